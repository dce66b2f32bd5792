import type { Area, Shift } from './area'
import { intersection, shiftedArea } from './area'
import { CalculationEngine } from './calculation'
import type { FormulaRows } from './calculation'
import type { CellFormat } from './cell-format'
import type { CellValue } from './cell-value'
import { defaultFormat, formatOfUniverStyle, univerStyle } from './cell-format'
import type { NameMeanings, TableShape } from './formula-text'
import {
  cellsRead,
  computableFormula,
  formulaWithoutSheet,
  renamedSheetInFormula,
  shiftedFormula
} from './formula-text'
import { Sheet } from './sheet'
import type { NameState, SheetState, WorkbookState } from './workbook-state'
import { newSheetState, newWorkbookState, standardColumnWidth } from './workbook-state'

/** Something that happened to the workbook, for whoever listens; `target` is the sheet's or table's id. */
export interface BookEvent {
  kind:
    | 'changed'
    | 'tableChanged'
    | 'activated'
    | 'deactivated'
    | 'added'
    | 'deleted'
    | 'selectionChanged'
    | 'calculated'
    | 'formatChanged'
    | 'rowSorted'
    | 'rowHiddenChanged'
    | 'protectionChanged'
    | 'nameChanged'
    | 'visibilityChanged'
    | 'moved'
    | 'tableAdded'
    | 'tableDeleted'
  target: string
  detail: Record<string, unknown> | (() => Record<string, unknown>)
}

/** A range that was asked to be kept: it follows insertions and deletions. */
export interface KeptRange {
  sheet: Sheet
  areas: Area[]
}

/** The formats of a workbook, each with the id its cells carry. */
export class Formats {
  private readonly ids = new Map<string, string>()
  private readonly formats = new Map<string, CellFormat>()
  readonly standard: CellFormat = defaultFormat

  constructor(private readonly engine: CalculationEngine) {}

  idOf(format: CellFormat): string {
    const key = JSON.stringify(format)
    const known = this.ids.get(key)
    if (known) return known
    const id = `f${this.ids.size + 1}`
    this.ids.set(key, id)
    this.formats.set(id, format)
    this.engine.workbook.getStyles().addCustomStyle(id, univerStyle(format))
    return id
  }

  formatOf(style: unknown): CellFormat {
    if (typeof style !== 'string') return formatOfUniverStyle(style as never)
    const known = this.formats.get(style)
    if (known) return known
    const format = formatOfUniverStyle(this.engine.workbook.getStyles().get(style) as never)
    this.formats.set(style, format)
    return format
  }
}

/** A workbook: sheets over Univer, state Univer has no place for, undo, and what changed. */
export class Book {
  readonly engine = new CalculationEngine()
  readonly formats = new Formats(this.engine)
  sheets: Sheet[] = []
  state: WorkbookState
  activeSheetId = ''
  selection: { sheetId: string; areas: Area[] } = { sheetId: '', areas: [] }
  readonly kept = new Map<string, KeptRange>()
  eventsEnabled = true
  source: 'Local' | 'Remote' = 'Local'
  triggerSource: 'ThisLocalAddin' | 'Unknown' = 'ThisLocalAddin'
  userName = 'User'
  private undoLog: (() => void)[] = []
  private undoStack: (() => void)[][] = []
  private redoStack: (() => void)[][] = []
  private touched = new Set<unknown>()
  private dirtyAreas: { sheetId: string; area: Area }[] = []
  private everythingDirty = false
  private structureDirty = false
  private readonly mirrorPending = new Set<Sheet>()
  private formulaRows: FormulaRows = {}
  private events: BookEvent[] = []
  private listeners: ((events: BookEvent[]) => void)[] = []
  private counter = 0

  constructor(name = 'Book1.xlsx') {
    this.state = newWorkbookState(name)
  }

  /** An id no other object of this workbook has. */
  newId(): string {
    const number = (++this.counter).toString(16).toUpperCase().padStart(12, '0')
    return `{00000000-0001-0000-0000-${number}}`
  }

  nextNumber(): number {
    return ++this.counter
  }

  sheetById(id: string): Sheet | undefined {
    return this.sheets.find((sheet) => sheet.id === id)
  }

  sheetByName(name: string): Sheet | undefined {
    const wanted = name.toLowerCase()
    return this.sheets.find((sheet) => sheet.name.toLowerCase() === wanted)
  }

