import type { Injector } from '@univerjs/core'
import { SheetCanvasPopManagerService } from '@univerjs/sheets-ui'
import type { ICanvasPopup } from '@univerjs/sheets-ui'
import { ComponentManager, IShortcutService } from '@univerjs/ui'
import type { OfficeHost } from '../host'
import { listChoices } from '../model/data-validation'

/** What stands at the selected cell besides its content. */
export interface CellChoicesOptions {
  /** The grid's own element, which hears the key that opens the list. */
  container: HTMLElement
  /** What a screen reader says of the button that opens a list. */
  openLabel(): string
  /** Whether a cell may be changed; tells the person when not. */
  mayType(sheetId: string, row: number, column: number): boolean
  type(sheetId: string, row: number, column: number, text: string): void
}

interface Place {
  sheetId: string
  row: number
  column: number
}

interface Shown {
  dispose(): void
}

const popupComponent = 'office-host.cell-popup'
const font = '13px "Segoe UI", "Microsoft YaHei", "PingFang SC", sans-serif'
const mostPromptWidth = 260

/**
 * The button beside the selected cell that opens the list of its validation, the list, and the validation's input message, as
 * Excel shows them. Source: https://support.microsoft.com/office/create-a-drop-down-list-7693307a-59ef-400a-b769-c5402dce407b
 */
export class CellChoices {
  private readonly popups: SheetCanvasPopManagerService
  private readonly shortcuts: IShortcutService
  private shownFor = ''
  private place: Place | undefined
  private choices: string[] | undefined
  private button: Shown | undefined
  private prompt: Shown | undefined
  private list: Shown | undefined
  /** What had the keyboard before the list. */
  private keyboard: HTMLElement | undefined
  private turn = 0

  constructor(
    private readonly host: OfficeHost,
    injector: Injector,
    private readonly options: CellChoicesOptions
  ) {
    this.popups = injector.get(SheetCanvasPopManagerService)
    this.shortcuts = injector.get(IShortcutService)
    const components = injector.get(ComponentManager)
    components.register(popupComponent, ({ popup }: { popup: ICanvasPopup }) =>
      components.reactUtils.createElement('div', {
        ref: (node: HTMLElement | null) => {
          const element = popup.extraProps?.['element'] as HTMLElement
          // Putting it in again would take the keyboard from it.
          if (!node || node.firstChild === element) return
          node.replaceChildren(element)
          ;(popup.extraProps?.['onShown'] as (() => void) | undefined)?.()
        }
      })
    )
    options.container.addEventListener(
      'keydown',
      (event) => {
        if (event.key !== 'ArrowDown' || !event.altKey || !this.choices) return
        event.preventDefault()
        event.stopPropagation()
        this.open()
      },
      true
    )
  }

  /** Shows what belongs to the selected cell; nothing while it is being typed into. */
  show(isTyping: boolean): void {
    const { book } = this.host
    const { sheetId, areas } = book.selection
    const area = areas[0]
    const sheet = book.sheetById(sheetId)
    const isHere = area && sheet && sheetId === book.activeSheetId && !isTyping
    const validation = isHere ? sheet.validationAt(area.top, area.left) : undefined
    const wanted = validation ? JSON.stringify([sheetId, area?.top, area?.left, validation]) : ''
    if (wanted === this.shownFor) return
    this.shownFor = wanted
    this.hide()
    if (!validation || !area) return
    const place = { sheetId, row: area.top, column: area.left }
    this.place = place
    const { message, title, showPrompt } = validation.prompt
    if (showPrompt && (message || title)) {
      this.prompt = this.attach(place, promptOf(title, message), 'vertical', 90)
    }
    if ('list' in validation.rule) void this.offer(place)
  }

  private hide(): void {
    this.turn++
    for (const shown of [this.button, this.prompt, this.list]) shown?.dispose()
    this.button = this.prompt = this.list = undefined
    this.choices = undefined
    this.place = undefined
  }

  private async offer(place: Place): Promise<void> {
    const turn = this.turn
    const { book } = this.host
    const choices = await this.host.reading(() => {
      const sheet = book.sheetById(place.sheetId)
      return sheet && listChoices(book, sheet, place.row, place.column)
    })
    if (turn !== this.turn || !choices) return
    this.choices = choices
    const button = document.createElement('button')
    button.type = 'button'
    button.tabIndex = -1
    button.textContent = '▾'
    button.className = 'cell-choices-button'
    button.title = this.options.openLabel()
    button.setAttribute('aria-label', this.options.openLabel())
    button.setAttribute('aria-haspopup', 'listbox')
    button.style.cssText =
      'width:20px;height:20px;padding:0;border:1px solid #8a8886;border-radius:2px;background:#fff;' +
      'color:#323130;font-size:13px;line-height:1;cursor:pointer;display:block'
    // The keyboard stays with the cells until the list is open.
    button.addEventListener('mousedown', (event) => event.preventDefault())
    button.addEventListener('click', () => (this.list ? this.close() : this.open()))
    this.button = this.attach(place, button, 'horizontal', 91)
  }

