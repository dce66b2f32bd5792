import type { Language } from '../../messages'
import { sayInWorkbench } from '../../messages/workbench-words'
import type { BridgePage, OfficeHost } from '../../office-host'
import type { Grid } from '../../office-host/browser/show-grid'
import type { PlanLibrary } from '../../application/ports'
import type { AddinButton } from './addin-manifest'
import { LocalCopies, type LocalCopy } from './local-copies'

/** What is going on that the person waits for. */
export type Activity = 'starting' | 'opening' | 'sample' | 'saving'

/** Something to tell the person: a key of the page's words, and what fills it. */
export interface Notice {
  readonly key: string
  readonly params: Readonly<Record<string, string>>
  readonly isProblem: boolean
  /** A key of the page's words that says the detail, where there is one. */
  readonly detailKey?: string
}

/** What the page shows. */
export interface WorkbenchState {
  readonly language: Language
  readonly fileName: string
  readonly activity: Activity | undefined
  readonly isGridShown: boolean
  readonly isChanged: boolean
  readonly canUndo: boolean
  readonly canRedo: boolean
  readonly isPaneShown: boolean
  readonly notice: Notice | undefined
  /** Work of an earlier run that can be taken up again. */
  readonly left: LocalCopy | undefined
  /** The sheet whose password the person is asked for. */
  readonly passwordFor: string | undefined
}

/** Where the workbench puts things on the page; the elements are its own to fill. */
export interface Places {
  readonly grid: HTMLElement
  readonly pane: HTMLElement
}

const KEEP_AFTER_MS = 1500
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

const loadHost = () => import('../../office-host')
const loadGrid = () => import('../../office-host/browser/show-grid')
const loadSample = () => import('./sample-workbook')

/** One workbook at a time with its grid and its add-in, and what the page's buttons do with them. */
export class Workbench {
  private host: OfficeHost | undefined
  private grid: Grid | undefined
  private page: BridgePage | undefined
  private places: Places | undefined
  private copies: LocalCopies | undefined
  private savedRevision = 0
  private keptRevision = 0
  private keeping: ReturnType<typeof setTimeout> | undefined
  private keepTook = 0
  private opened = 0
  private answerPassword: ((password: string | undefined) => void) | undefined
  private readonly listeners = new Set<() => void>()
  private current: WorkbenchState

  constructor(
    private readonly panePath: string,
    private readonly paneTitle: (language: Language) => string,
    private readonly newName: (language: Language) => string,
    private readonly plans: PlanLibrary,
    private readonly cellMenu: (language: Language) => readonly AddinButton[],
    language: Language
  ) {
    this.current = {
      language,
      fileName: newName(language),
      activity: 'starting',
      isGridShown: false,
      isChanged: false,
      canUndo: false,
      canRedo: false,
      isPaneShown: true,
      notice: undefined,
      left: undefined,
      passwordFor: undefined
    }
  }

  readonly state = (): WorkbenchState => this.current

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  private show(change: Partial<WorkbenchState>): void {
    this.current = { ...this.current, ...change }
    for (const listener of this.listeners) listener()
  }

  private tell(key: string, params: Readonly<Record<string, string>> = {}, detailKey?: string): void {
    this.show({ notice: { key, params, isProblem: true, ...(detailKey && { detailKey }) } })
  }

  dismissNotice(): void {
    this.show({ notice: undefined })
  }

  /** Begins with an empty workbook, and looks for work that an earlier run left. */
  async start(places: Places): Promise<void> {
    this.places = places
    await this.replaceWorkbook(this.newName(this.current.language), undefined, 'starting')
    try {
      this.copies = await LocalCopies.open()
      this.show({ left: (await this.copies.left())[0] })
    } catch (error) {
      console.warn(error)
      this.tell('notKept')
    }
  }

  /** Whether closing the page would lose work; a kept copy does not count as saved. */
  get isChanged(): boolean {
    return this.host !== undefined && this.host.book.revision !== this.savedRevision
  }