  get activeSheet(): Sheet {
    return this.sheetById(this.activeSheetId) ?? this.sheets[0]!
  }

  /** Adds a sheet at the end, or at a position. */
  addSheet(
    name: string,
    position = this.sheets.length,
    state: SheetState = newSheetState(name),
    id = this.newId()
  ): Sheet {
    const sheet = new Sheet(this, id, this.engine.addSheet(id, name), { ...state, name })
    this.sheets.splice(position, 0, sheet)
    this.structureDirty = true
    this.everythingDirty = true
    this.mirrorPending.add(sheet)
    if (!this.activeSheetId) {
      this.activeSheetId = id
      this.selection = { sheetId: id, areas: [{ top: 0, left: 0, bottom: 0, right: 0 }] }
    }
    this.remember(() => {
      this.dropSheet(sheet)
    })
    return sheet
  }

  /** Removes a sheet; references to it become `#REF!` and the undo history ends, as in Excel. */
  deleteSheet(sheet: Sheet): void {
    this.rewriteFormulas((formula) => formulaWithoutSheet(formula, sheet.name))
    this.dropSheet(sheet)
    this.forgetHistory()
  }

  private dropSheet(sheet: Sheet): void {
    const at = this.sheets.indexOf(sheet)
    this.sheets.splice(at, 1)
    this.engine.removeSheet(sheet.id)
    this.engine.forgetParsedFormulas()
    delete this.formulaRows[sheet.id]
    this.structureDirty = true
    this.everythingDirty = true
    if (this.activeSheetId === sheet.id) {
      const next = this.sheets
        .slice(at)
        .concat(this.sheets.slice(0, at).reverse())
        .find((other) => other.state.visibility === 'Visible')
      this.activeSheetId = next?.id ?? ''
      this.selection = { sheetId: this.activeSheetId, areas: [{ top: 0, left: 0, bottom: 0, right: 0 }] }
    }
  }

  renameSheet(sheet: Sheet, name: string): void {
    const before = sheet.name
    sheet.touch().name = name
    this.rewriteFormulas((formula) => renamedSheetInFormula(formula, before, name))
    this.structureDirty = true
    this.everythingDirty = true
  }

  moveSheet(sheet: Sheet, position: number): void {
    const order = [...this.sheets]
    const rest = order.filter((other) => other !== sheet)
    rest.splice(position, 0, sheet)
    this.setOrder(rest)
  }

  private setOrder(order: Sheet[]): void {
    const before = this.sheets
    this.sheets = order
    this.remember(() => {
      this.setOrder(before)
    })
  }

  /** Applies a rewriting to every formula, name, rule and chart source of the workbook. */
  rewriteFormulas(rewrite: (formula: string, sheetName: string) => string): void {
    const names = (list: NameState[], sheetName: string): NameState[] | undefined => {
      const next = list.map((name) => ({ ...name, formula: rewrite(name.formula, sheetName) }))
      return next.some((name, index) => name.formula !== list[index]!.formula) ? next : undefined
    }
    const own = names(this.state.names, '')
    if (own) this.touchWorkbook().names = own
    for (const sheet of this.sheets) {
      const columns = 16_384
      for (const [key, formula] of [...sheet.formulas]) {
        const next = rewrite(formula, sheet.name)
        if (next === formula) continue
        const row = Math.floor(key / columns)
        const column = key % columns
        sheet.write({ top: row, bottom: row, left: column, right: column }, (_row, _column, old) => ({
          ...old,
          f: next
        }))
      }
      const local = names(sheet.state.names, sheet.name)
      if (local) sheet.touch().names = local
      const rules = sheet.state.validations.map((validation) => ({
        ...validation,
        rule: rewriteTexts(validation.rule, (text) => rewrite(text, sheet.name)) as Record<string, unknown>
      }))
      const formats = sheet.state.conditionalFormats.map((format) => ({
        ...format,
        formula: format.formula && rewrite(format.formula, sheet.name),
        rule: rewriteTexts(format.rule, (text) => rewrite(text, sheet.name)) as Record<string, unknown> | null
      }))
      if (
        JSON.stringify([rules, formats]) !==
        JSON.stringify([sheet.state.validations, sheet.state.conditionalFormats])
      ) {
        const state = sheet.touch()
        state.validations = rules
        state.conditionalFormats = formats
      }
    }
  }

