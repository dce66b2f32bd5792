import type { ICellData, Injector, IRange } from '@univerjs/core'
import {
  CanceledError,
  CellValueType,
  CommandType,
  ICommandService,
  LifecycleService,
  LifecycleStages,
  LocaleService,
  LocaleType,
  mergeLocales,
  RedoCommandId,
  UndoCommandId
} from '@univerjs/core'
import designEnglish from '@univerjs/design/locale/en-US'
import designChinese from '@univerjs/design/locale/zh-CN'
import { UniverDocsPlugin } from '@univerjs/docs'
import { UniverDocsUIPlugin } from '@univerjs/docs-ui'
import docsEnglish from '@univerjs/docs-ui/locale/en-US'
import docsChinese from '@univerjs/docs-ui/locale/zh-CN'
import {
  SetFormulaCalculationStartMutation,
  SetFormulaCalculationStopMutation,
  SetTriggerFormulaCalculationStartMutation
} from '@univerjs/engine-formula'
import { IRenderManagerService, UniverRenderEnginePlugin } from '@univerjs/engine-render'
import {
  AddWorksheetMergeMutation,
  CopySheetCommand,
  DeleteRangeMoveLeftCommand,
  DeleteRangeMoveUpCommand,
  InsertColByRangeCommand,
  InsertRangeMoveDownCommand,
  InsertRangeMoveRightCommand,
  InsertRowByRangeCommand,
  InsertSheetCommand,
  MoveRangeMutation,
  RemoveColByRangeCommand,
  RemoveRowByRangeCommand,
  RemoveSheetCommand,
  RemoveWorksheetMergeMutation,
  SetColHiddenMutation,
  SetColVisibleMutation,
  SetFrozenMutation,
  SetRangeValuesCommand,
  SetRangeValuesMutation,
  SetRowHiddenMutation,
  SetRowVisibleMutation,
  SetSelectionsOperation,
  SetTabColorMutation,
  SetWorksheetActiveOperation,
  SetWorksheetColWidthMutation,
  SetWorksheetHideMutation,
  SetWorksheetNameMutation,
  SetWorksheetOrderMutation,
  SetWorksheetRowHeightMutation,
  SetWorksheetRowIsAutoHeightMutation,
  SetWorksheetShowCommand,
  SheetsSelectionsService,
  ToggleGridlinesMutation
} from '@univerjs/sheets'
import sheetsEnglish from '@univerjs/sheets/locale/en-US'
import sheetsChinese from '@univerjs/sheets/locale/zh-CN'
import { UniverSheetsFormulaPlugin } from '@univerjs/sheets-formula'
import sheetsFormulaEnglish from '@univerjs/sheets-formula/locale/en-US'
import sheetsFormulaChinese from '@univerjs/sheets-formula/locale/zh-CN'
import { UniverSheetsFormulaUIPlugin } from '@univerjs/sheets-formula-ui'
import formulaUiEnglish from '@univerjs/sheets-formula-ui/locale/en-US'
import formulaUiChinese from '@univerjs/sheets-formula-ui/locale/zh-CN'
import { UniverSheetsNumfmtPlugin } from '@univerjs/sheets-numfmt'
import {
  ScrollToRangeOperation,
  SetCellEditVisibleOperation,
  SheetSkeletonManagerService,
  UniverSheetsUIPlugin
} from '@univerjs/sheets-ui'
import sheetsUiEnglish from '@univerjs/sheets-ui/locale/en-US'
import sheetsUiChinese from '@univerjs/sheets-ui/locale/zh-CN'
import type { IMenuItem } from '@univerjs/ui'
import {
  ComponentManager,
  ContextMenuGroup,
  ContextMenuPosition,
  IMenuManagerService,
  MenuItemType,
  UniverUIPlugin
} from '@univerjs/ui'
import uiEnglish from '@univerjs/ui/locale/en-US'
import uiChinese from '@univerjs/ui/locale/zh-CN'
import type { Area } from '../engine/area'
import { contains, sameArea } from '../engine/area'
import type { OfficeHost } from '../host'
import { CellChoices } from './cell-choices'
import { drawCharts } from './chart-drawing'
import { drawConditionalFormats } from './conditional-drawing'
import { GridEdits, isGridChange } from './grid-edits'