  private async replaceWorkbook(
    name: string,
    file: Uint8Array | undefined,
    activity: Activity,
    isSaved = true
  ): Promise<void> {
    const { places } = this
    if (!places) return
    const turn = ++this.opened
    this.show({ activity, notice: undefined })
    try {
      const { startOfficeHost } = await loadHost()
      const host = await startOfficeHost({
        workbookName: name,
        language: this.current.language,
        ...(file && { file })
      })
      if (turn !== this.opened) return host.dispose()
      this.host?.dispose()
      this.host = host
      this.grid = undefined
      this.savedRevision = isSaved ? host.book.revision : -1
      this.keptRevision = host.book.revision
      host.book.onStep(() => this.afterStep(host))
      host.book.onSave(() => void this.save())
      this.show({ fileName: name, activity: undefined, isGridShown: false })
      this.afterStep(host)
      this.reloadPane()
      await this.showGrid(host, places.grid)
    } catch (error) {
      console.error(error)
      this.show({ activity: undefined })
      this.tell(file ? 'openFailed' : 'startFailed', { name, detail: describe(error) }, fileDetail(error))
    }
  }

  private async showGrid(host: OfficeHost, place: HTMLElement): Promise<void> {
    const { showGrid } = await loadGrid()
    if (host !== this.host) return
    const container = document.createElement('div')
    container.className = 'grid'
    place.replaceChildren(container)
    this.grid = await showGrid(host, {
      container,
      language: this.current.language,
      onRefused: (error) => this.tell(refusalKey(error), { detail: describe(error) }),
      openListLabel: () => sayInWorkbench('openList', this.current.language),
      askPassword: (sheetName) => this.askPassword(sheetName),
      protectLabel: {
        'zh-CN': sayInWorkbench('protect', 'zh-CN'),
        'en-US': sayInWorkbench('protect', 'en-US')
      },
      cellMenu: this.cellMenu('zh-CN').map((button, index) => ({
        id: button.id,
        label: {
          'zh-CN': button.label,
          'en-US': this.cellMenu('en-US')[index]?.label ?? button.label
        },
        icon: button.icon && `..${button.icon}`,
        run: () => void this.press(button.functionName)
      }))
    })
    this.show({ isGridShown: true })
  }

  private askPassword(sheetName: string): Promise<string | undefined> {
    this.givePassword(undefined)
    this.show({ passwordFor: sheetName })
    return new Promise((resolve) => {
      this.answerPassword = resolve
    })
  }

  /** Answers the question for a password; undefined when the person gives none. */
  givePassword(password: string | undefined): void {
    this.answerPassword?.(password)
    this.answerPassword = undefined
    if (this.current.passwordFor !== undefined) this.show({ passwordFor: undefined })
  }

  private afterStep(host: OfficeHost): void {
    if (host !== this.host) return
    const { isChanged } = this
    const { undoSteps, redoSteps } = host.book
    const { current } = this
    if (
      current.isChanged !== isChanged ||
      current.canUndo !== undoSteps > 0 ||
      current.canRedo !== redoSteps > 0
    ) {
      this.show({ isChanged, canUndo: undoSteps > 0, canRedo: redoSteps > 0 })
    }
    if (this.copies && host.book.revision !== this.keptRevision && this.keeping === undefined) {
      // A large workbook takes long to write: the page must stay free most of the time.
      this.keeping = setTimeout(() => void this.keep(host), Math.max(KEEP_AFTER_MS, this.keepTook * 5))
    }
  }

  private async keep(host: OfficeHost): Promise<void> {
    try {
      if (host !== this.host || !this.copies) return
      const started = performance.now()
      const { revision } = host.book
      await this.copies.keep(this.current.fileName, await host.save())
      this.keptRevision = revision
      this.keepTook = performance.now() - started
    } catch (error) {
      console.warn(error)
      this.tell('notKept')
    } finally {
      this.keeping = undefined
      if (host === this.host && host.book.revision !== this.keptRevision) this.afterStep(host)
    }
  }