  shiftReferences(sheet: Sheet, shift: Shift): void {
    this.rewriteFormulas((formula, own) => shiftedFormula(formula, own, sheet.name, shift))
    for (const kept of this.kept.values()) {
      if (kept.sheet !== sheet) continue
      kept.areas = kept.areas
        .map((area) => shiftedArea(area, shift))
        .filter((area): area is Area => area !== undefined)
    }
    this.structureDirty = true
    this.everythingDirty = true
  }

  /** Records how to take back a change; called by everything that changes the workbook. */
  remember(restore: () => void): void {
    this.undoLog.push(restore)
  }

  touchSheet(sheet: Sheet): void {
    this.mirrorPending.add(sheet)
    this.structureDirty = true
    if (this.touched.has(sheet)) return
    this.touched.add(sheet)
    this.rememberSheetState(sheet, structuredClone(sheet.state))
  }

  private rememberSheetState(sheet: Sheet, before: SheetState): void {
    this.remember(() => {
      const after = sheet.state
      sheet.state = before
      this.everythingDirty = true
      this.structureDirty = true
      this.mirrorPending.add(sheet)
      this.rememberSheetState(sheet, after)
    })
  }

  touchWorkbook(): WorkbookState {
    this.structureDirty = true
    if (!this.touched.has(this)) {
      this.touched.add(this)
      this.rememberWorkbookState(structuredClone(this.state))
    }
    return this.state
  }

  private rememberWorkbookState(before: WorkbookState): void {
    this.remember(() => {
      const after = this.state
      this.state = before
      this.everythingDirty = true
      this.structureDirty = true
      this.rememberWorkbookState(after)
    })
  }

  /** Ends a step: what was changed since the last one is undone together. */
  commit(): void {
    this.touched.clear()
    if (this.undoLog.length === 0) return
    this.undoStack.push(this.undoLog)
    this.undoLog = []
    this.redoStack = []
  }

  /** Drops the undo history, as Excel does on protecting, unprotecting and deleting a sheet. */
  forgetHistory(): void {
    this.undoLog = []
    this.undoStack = []
    this.redoStack = []
    this.touched.clear()
  }

  get undoSteps(): number {
    return this.undoStack.length
  }

  /** Takes back the last step; false when there is none. */
  undo(): boolean {
    return this.replay(this.undoStack, this.redoStack)
  }

  /** Repeats the last step taken back; false when there is none. */
  redo(): boolean {
    return this.replay(this.redoStack, this.undoStack)
  }

  private replay(from: (() => void)[][], to: (() => void)[][]): boolean {
    const step = from.pop()
    if (!step) return false
    this.undoLog = []
    for (const restore of step.reverse()) restore()
    to.push(this.undoLog)
    this.undoLog = []
    this.touched.clear()
    return true
  }

  markDirty(sheetId: string, area: Area): void {
    this.dirtyAreas.push({ sheetId, area })
  }

  markEverythingDirty(): void {
    this.everythingDirty = true
  }

  growSheet(sheetId: string, row: number, column: number): void {
    const config = this.engine.workbook.getSheetBySheetId(sheetId)?.getConfig()
    if (!config) return
    if (row >= config.rowCount) config.rowCount = Math.min(1_048_576, row + 500)
    if (column >= config.columnCount) config.columnCount = Math.min(16_384, column + 20)
  }

  formulaChanged(sheet: Sheet, row: number, column: number, formula: string | undefined): void {
    this.changedFormulas.push({ sheetId: sheet.id, row, column })
    const rows = (this.formulaRows[sheet.id] ??= {})
    if (formula === undefined) {
      const line = rows[row]
      if (!line) return
      delete line[column]
      if (Object.keys(line).length === 0) delete rows[row]
      return
    }
    ;(rows[row] ??= {})[column] = {
      f: computableFormula(formula, this.tableShapes(), this.namesFor(sheet), sheet.name, row, column)
    }
  }

  private changedFormulas: { sheetId: string; row: number; column: number }[] = []
  private tablesKnown = '[]'
  private namesKnown = ''
  private readonly meanings = new Map<string, NameMeanings>()

  /** What names mean in the formulas of a sheet; its own names come before the workbook's. */
  private namesFor(sheet: Sheet): NameMeanings {
    let known = this.meanings.get(sheet.id)
    if (!known) {
      const meanings = new Map<string, string>()
      for (const { name, formula } of this.state.names) meanings.set(name.toLowerCase(), formula)
      for (const other of this.sheets) {
        for (const { name, formula } of other.state.names) {
          meanings.set(`${other.name}!${name}`.toLowerCase(), formula)
          if (other === sheet) meanings.set(name.toLowerCase(), formula)
        }
      }
      known = meanings
      this.meanings.set(sheet.id, known)
    }
    return known
  }