/** What a grid needs of the page. */
export interface GridOptions {
  container: HTMLElement
  language: 'zh-CN' | 'en-US'
  /** Hears why an edit was refused; the workbook is unchanged. */
  onRefused(error: unknown): void
  /** What a screen reader says of the button that opens the list of a cell. */
  openListLabel(): string
  /** Commands of the add-in in the menu of the cells. */
  cellMenu: readonly CellMenuItem[]
  /** What the tabs' menu calls protecting a sheet and ending its protection. */
  protectLabel: Record<'zh-CN' | 'en-US', string>
  /** Asks for the password of a sheet; undefined when the person gives none. */
  askPassword(sheetName: string): Promise<string | undefined>
}

/** A command in the menu of the cells. */
export interface CellMenuItem {
  id: string
  label: Record<'zh-CN' | 'en-US', string>
  /** The address of its picture; empty for none. */
  icon: string
  run(): void
}

/** The spreadsheet on the page. */
export interface Grid {
  setLanguage(language: 'zh-CN' | 'en-US'): void
  /** Gives the keyboard to the cells. */
  focus(): void
}

const locales = {
  'zh-CN': LocaleType.ZH_CN,
  'en-US': LocaleType.EN_US
}

/** What of the parameters of Univer's commands matters here. */
interface CommandParams {
  unitId: string
  subUnitId: string
  range: IRange
  visible: boolean
  value: unknown
  index: number
  sheet: { name?: string }
  selections: { range: IRange }[]
}

/** Univer's changes of a workbook that the host makes in their place. */
const replacedMutations = [
  SetRangeValuesMutation,
  SetWorksheetRowHeightMutation,
  SetWorksheetColWidthMutation,
  SetRowHiddenMutation,
  SetRowVisibleMutation,
  SetColHiddenMutation,
  SetColVisibleMutation,
  SetFrozenMutation,
  AddWorksheetMergeMutation,
  RemoveWorksheetMergeMutation,
  SetWorksheetNameMutation,
  SetWorksheetHideMutation,
  SetWorksheetOrderMutation,
  SetTabColorMutation,
  ToggleGridlinesMutation,
  MoveRangeMutation,
  SetWorksheetRowIsAutoHeightMutation
] as const

/** The mutations of what a file holds. */
const changesWorkbook = /^(?:sheet\.mutation\.|formula\.mutation\.(?:set|remove)-defined-name)/u

/** What starts Univer's own calculation, which knows neither the host's names nor its tables, or stops the host's. */
const computedByHost = new Set<string>([
  SetTriggerFormulaCalculationStartMutation.id,
  SetFormulaCalculationStartMutation.id,
  SetFormulaCalculationStopMutation.id
])

/** Changes that only concern how Univer draws and that no file holds. */
const drawnByUniver = new Set(['sheet.mutation.set-worksheet-row-auto-height', 'sheet.mutation.empty'])

/** What makes Univer list the sheets anew. */
const listsSheets = new Set<string>([
  SetWorksheetActiveOperation.id,
  SetWorksheetHideMutation.id,
  SetWorksheetNameMutation.id,
  SetWorksheetOrderMutation.id
])

/** Menus for what the host does otherwise, or no file would keep: undo, and Univer's own kind of protection. */
const hiddenMenus = [
  UndoCommandId,
  RedoCommandId,
  'sheet.contextMenu.permission',
  'sheet.command.add-range-protection-from-toolbar',
  'sheet.command.add-range-protection-from-sheet-bar',
  'sheet.command.delete-worksheet-protection-from-sheet-bar',
  'sheet.command.change-sheet-protection-from-sheet-bar',
  'sheet.command.view-sheet-permission-from-sheet-bar'
]

