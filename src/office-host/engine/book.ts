import type { Area, Shift } from './area'
import { shiftedArea } from './area'
import { CalculationEngine } from './calculation'
import type { FormulaRows } from './calculation'
import type { CellFormat } from './cell-format'
import type { CellValue } from './cell-value'
import { defaultFormat, formatOfUniverStyle, univerStyle } from './cell-format'
import { FormulaGraph } from './formula-graph'
import type { FormulaNode } from './formula-graph'
import type { NameMeanings, TableShape } from './formula-text'
import {
  cellsRead,
  computableFormula,
  dependsOnHiddenRows,
  formulaWithoutSheet,
  renamedSheetInFormula,
  shiftedFormula,
  toR1C1
} from './formula-text'
import { Sheet } from './sheet'
import type { NameState, SheetState, WorkbookState } from './workbook-state'
import { newSheetState, newWorkbookState, standardColumnWidth } from './workbook-state'
import type { HostHabits } from '../habits'
import { usualHabits } from '../habits'

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
    | 'tableSelectionChanged'
    | 'chartAdded'
    | 'chartDeleted'
    | 'chartActivated'
    | 'chartDeactivated'
    | 'commentAdded'
    | 'commentChanged'
    | 'commentDeleted'
    | 'columnSorted'
    | 'formulaChanged'
    | 'singleClicked'
    | 'shapeActivated'
    | 'shapeDeactivated'
    | 'workbookActivated'
    | 'settingsChanged'
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

  /** Every format made so far, whether a cell still has it or not. */
  all(): CellFormat[] {
    return [...this.formats.values()]
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
  /** The chart an add-in or a person activated last. */
  activeChart: { sheetId: string; id: string } | undefined
  readonly kept = new Map<string, KeptRange>()
  eventsEnabled = true
  source: 'Local' | 'Remote' = 'Local'
  triggerSource: 'ThisLocalAddin' | 'Unknown' = 'ThisLocalAddin'
  userName = 'User'
  habits: HostHabits = usualHabits
  language = 'zh-CN'
  /** Open for reading only: whatever would change it is refused. */
  isReadOnly = false
  /** Whether there is something unsaved. */
  isDirty = false
  /** Workbooks an add-in made, by id, until the page opens them; undefined is an empty one. */
  readonly createdWorkbooks = new Map<string, Uint8Array | undefined>()
  private undoLog: (() => void)[] = []
  private undoStack: (() => void)[][] = []
  private redoStack: (() => void)[][] = []
  private touched = new Set<unknown>()
  private dirtyAreas: { sheetId: string; area: Area }[] = []
  private structureDirty = false
  private readonly mirrorPending = new Set<Sheet>()
  private readonly graph = new FormulaGraph({
    sheetIdOf: (name) => this.sheetByName(name)?.id,
    tables: () => this.tableShapes()
  })
  private changedFormulas = new Set<FormulaNode>()
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
    for (const node of this.graph.waitingFor(name)) this.reenter(node)
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
    this.touchWorkbook().structuralEdits.push({ kind: 'delete', sheetId: sheet.id, sheetName: sheet.name })
    this.rewriteFormulas((formula) => formulaWithoutSheet(formula, sheet.name))
    this.dropSheet(sheet)
    this.forgetHistory()
  }

  private dropSheet(sheet: Sheet): void {
    const at = this.sheets.indexOf(sheet)
    this.sheets.splice(at, 1)
    this.engine.removeSheet(sheet.id)
    this.engine.forgetParsedFormulas()
    for (const node of this.graph.removeSheet(sheet.id)) this.changedFormulas.add(node)
    for (const node of this.changedFormulas) if (node.sheetId === sheet.id) this.changedFormulas.delete(node)
    this.structureDirty = true
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
    const edit = { kind: 'rename', sheetId: sheet.id, sheetName: before, newName: name } as const
    this.touchWorkbook().structuralEdits.push(edit)
    this.rewriteFormulas((formula) => renamedSheetInFormula(formula, before, name))
    for (const node of this.graph.waitingFor(name)) this.reenter(node)
    this.structureDirty = true
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
      const rewritten: [row: number, column: number, formula: string][] = []
      for (const [key, formula] of sheet.formulas) {
        const next = rewrite(formula, sheet.name)
        if (next !== formula) rewritten.push([Math.floor(key / 16_384), key % 16_384, next])
      }
      sheet.rewriteFormulas(rewritten)
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
      const charts = sheet.state.charts.map((chart) => ({
        ...chart,
        source: rewriteTexts(chart.source, (text) => rewrite(text, sheet.name)) as string,
        series: rewriteTexts(chart.series, (text) => rewrite(text, sheet.name)) as typeof chart.series
      }))
      if (
        JSON.stringify([rules, formats, charts]) !==
        JSON.stringify([sheet.state.validations, sheet.state.conditionalFormats, sheet.state.charts])
      ) {
        const state = sheet.touch()
        state.validations = rules
        state.conditionalFormats = formats
        state.charts = charts
      }
    }
  }

  shiftReferences(sheet: Sheet, shift: Shift): void {
    this.touchWorkbook().structuralEdits.push({
      kind: 'shift',
      sheetId: sheet.id,
      sheetName: sheet.name,
      shift: { area: { ...shift.area }, direction: shift.direction }
    })
    this.rewriteFormulas((formula, own) => shiftedFormula(formula, own, sheet.name, shift))
    for (const kept of this.kept.values()) {
      if (kept.sheet !== sheet) continue
      kept.areas = kept.areas
        .map((area) => shiftedArea(area, shift))
        .filter((area): area is Area => area !== undefined)
    }
    this.structureDirty = true
  }

  /** Grows with every change, so that whoever keeps the file sees whether it is still the same. */
  revision = 0

  /** Records how to take back a change; called by everything that changes the workbook. */
  remember(restore: () => void): void {
    this.revision++
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
      this.hiddenRowsChanged()
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
      this.structureDirty = true
      this.rememberWorkbookState(after)
    })
  }

  /** Ends a step: what was changed since the last one is undone together. */
  commit(): void {
    this.touched.clear()
    if (this.undoLog.length === 0) return
    this.isDirty = true
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

  get redoSteps(): number {
    return this.redoStack.length
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

  growSheet(sheetId: string, row: number, column: number): void {
    const config = this.engine.workbook.getSheetBySheetId(sheetId)?.getConfig()
    if (!config) return
    if (row >= config.rowCount) config.rowCount = Math.min(1_048_576, row + 500)
    if (column >= config.columnCount) config.columnCount = Math.min(16_384, column + 20)
  }

  /** Has the formulas that follow hidden rows computed again. */
  hiddenRowsChanged(): void {
    for (const node of this.graph.readingHiddenRows()) this.changedFormulas.add(node)
  }

  formulaChanged(sheet: Sheet, row: number, column: number, formula: string | undefined): void {
    const before = this.graph.at(sheet.id, row, column)
    if (before) {
      this.changedFormulas.delete(before)
      const spilled = this.spill(before)
      if (spilled) this.markDirty(sheet.id, spilled)
      this.engine.clearSpill(sheet.id, row, column)
    }
    if (formula === undefined) {
      this.graph.set(sheet.id, row, column, undefined)
      return
    }
    const computable = computableFormula(
      formula,
      this.tableShapes(),
      this.namesFor(sheet),
      sheet.name,
      row,
      column
    )
    this.changedFormulas.add(this.graph.set(sheet.id, row, column, computable))
  }

  /** Looks again at what a formula reads and has it computed. */
  private reenter({ sheetId, row, column, formula }: FormulaNode): void {
    this.changedFormulas.add(this.graph.set(sheetId, row, column, formula))
  }

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
      this.meanings.clear()
      for (const sheet of this.sheets) this.readFormulasAnew(sheet)
    }
    this.tablesKnown = tablesText
    this.namesKnown = namesText
    for (const sheet of this.mirrorPending) this.mirror(sheet)
    this.mirrorPending.clear()
  }

  /** Reads the formulas of a sheet again after tables or names changed; those that mean something else now are computed. */
  private readFormulasAnew(sheet: Sheet): void {
    const shapes = this.tableShapes()
    const names = this.namesFor(sheet)
    for (const [key, formula] of sheet.formulas) {
      const [row, column] = [Math.floor(key / 16_384), key % 16_384]
      const computable = computableFormula(formula, shapes, names, sheet.name, row, column)
      const node = this.graph.at(sheet.id, row, column)
      if (node?.formula === computable && !computable.includes('[')) continue
      if (node) this.changedFormulas.delete(node)
      this.changedFormulas.add(this.graph.set(sheet.id, row, column, computable))
    }
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
    const pending = this.dirtyAreas.length > 0 || this.changedFormulas.size > 0
    if (!forced && !pending) return
    const dirty = this.dirtyAreas
    this.dirtyAreas = []
    const changed = this.changedFormulas
    this.changedFormulas = new Set()
    const computed = new Set<string>()
    let wanted = forced ? new Set(this.graph.all()) : this.graph.affected(dirty, changed)
    for (let pass = 0; wanted.size > 0 && pass < mostPasses; pass++) {
      const spills = [...wanted].map((node) => this.spill(node))
      for (const { sheetId, row, column } of wanted) this.engine.clearSpill(sheetId, row, column)
      const results = await this.engine.compute(rowsOf(wanted))
      for (const [sheetId, cells] of Object.entries(results)) {
        const sheet = this.sheetById(sheetId)
        if (!sheet) continue
        for (const { row, column, cell } of cells) sheet.putResult(row, column, cell)
        computed.add(sheetId)
      }
      const moved = [...wanted].flatMap((node, index) => {
        const [before, after] = [spills[index], this.spill(node)]
        if (JSON.stringify(before) === JSON.stringify(after)) return []
        return [before, after].flatMap((area) => (area ? [{ sheetId: node.sheetId, area }] : []))
      })
      const done = wanted
      wanted = new Set(
        moved.length === 0 ? [] : [...this.graph.affected(moved, [])].filter((node) => !done.has(node))
      )
    }
    for (const sheetId of computed)
      this.emit({ kind: 'calculated', target: sheetId, detail: { worksheetId: sheetId, address: '' } })
  }

  private spill({ sheetId, row, column }: FormulaNode): Area | undefined {
    return this.engine.spilledArea(sheetId, row, column)
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

  /** Truth of formulas, each as seen from its cell; equal formulas over equal values are computed once. */
  async holds(
    sheet: Sheet,
    tests: readonly { row: number; column: number; formula: string }[]
  ): Promise<boolean[]> {
    await this.calculate()
    const shapes = this.tableShapes()
    const names = this.namesFor(sheet)
    if (this.knownTruths.size > mostKnownTruths) this.knownTruths.clear()
    const fresh = new Map<string, { row: number; column: number; formula: string }>()
    const passing = new Map<string, boolean>()
    const keys = tests.map(({ row, column, formula: written }) => {
      const formula = computableFormula(written, shapes, names, sheet.name, row, column)
      const inputs = this.inputsOf(sheet, formula, shapes)
      const key = inputs
        ? `${sheet.id} ${toR1C1(formula, row, column)} ${inputs}`
        : `${sheet.id} ${row},${column} ${formula}`
      if (!this.knownTruths.has(key)) fresh.set(key, { row, column, formula })
      // What it reads is too much to compare, so it counts for this once only.
      if (!inputs) passing.set(key, false)
      return key
    })
    const results = await this.engine.evaluateEach(sheet.id, [...fresh.values()])
    for (const [index, key] of [...fresh.keys()].entries()) {
      const result = results[index]?.[0]
      const isTrue = typeof result === 'string' ? false : Boolean(result)
      if (passing.has(key)) passing.set(key, isTrue)
      else this.knownTruths.set(key, isTrue)
    }
    return keys.map((key) => passing.get(key) ?? this.knownTruths.get(key) ?? false)
  }

  private readonly knownTruths = new Map<string, boolean>()

  /** The values a formula depends on as text; undefined where they are many or its text does not tell. */
  private inputsOf(sheet: Sheet, formula: string, shapes: TableShape[]): string | undefined {
    if (dependsOnPlace.test(formula) || dependsOnHiddenRows(formula)) return undefined
    const read = cellsRead(formula, shapes)
    if (read === 'anything') return undefined
    const values: unknown[] = []
    for (const { sheet: name, area } of read) {
      const on = name === undefined ? sheet : this.sheetByName(name)
      if (!on || (area.bottom - area.top + 1) * (area.right - area.left + 1) > mostInputs) return undefined
      for (let row = area.top; row <= area.bottom; row++) {
        for (let column = area.left; column <= area.right; column++) {
          const cell = on.cell(row, column)
          values.push(on.value(row, column), cell?.v === undefined && cell?.f === undefined)
        }
      }
    }
    return JSON.stringify(values)
  }

  private closeListeners: (() => void)[] = []
  private openListeners: ((file: Uint8Array | undefined) => void)[] = []

  /** Tells whoever keeps the page that the add-in asked for closing the workbook. */
  closed(): void {
    for (const listener of this.closeListeners) listener()
  }

  onClose(listener: () => void): void {
    this.closeListeners.push(listener)
  }

  /** Tells whoever keeps the page that the add-in asked for opening a workbook it made. */
  openCreated(id: string): void {
    for (const listener of this.openListeners) listener(this.createdWorkbooks.get(id))
  }

  /** Hears which workbook an add-in wants opened beside this one; undefined is an empty one. */
  onOpenCreated(listener: (file: Uint8Array | undefined) => void): void {
    this.openListeners.push(listener)
  }

  private saveListeners: (() => void)[] = []

  /** Tells whoever keeps the file that the add-in asked for saving. */
  saved(): void {
    this.isDirty = false
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

  private stepListeners: (() => void)[] = []

  /** Hears the end of every step, when all that was changed is computed and can be drawn. */
  onStep(listener: () => void): void {
    this.stepListeners.push(listener)
  }

  /** Hands the events of a step to the listeners. */
  flushEvents(): void {
    const events = this.events
    this.events = []
    if (events.length > 0) for (const listener of this.listeners) listener(events)
    for (const listener of this.stepListeners) listener()
  }

  dispose(): void {
    this.engine.dispose()
  }
}

/** Functions whose result depends on more than values. */
const dependsOnPlace = /\b(?:ROWS?|COLUMNS?|SHEETS?|ISFORMULA|FORMULATEXT)\s*\(/i
/** A formula that reads more cells than this is computed each time. */
const mostInputs = 16
const mostKnownTruths = 50_000

/** Spilled results that move others' are followed this often, which ends where formulas chase each other. */
const mostPasses = 8

function rowsOf(nodes: Iterable<FormulaNode>): FormulaRows {
  const sheets: FormulaRows = {}
  for (const { sheetId, row, column, formula } of nodes) {
    const rows = (sheets[sheetId] ??= {})
    ;(rows[row] ??= {})[column] = { f: formula }
  }
  return sheets
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