  private shapes: (TableShape & { sheetId: string })[] | undefined

  /** What formulas need to know of the tables. */
  tableShapes(): (TableShape & { sheetId: string })[] {
    return (this.shapes ??= this.sheets.flatMap((sheet) =>
      sheet.state.tables.map((table) => ({
        name: table.name,
        sheetId: sheet.id,
        sheetName: sheet.name,
        ...table.area,
        showTotals: table.showTotals,
        columns: table.columns.map((column) => column.name)
      }))
    ))
  }

  /** Forgets what was derived from the tables; called when one is added, changed or removed. */
  tablesChanged(): void {
    this.shapes = undefined
    this.structureDirty = true
    this.everythingDirty = true
  }

  private refreshStructure(): void {
    if (!this.structureDirty) return
    this.structureDirty = false
    this.shapes = undefined
    const shapes = this.tableShapes()
    const univer = this.engine.workbook
    for (const sheet of this.sheets) {
      const worksheet = univer.getSheetBySheetId(sheet.id)
      if (worksheet && worksheet.getName() !== sheet.name) worksheet.getConfig().name = sheet.name
    }
    const tablesText = JSON.stringify(shapes)
    const namesText = JSON.stringify([
      this.state.names,
      this.sheets.map((sheet) => [sheet.name, sheet.state.names])
    ])
    if (this.tablesKnown !== tablesText) {
      this.engine.setTables(shapes)
      this.engine.forgetParsedFormulas()
    }
    if (this.tablesKnown !== tablesText || this.namesKnown !== namesText) {
      this.everythingDirty = true
      this.meanings.clear()
      for (const sheet of this.sheets) {
        for (const [key, formula] of sheet.formulas) {
          this.formulaChanged(sheet, Math.floor(key / 16_384), key % 16_384, formula)
        }
      }
    }
    this.tablesKnown = tablesText
    this.namesKnown = namesText
    for (const sheet of this.mirrorPending) this.mirror(sheet)
    this.mirrorPending.clear()
  }

  /** Gives Univer what it draws or computes with: hidden rows, widths, heights, merges, frozen panes, tab. */
  private mirror(sheet: Sheet): void {
    const config = this.engine.workbook.getSheetBySheetId(sheet.id)?.getConfig()
    if (!config) return
    const pixels = (points: number): number => Math.round((points * 4) / 3)
    const { state } = sheet
    config.mergeData = state.merges.map((area) => ({
      startRow: area.top,
      endRow: area.bottom,
      startColumn: area.left,
      endColumn: area.right
    }))
    const rowData: Record<number, { h?: number; hd?: 0 | 1 }> = {}
    for (const [row, height] of Object.entries(state.rowHeights)) rowData[Number(row)] = { h: pixels(height) }
    for (const row of [...Object.keys(state.hiddenRows), ...Object.keys(state.filteredRows)]) {
      rowData[Number(row)] = { ...rowData[Number(row)], hd: 1 }
    }
    replaceContent(config.rowData, rowData)
    const columnData: Record<number, { w?: number; hd?: 0 | 1 }> = {}
    for (const [column, width] of Object.entries(state.columnWidths))
      columnData[Number(column)] = { w: pixels(width) }
    for (const column of Object.keys(state.hiddenColumns)) {
      columnData[Number(column)] = { ...columnData[Number(column)], hd: 1 }
    }
    replaceContent(config.columnData, columnData)
    config.defaultColumnWidth = pixels(standardColumnWidth)
    config.freeze = {
      xSplit: state.freeze.columns,
      ySplit: state.freeze.rows,
      startRow: state.freeze.rows || -1,
      startColumn: state.freeze.columns || -1
    }
    config.tabColor = state.tabColor
    config.hidden = state.visibility === 'Visible' ? 0 : 1
    config.showGridlines = state.showGridlines ? 1 : 0
  }