/** What was typed, for a change of one cell's content; undefined for everything else. */
function typedText(value: unknown): string | undefined {
  if (!value || typeof value !== 'object' || Array.isArray(value)) return undefined
  const cell = value as ICellData
  if (cell.p?.body) return cell.p.body.dataStream.replace(/\r\n$/u, '').replaceAll('\r', '\n')
  if (typeof cell.f === 'string' && cell.f) return cell.f
  if (cell.v === undefined) return undefined
  const text = String(cell.v ?? '')
  return cell.t === CellValueType.FORCE_STRING ? `'${text}` : text
}

const areaOf = (range: IRange): Area => ({
  top: range.startRow,
  bottom: range.endRow,
  left: range.startColumn,
  right: range.endColumn
})

const rangeOf = (area: Area): IRange => ({
  startRow: area.top,
  endRow: area.bottom,
  startColumn: area.left,
  endColumn: area.right
})

const menuKey = ({ id }: CellMenuItem): string => `officeHost.cellMenu.${id.replaceAll('.', '-')}`

const menuTexts = ({ cellMenu, protectLabel }: GridOptions, language: 'zh-CN' | 'en-US') => ({
  officeHost: {
    cellMenu: Object.fromEntries(
      cellMenu.map((item) => [item.id.replaceAll('.', '-'), item.label[language]])
    ),
    protect: protectLabel[language]
  }
})

/** Puts commands at the end of the menu of the cells. */
function addToCellMenu(items: readonly CellMenuItem[], injector: Injector): void {
  const commands = injector.get(ICommandService)
  const components = injector.get(ComponentManager)
  for (const item of items) {
    const id = `office-host.cell-menu.${item.id}`
    commands.registerCommand({
      id,
      type: CommandType.COMMAND,
      handler: () => {
        item.run()
        return true
      }
    })
    components.register(id, () =>
      components.reactUtils.createElement('img', { src: item.icon, width: 16, height: 16, alt: '' })
    )
  }
  injector.get(IMenuManagerService).mergeMenu({
    [ContextMenuPosition.MAIN_AREA]: {
      [ContextMenuGroup.OTHERS]: Object.fromEntries(
        items.map((item, index) => {
          const id = `office-host.cell-menu.${item.id}`
          const menuItemFactory = (): IMenuItem => ({
            id,
            type: MenuItemType.BUTTON,
            title: menuKey(item),
            ...(item.icon && { icon: id })
          })
          return [id, { order: 100 + index, menuItemFactory }]
        })
      )
    }
  })
}

/** Puts a command into the menu of the sheets' tabs. */
function addToTabMenu(id: string, title: string, run: () => void, injector: Injector): void {
  injector.get(ICommandService).registerCommand({
    id,
    type: CommandType.COMMAND,
    handler: () => {
      run()
      return true
    }
  })
  injector.get(IMenuManagerService).mergeMenu({
    [ContextMenuPosition.FOOTER_TABS]: {
      [ContextMenuGroup.OTHERS]: {
        [id]: {
          order: 100,
          menuItemFactory: (): IMenuItem => ({ id, type: MenuItemType.BUTTON, title })
        }
      }
    }
  })
}

/**
 * Adds Univer's user interface to the Univer a host keeps its workbook in: what the add-in changes is drawn, what the person
 * does goes through the host, with its protection, events and undo.
 */