  /** Opens the list of the selected cell, where it has one that may be used. */
  private open(): void {
    const { place, choices, turn } = this
    if (!place || !choices || this.list) return
    if (!this.options.mayType(place.sheetId, place.row, place.column)) return
    this.prompt?.dispose()
    this.prompt = undefined
    this.keyboard = document.activeElement instanceof HTMLElement ? document.activeElement : undefined
    const current = this.host.book.sheetById(place.sheetId)?.text(place.row, place.column) ?? ''
    const list = listOf(choices, current, {
      label: this.options.openLabel(),
      onChosen: (choice) => {
        this.close()
        this.options.type(place.sheetId, place.row, place.column, choice)
      },
      onLeft: () => this.close()
    })
    const shown = this.attach(place, list, 'vertical', 1020, () => {
      if (turn === this.turn) requestAnimationFrame(() => list.focus({ preventScroll: true }))
    })
    // The grid hears every key first and would move the selection.
    const keys = this.shortcuts.forceEscape()
    this.list = {
      dispose: () => {
        keys.dispose()
        shown?.dispose()
      }
    }
  }

  private close(): void {
    this.list?.dispose()
    this.list = undefined
    this.keyboard?.focus({ preventScroll: true })
  }

  private attach(
    { sheetId, row, column }: Place,
    element: HTMLElement,
    direction: 'horizontal' | 'vertical',
    zIndex: number,
    onShown?: () => void
  ): Shown | undefined {
    const unitId = this.host.book.engine.unitId
    const { container } = this.options
    const popup: ICanvasPopup = {
      componentKey: popupComponent,
      direction,
      zIndex,
      hiddenType: 'hide',
      showOnSelectionMoving: true,
      extraProps: { element, onShown },
      onClickOutside: ({ target }) => {
        const isOwn = target instanceof Element && target.closest('.cell-choices-button')
        if (zIndex === 1020 && !isOwn && (!(target instanceof Node) || container.contains(target)))
          this.close()
      }
    }
    return this.popups.attachPopupToCell(row, column, popup, unitId, sheetId) ?? undefined
  }
}

function promptOf(title: string, message: string): HTMLElement {
  const note = document.createElement('div')
  note.setAttribute('role', 'note')
  note.className = 'cell-prompt'
  note.style.cssText =
    `max-width:${mostPromptWidth}px;margin:4px 0;padding:6px 8px;font:${font};line-height:1.4;white-space:pre-wrap;` +
    'background:#fffbe6;color:#323130;border:1px solid #c8c6c4;box-shadow:0 2px 4px rgba(0,0,0,.14);pointer-events:none'
  if (title) {
    const heading = document.createElement('strong')
    heading.textContent = title
    heading.style.display = 'block'
    note.append(heading)
  }
  note.append(message)
  return note
}

interface ListOptions {
  label: string
  onChosen: (choice: string) => void
  onLeft: () => void
}

function listOf(
  choices: readonly string[],
  current: string,
  { label, onChosen, onLeft }: ListOptions
): HTMLElement {
  const list = document.createElement('ul')
  list.tabIndex = -1
  list.className = 'cell-choices'
  list.setAttribute('role', 'listbox')
  list.setAttribute('aria-label', label)
  list.style.cssText =
    `min-width:120px;max-width:420px;max-height:240px;overflow:auto;margin:1px 0;padding:2px 0;font:${font};` +
    'list-style:none;background:#fff;color:#242424;border:1px solid #8a8886;box-shadow:0 4px 8px rgba(0,0,0,.2);outline:none'
  const items = choices.map((choice, index) => {
    const item = document.createElement('li')
    item.id = `cell-choice-${index}`
    item.textContent = choice
    item.setAttribute('role', 'option')
    item.style.cssText =
      'padding:4px 10px;white-space:nowrap;overflow:hidden;text-overflow:ellipsis;cursor:default'
    item.addEventListener('pointermove', () => mark(index))
    item.addEventListener('click', () => onChosen(choice))
    return item
  })
  list.append(...items)
  let marked = -1
  const mark = (index: number): void => {
    const next = items[index]
    if (!next || index === marked) return
    const before = items[marked]
    if (before) {
      before.style.background = ''
      before.setAttribute('aria-selected', 'false')
    }
    marked = index
    next.style.background = '#deecf9'
    next.setAttribute('aria-selected', 'true')
    list.setAttribute('aria-activedescendant', next.id)
    next.scrollIntoView({ block: 'nearest' })
  }
  mark(Math.max(0, choices.indexOf(current)))
  list.addEventListener('keydown', (event) => {
    // The grid would take the keys for its own.
    event.stopPropagation()
    const { key } = event
    const last = items.length - 1
    const target: Record<string, number> = {
      ArrowDown: Math.min(last, marked + 1),
      ArrowUp: Math.max(0, marked - 1),
      PageDown: Math.min(last, marked + 8),
      PageUp: Math.max(0, marked - 8),
      Home: 0,
      End: last
    }
    const chosen = choices[marked]
    if (key === 'Enter' && chosen !== undefined) onChosen(chosen)
    else if (key === 'Escape' || key === 'Tab') onLeft()
    else if (target[key] !== undefined) mark(target[key])
    else {
      const found = choices.findIndex((choice) => choice.toLowerCase().startsWith(key.toLowerCase()))
      if (key.length !== 1 || found === -1) return
      mark(found)
    }
    event.preventDefault()
  })
  return list
}