  /** Brings formula results up to date, unless calculation is manual; cheap when nothing changed. */
  async calculate(forced = false): Promise<void> {
    this.refreshStructure()
    if (!forced && this.state.calculationMode === 'Manual') return
    if (!forced && !this.everythingDirty && this.dirtyAreas.length === 0) return
    const dirty = this.dirtyAreas
    const everything = this.everythingDirty || forced
    this.dirtyAreas = []
    this.everythingDirty = false
    const changedFormulas = this.changedFormulas
    this.changedFormulas = []
    if (!everything) {
      for (const { sheetId, row, column } of changedFormulas) this.engine.forgetFormula(sheetId, row, column)
    }
    if (this.sheets.every((sheet) => sheet.formulas.size === 0)) return
    if (!everything && !this.formulaRead(dirty)) return
    const results = await this.engine.compute(this.formulaRows, dirty, everything)
    for (const [sheetId, cells] of Object.entries(results)) {
      const sheet = this.sheetById(sheetId)
      if (!sheet) continue
      for (const { row, column, cell } of cells) sheet.putResult(row, column, cell)
      this.emit({ kind: 'calculated', target: sheetId, detail: { worksheetId: sheetId, address: '' } })
    }
  }

  private readonly cellsRead = new WeakMap<object, ReturnType<typeof cellsRead>>()

  /** Whether a formula stands in or reads the changed cells; Univer goes through every formula of the workbook even when none does. */
  private formulaRead(changes: { sheetId: string; area: Area }[]): boolean {
    const changed = changes.flatMap(({ sheetId, area }) => {
      const sheet = this.sheetById(sheetId)
      return sheet ? [{ name: sheet.name.toLowerCase(), sheet, area }] : []
    })
    const tables = this.tableShapes()
    for (const sheet of this.sheets) {
      for (const [row, line] of Object.entries(this.formulaRows[sheet.id] ?? {})) {
        for (const [column, formula] of Object.entries(line)) {
          let read = this.cellsRead.get(formula)
          if (!read) {
            read = cellsRead(formula.f, tables, sheet.name)
            this.cellsRead.set(formula, read)
          }
          if (read === 'anything') return true
          const at = { top: Number(row), bottom: Number(row), left: Number(column), right: Number(column) }
          for (const change of changed) {
            if (change.sheet === sheet && intersection(change.area, at)) return true
            if (read.some((one) => one.sheet === change.name && intersection(one.area, change.area)))
              return true
          }
        }
      }
    }
    return false
  }

  emit(event: BookEvent): void {
    if (this.eventsEnabled) this.events.push(event)
  }

  /** Results of formulas as seen from one cell, by formula; a range gives all its values. */
  async evaluate(
    sheet: Sheet,
    row: number,
    column: number,
    formulas: string[]
  ): Promise<Map<string, CellValue[]>> {
    await this.calculate()
    const shapes = this.tableShapes()
    const texts = formulas.map((formula) =>
      computableFormula(formula, shapes, this.namesFor(sheet), sheet.name, row, column)
    )
    const results = await this.engine.evaluate(sheet.id, row, column, texts)
    return new Map(formulas.map((formula, index) => [formula, results[index] ?? []]))
  }

  private saveListeners: (() => void)[] = []

  /** Tells whoever keeps the file that the add-in asked for saving. */
  saved(): void {
    for (const listener of this.saveListeners) listener()
  }

  onSave(listener: () => void): void {
    this.saveListeners.push(listener)
  }

  /** The time comments are stamped with, as ISO text; a host may set a fixed clock. */
  now: () => string = () => new Date().toISOString()

  /** Reports changed cells as Excel does, to the sheet's listeners and to those of a table it touches. */
  emitDataChange: (sheet: Sheet, area: Area, detail?: () => Record<string, unknown>) => void = () => undefined

  onEvents(listener: (events: BookEvent[]) => void): void {
    this.listeners.push(listener)
  }

  /** Hands the events of a step to the listeners. */
  flushEvents(): void {
    const events = this.events
    this.events = []
    if (events.length > 0) for (const listener of this.listeners) listener(events)
  }

  dispose(): void {
    this.engine.dispose()
  }
}

function replaceContent(target: object, source: object): void {
  const record = target as Record<string, unknown>
  for (const key of Object.keys(record)) delete record[key]
  Object.assign(record, source)
}

function rewriteTexts(value: unknown, rewrite: (text: string) => string): unknown {
  if (typeof value === 'string') return value.startsWith('=') ? rewrite(value) : value
  if (Array.isArray(value)) return value.map((item) => rewriteTexts(item, rewrite))
  if (value && typeof value === 'object') {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, rewriteTexts(item, rewrite)]))
  }
  return value
}