export async function showGrid(host: OfficeHost, options: GridOptions): Promise<Grid> {
  const { book } = host
  const { univer, unitId, workbook } = book.engine
  const injector = univer.__getInjector()
  const locale = injector.get(LocaleService)
  locale.load({
    [LocaleType.ZH_CN]: mergeLocales(
      designChinese,
      uiChinese,
      docsChinese,
      sheetsChinese,
      sheetsUiChinese,
      sheetsFormulaChinese,
      formulaUiChinese,
      menuTexts(options, 'zh-CN')
    ),
    [LocaleType.EN_US]: mergeLocales(
      designEnglish,
      uiEnglish,
      docsEnglish,
      sheetsEnglish,
      sheetsUiEnglish,
      sheetsFormulaEnglish,
      formulaUiEnglish,
      menuTexts(options, 'en-US')
    )
  })
  locale.setLocale(locales[options.language])

  univer.registerPlugin(UniverRenderEnginePlugin)
  univer.registerPlugin(UniverUIPlugin, {
    container: options.container,
    header: true,
    toolbar: true,
    footer: true,
    ribbonType: 'simple',
    menu: Object.fromEntries(hiddenMenus.map((id) => [id, { hidden: true }])),
    disableAutoFocus: true
  })
  univer.registerPlugin(UniverDocsPlugin)
  univer.registerPlugin(UniverDocsUIPlugin)
  univer.registerPlugin(UniverSheetsUIPlugin, {
    formulaBar: true,
    clipboardConfig: { hidePasteOptions: true }
  })
  univer.registerPlugin(UniverSheetsFormulaPlugin)
  univer.registerPlugin(UniverSheetsFormulaUIPlugin)
  univer.registerPlugin(UniverSheetsNumfmtPlugin)

  const lifecycle = injector.get(LifecycleService)
  await lifecycle.onStage(LifecycleStages.Rendered)
  const commands = injector.get(ICommandService)
  const selections = injector.get(SheetsSelectionsService)
  const edits = new GridEdits(host, (error) => {
    options.onRefused(error)
    drawTabNames()
  })
  addToCellMenu(options.cellMenu, injector)
  addToTabMenu(
    'office-host.switch-protection',
    'officeHost.protect',
    () => void edits.switchProtection(book.activeSheetId, (name) => options.askPassword(name)),
    injector
  )
  const choices = new CellChoices(host, injector, {
    container: options.container,
    openLabel: () => options.openListLabel(),
    mayType: (sheetId, row, column) => edits.mayType(sheetId, row, column),
    type: (sheetId, row, column, text) => edits.type(sheetId, row, column, text)
  })

  let drawing = false
  for (const mutation of replacedMutations) {
    commands.unregisterCommand(mutation.id)
    commands.registerCommand({
      id: mutation.id,
      type: CommandType.MUTATION,
      handler: (accessor, params: { unitId: string }, execution) => {
        // The host puts in the results of formulas itself.
        if (execution?.['fromFormula']) return true
        if (drawing || params.unitId !== unitId) return mutation.handler(accessor, params as never)
        edits.change(mutation.id, params)
        return true
      }
    })
  }
  commands.beforeCommandExecuted((command) => {
    const params = command.params as Partial<CommandParams> | undefined
    if (drawing) return
    if (computedByHost.has(command.id) || takeOver(command.id, params ?? {})) throw new CanceledError()
    const isForeign = params?.unitId !== unitId || !changesWorkbook.test(command.id)
    if (isForeign || isGridChange(command.id) || drawnByUniver.has(command.id)) return
    edits.change(command.id, params)
    throw new CanceledError()
  })
  commands.onCommandExecuted((command) => {
    if (drawing) return
    const params = command.params as Partial<CommandParams> | undefined
    if (params?.unitId === unitId && params.subUnitId) {
      // The command's own selections count: by now the grid may show others.
      if (command.id === SetSelectionsOperation.id && params.selections) {
        follow(
          params.subUnitId,
          params.selections.map(({ range }) => areaOf(range))
        )
      }
      if (command.id === SetWorksheetActiveOperation.id) follow(params.subUnitId, shownAreas())
      if (listsSheets.has(command.id)) {
        queueMicrotask(() => {
          drawing = true
          listSheets()
          drawing = false
        })
      }
    }
    if (command.id === SetCellEditVisibleOperation.id) {
      isTyping = params?.visible === true
      if (isTyping) host.enterEditMode()
      else host.leaveEditMode()
      choices.show(isTyping)
    }
  })

  let isTyping = false
  let shownSelection = ''
  const follow = (sheetId: string, areas: Area[]): void => {
    edits.select(sheetId, areas)
    shownSelection = JSON.stringify(book.selection)
    choices.show(isTyping)
  }
  const shownAreas = (): Area[] => selections.getCurrentSelections().map(({ range }) => areaOf(range))
  /** Does the work of a command that the host does in its own way; false for all others. */
  const takeOver = (id: string, params: Partial<CommandParams>): boolean => {
    const target = { unitId, subUnitId: params.subUnitId ?? book.activeSheetId, range: params.range! }
    const selected = selections.getCurrentLastSelection()?.range
    const cells = { ...target, range: params.range ?? selected! }
    switch (id) {
      case SetCellEditVisibleOperation.id: {
        if (!params.visible || isTyping) return false
        const cell = selections.getCurrentLastSelection()?.primary
        return cell ? !edits.mayType(book.activeSheetId, cell.actualRow, cell.actualColumn) : false
      }
      case SetRangeValuesCommand.id: {
        const text = typedText(params.value)
        if (text === undefined || !params.range) return false
        const { startRow, endRow, startColumn, endColumn } = params.range
        if (startRow !== endRow || startColumn !== endColumn) return false
        edits.type(target.subUnitId, startRow, startColumn, text)
        return true
      }
      case UndoCommandId:
        if (isTyping) return false
        void host.undo()
        return true
      case RedoCommandId:
        if (isTyping) return false
        void host.redo()
        return true
      case InsertRowByRangeCommand.id:
        edits.insertOrDelete(target, 'down')
        return true
      case RemoveRowByRangeCommand.id:
        edits.insertOrDelete(target, 'up')
        return true
      case InsertColByRangeCommand.id:
        edits.insertOrDelete(target, 'right')
        return true
      case RemoveColByRangeCommand.id:
        edits.insertOrDelete(target, 'left')
        return true
      case InsertRangeMoveDownCommand.id:
        edits.shift(cells, 'down')
        return true
      case InsertRangeMoveRightCommand.id:
        edits.shift(cells, 'right')
        return true
      case DeleteRangeMoveUpCommand.id:
        edits.shift(cells, 'up')
        return true
      case DeleteRangeMoveLeftCommand.id:
        edits.shift(cells, 'left')
        return true
      case CopySheetCommand.id:
        edits.copySheet(target)
        return true
      case SetWorksheetShowCommand.id:
        edits.showSheet(target)
        return true
      case InsertSheetCommand.id:
        edits.addSheet(params.sheet?.name, params.index)
        return true
      case RemoveSheetCommand.id:
        edits.removeSheet(target)
        return true
      default:
        return false
    }
  }

  let tabs = ''
  let freeze = ''
  const draw = (): void => {
    drawing = true
    try {
      drawTabs()
      drawFreeze()
      drawCells()
      drawSheetCharts()
      drawSelection()
      choices.show(isTyping)
    } finally {
      drawing = false
    }
  }
  const drawSheetCharts = drawCharts(host, injector)
  const judgeAgain = drawConditionalFormats(host, injector, () => {
    drawing = true
    try {
      drawCells()
    } finally {
      drawing = false
    }
  })
  const drawTabs = (): void => {
    const order = workbook.getConfig().sheetOrder
    order.splice(0, order.length, ...book.sheets.map((sheet) => sheet.id))
    const now = JSON.stringify([
      book.activeSheetId,
      book.sheets.map(({ id, state }) => [id, state.name, state.visibility, state.tabColor])
    ])
    if (now === tabs) return
    tabs = now
    listSheets()
  }
  /** Univer lists all sheets, shown and hidden, whenever one is activated; very hidden ones are for add-ins alone. */
  const listSheets = (): void => {
    const all = workbook.getSheets.bind(workbook)
    workbook.getSheets = () =>
      all().filter((one) => book.sheetById(one.getSheetId())?.state.visibility !== 'VeryHidden')
    try {
      commands.syncExecuteCommand(SetWorksheetActiveOperation.id, { unitId, subUnitId: book.activeSheetId })
    } finally {
      Reflect.deleteProperty(workbook, 'getSheets')
    }
  }
  /** A name that was typed over a tab and refused still stands there. */
  const drawTabNames = (): void => {
    for (const tab of options.container.querySelectorAll<HTMLElement>('[data-u-comp="slide-tab-item"]')) {
      const name = book.sheetById(tab.dataset['id'] ?? '')?.name
      const label = tab.firstElementChild
      if (name !== undefined && label && label.textContent !== name) label.textContent = name
    }
  }
  const drawFreeze = (): void => {
    const sheet = book.activeSheet
    const now = JSON.stringify([sheet.id, sheet.state.freeze])
    if (now === freeze) return
    freeze = now
    const config = workbook.getSheetBySheetId(sheet.id)?.getConfig().freeze
    commands.syncExecuteCommand(SetFrozenMutation.id, { unitId, subUnitId: sheet.id, ...config })
  }
  const drawCells = (): void => {
    const render = injector.get(IRenderManagerService).getRenderById(unitId)
    if (!render) return
    const skeletons = render.with(SheetSkeletonManagerService)
    for (const sheet of book.sheets) {
      const worksheet = workbook.getSheetBySheetId(sheet.id)
      worksheet?.getSpanModel().rebuild(worksheet.getConfig().mergeData)
      skeletons.makeDirty({ sheetId: sheet.id }, true)
    }
    skeletons.setCurrent({ sheetId: book.activeSheetId })
    // An empty change tells every part of the interface, the formula bar among them, to read its cell again.
    commands.syncExecuteCommand(SetRangeValuesMutation.id, {
      unitId,
      subUnitId: book.activeSheetId,
      cellValue: {}
    })
    render.components.forEach((component) => component.makeDirty())
    render.mainComponent?.makeForceDirty(true)
  }
  const drawSelection = (): void => {
    const { sheetId, areas } = book.selection
    const area = areas[0]
    if (!area || sheetId !== book.activeSheetId || isTyping) return
    const now = JSON.stringify(book.selection)
    if (now === shownSelection) return
    shownSelection = now
    const shown = shownAreas()
    // A merged cell is selected whole.
    const wanted = areas.map((own) => {
      const merge = book.activeSheet.mergeAt(own.top, own.left)
      return { area: merge && contains(merge, own) ? merge : own, merge }
    })
    const isShown =
      shown.length === wanted.length && wanted.every((one, index) => sameArea(one.area, shown[index]!))
    if (isShown) return
    commands.syncExecuteCommand(SetSelectionsOperation.id, {
      unitId,
      subUnitId: sheetId,
      selections: wanted.map((one) => ({
        range: rangeOf(one.area),
        primary: {
          ...rangeOf(one.merge ?? { ...one.area, bottom: one.area.top, right: one.area.left }),
          actualRow: one.area.top,
          actualColumn: one.area.left,
          isMerged: one.merge !== undefined,
          isMergedMainCell: one.merge !== undefined
        },
        style: null
      }))
    })
    void commands.executeCommand(ScrollToRangeOperation.id, {
      range: rangeOf({ ...area, bottom: area.top, right: area.left })
    })
  }
  book.onStep(() => {
    judgeAgain()
    draw()
  })
  draw()
  return {
    setLanguage: (language) => locale.setLocale(locales[language]),
    focus: () => options.container.querySelector<HTMLElement>('[data-u-comp="editor"]')?.focus()
  }
}