  /** Puts the pane's page into a new frame, as it needs after a crash; the workbook stays. */
  reloadPane(): void {
    const { host, places } = this
    if (!host || !places) return
    void loadHost().then(({ addinPageUrl, attachToWindow }) => {
      if (host !== this.host) return
      this.page?.detach()
      const frame = document.createElement('iframe')
      frame.title = this.paneTitle(this.current.language)
      frame.src = addinPageUrl(this.panePath, this.current.language)
      places.pane.replaceChildren(frame)
      const { contentWindow } = frame
      if (contentWindow) this.page = attachToWindow(contentWindow, host)
    })
  }

  togglePane(isPaneShown = !this.current.isPaneShown): void {
    this.show({ isPaneShown })
  }

  /** Presses one of the add-in's own buttons. */
  async press(functionName: string | undefined): Promise<void> {
    this.togglePane(true)
    if (functionName === undefined) return
    try {
      await this.page?.runCommand(functionName)
    } catch (error) {
      console.warn(error)
      this.tell('paneNotReady')
    }
  }

  openNew(): Promise<void> {
    return this.replaceWorkbook(this.newName(this.current.language), undefined, 'opening')
  }

  async openFile(file: File): Promise<void> {
    await this.replaceWorkbook(file.name, new Uint8Array(await file.arrayBuffer()), 'opening')
  }

  async openSample(): Promise<void> {
    this.show({ activity: 'sample', notice: undefined })
    try {
      const { sampleWorkbook } = await loadSample()
      const { name, file } = await sampleWorkbook(this.plans, this.current.language)
      await this.replaceWorkbook(name, file, 'sample')
    } catch (error) {
      console.error(error)
      this.show({ activity: undefined })
      this.tell('startFailed', { detail: describe(error) })
    }
  }

  /** Gives the workbook to the browser as a download; false when that did not succeed. */
  async save(): Promise<boolean> {
    const { host } = this
    if (!host) return false
    this.show({ activity: 'saving' })
    try {
      const { revision } = host.book
      const file = await host.save()
      const address = URL.createObjectURL(new Blob([file as Uint8Array<ArrayBuffer>], { type: XLSX }))
      const link = document.createElement('a')
      link.href = address
      link.download = this.current.fileName
      link.click()
      setTimeout(() => URL.revokeObjectURL(address), 60_000)
      this.savedRevision = revision
      await this.copies?.forget()
      this.keptRevision = revision
      this.afterStep(host)
      return true
    } catch (error) {
      console.error(error)
      this.tell('saveFailed', { detail: describe(error) })
      return false
    } finally {
      this.show({ activity: undefined })
    }
  }

  async undo(): Promise<void> {
    await this.host?.undo()
  }

  async redo(): Promise<void> {
    await this.host?.redo()
  }

  /** Takes up the work an earlier run left. */
  async restoreLeft(): Promise<void> {
    const { left } = this.current
    if (!left) return
    this.show({ left: undefined })
    await this.replaceWorkbook(left.name, left.file, 'opening', false)
    await this.copies?.keep(left.name, left.file)
    await this.copies?.forget(left.owner)
  }

  async discardLeft(): Promise<void> {
    const { left } = this.current
    if (left) await this.copies?.forget(left.owner)
    this.show({ left: (await this.copies?.left())?.[0] })
  }

  /** Changes the language of page, grid and add-in; the pane's page begins anew, as it does in Excel. */
  setLanguage(language: Language): void {
    this.show({ language })
    if (this.host) this.host.options.language = language
    this.grid?.setLanguage(language)
    this.reloadPane()
  }
}

const describe = (error: unknown): string => (error instanceof Error ? error.message : String(error))

/** The page's words for why a file was not opened. */
const fileDetail = (error: unknown): string | undefined =>
  error instanceof Error && error.name === 'FileRefused'
    ? `notice.file.${(error as unknown as { code: string }).code}`
    : undefined

const refusals: Readonly<Record<string, string>> = {
  BadPassword: 'badPassword',
  InvalidOperation: 'notAllowed',
  UnsupportedOperation: 'notSupported'
}

const refusalKey = (error: unknown): string => {
  const { code = '', reason } = (error ?? {}) as { code?: string; reason?: string }
  return reason ? `reason.${reason}` : (refusals[code] ?? 'refused')
}
