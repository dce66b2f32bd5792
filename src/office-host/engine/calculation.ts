import type { ICellData, Workbook as UniverWorkbook } from '@univerjs/core'
import { LocaleType, LogLevel, Univer, UniverInstanceType } from '@univerjs/core'
import {
  CELL_INVERTED_INDEX_CACHE,
  FORMULA_REF_TO_ARRAY_CACHE,
  FormulaDataModel,
  ICalculateFormulaService,
  IDependencyManagerService,
  IFunctionService,
  ISuperTableService,
  UniverFormulaEnginePlugin
} from '@univerjs/engine-formula'
import { UniverSheetsPlugin } from '@univerjs/sheets'
import type { Area } from './area'
import type { CellValue } from './cell-value'
import type { TableShape } from './formula-text'
import { correctUniver } from './univer-corrections'

/** Cells of a sheet by row and column, as Univer keeps them. */
export type CellRows = Record<number, Record<number, ICellData> | undefined>

/** The formulas of all sheets by sheet id, row and column. */
export type FormulaRows = Record<string, Record<number, Record<number, { f: string }>>>

let enginesMade = 0

/** Univer as it keeps the cells and computes the formulas; a user interface may be added to it later. */
export class CalculationEngine {
  readonly univer: Univer
  /** Univer caches parsed formulas across instances by this id, so each engine has its own. */
  readonly unitId = `workbook-${++enginesMade}/`
  readonly workbook: UniverWorkbook
  private readonly formulaModel: FormulaDataModel
  private readonly calculation: ICalculateFormulaService
  private readonly tables: ISuperTableService
  private readonly dependencies: IDependencyManagerService
  private readonly functions: IFunctionService
  private registeredTables: string[] = []
  /** The sheet Univer gives a workbook made without any. */
  private placeholder: string | undefined

  constructor() {
    correctUniver()
    this.univer = new Univer({
      locale: LocaleType.EN_US,
      locales: { [LocaleType.EN_US]: {} },
      logLevel: LogLevel.SILENT
    })
    this.univer.registerPlugin(UniverFormulaEnginePlugin)
    this.univer.registerPlugin(UniverSheetsPlugin)
    this.workbook = this.univer.createUnit(UniverInstanceType.UNIVER_SHEET, {
      id: this.unitId,
      name: this.unitId,
      appVersion: '',
      locale: LocaleType.EN_US,
      styles: {},
      sheetOrder: [],
      sheets: {}
    })
    this.placeholder = this.workbook.getSheets()[0]?.getSheetId()
    const injector = this.univer.__getInjector()
    this.formulaModel = injector.get(FormulaDataModel)
    this.calculation = injector.get(ICalculateFormulaService)
    this.tables = injector.get(ISuperTableService)
    this.dependencies = injector.get(IDependencyManagerService)
    this.functions = injector.get(IFunctionService)
  }

  /** Adds a sheet and gives its live rows of cells. */
  addSheet(sheetId: string, name: string): CellRows {
    const placeholder = this.placeholder
    this.workbook.addWorksheet(sheetId, this.workbook.getSheets().length, {
      id: sheetId,
      name,
      rowCount: 1000,
      columnCount: 50,
      cellData: {}
    })
    if (placeholder) {
      this.placeholder = undefined
      this.workbook.removeSheet(placeholder)
      this.workbook.setActiveSheet(this.workbook.getSheetBySheetId(sheetId)!)
    }
    return this.workbook.getSheetBySheetId(sheetId)!.getCellMatrix().getMatrix() as CellRows
  }

  removeSheet(sheetId: string): void {
    this.workbook.removeSheet(sheetId)
  }

  /** Forgets parsed formulas; called when the tables they were parsed with have changed. */
  forgetParsedFormulas(): void {
    // Every key contains the empty text: those of longer formulas are hashes, in which no workbook's id is found.
    this.functions.deleteFormulaAstCacheKey('')
  }

  /** Makes the tables structured references may use known. */
  setTables(tables: (TableShape & { sheetId: string })[]): void {
    for (const name of this.registeredTables) this.tables.remove(this.unitId, name)
    this.registeredTables = tables.map((table) => table.name)
    for (const table of tables) {
      this.tables.registerTable(this.unitId, table.name, {
        sheetId: table.sheetId,
        titleMap: new Map(table.columns.map((name, index) => [name, index])),
        range: {
          startRow: table.top,
          endRow: table.bottom - (table.showTotals ? 1 : 0),
          startColumn: table.left,
          endColumn: table.right
        }
      })
    }
  }

  /** The cells formulas spilled into, by row and column. */
  spilledCells(sheetId: string): CellRows | undefined {
    return (this.formulaModel.getArrayFormulaCellData()[this.unitId]?.[sheetId] ?? undefined) as
      CellRows | undefined
  }

  /** The area a formula's result spilled into; undefined when it fills its own cell only. */
  spilledArea(sheetId: string, row: number, column: number): Area | undefined {
    const range = this.formulaModel.getArrayFormulaRange()[this.unitId]?.[sheetId]?.[row]?.[column]
    return range
      ? { top: range.startRow, bottom: range.endRow, left: range.startColumn, right: range.endColumn }
      : undefined
  }

  /** The cell whose formula spilled into a cell, and how far; undefined where none did. */
  spillOver(
    sheetId: string,
    row: number,
    column: number
  ): { row: number; column: number; area: Area } | undefined {
    const ranges = (this.formulaModel.getArrayFormulaRange()[this.unitId]?.[sheetId] ?? {}) as CellRows
    for (const [top, line] of Object.entries(ranges)) {
      for (const left of Object.keys(line ?? {})) {
        const area = this.spilledArea(sheetId, Number(top), Number(left))
        if (area && row >= area.top && row <= area.bottom && column >= area.left && column <= area.right)
          return { row: Number(top), column: Number(left), area }
      }
    }
    return undefined
  }

  /** Takes back what a formula spilled; Univer keeps it when the formula is gone or its result became one cell. */
  clearSpill(sheetId: string, row: number, column: number): void {
    const area = this.spilledArea(sheetId, row, column)
    if (!area) return
    const cells = this.spilledCells(sheetId)
    for (let at = area.top; at <= area.bottom; at++) {
      for (let across = area.left; across <= area.right; across++) delete cells?.[at]?.[across]
    }
    delete this.formulaModel.getArrayFormulaRange()[this.unitId]?.[sheetId]?.[row]?.[column]
  }

  /**
   * Computes these formulas, all of them; answers with their results by sheet. Only they are handed to Univer, with what it knew of
   * dependencies forgotten: asked to follow changes by itself, it goes through every formula of the workbook each time.
   */
  compute(
    formulas: FormulaRows
  ): Promise<Record<string, { row: number; column: number; cell: ICellData | null | undefined }[]>> {
    return new Promise((resolve) => {
      const subscription = this.calculation.executionCompleteListener$.subscribe((data) => {
        subscription.unsubscribe()
        const results: Record<string, { row: number; column: number; cell: ICellData | null | undefined }[]> =
          {}
        for (const [sheetId, matrix] of Object.entries(data.unitData[this.unitId] ?? {})) {
          const list: { row: number; column: number; cell: ICellData | null | undefined }[] = []
          matrix.forValue((row, column, cell) => {
            list.push({ row, column, cell: cell || undefined })
          })
          results[sheetId] = list
        }
        resolve(results)
      })
      this.dependencies.reset()
      void this.calculation.execute({
        formulaData: { [this.unitId]: formulas },
        arrayFormulaCellData: this.formulaModel.getArrayFormulaCellData(),
        arrayFormulaRange: this.formulaModel.getArrayFormulaRange(),
        forceCalculate: false,
        dirtyRanges: Object.entries(formulas).map(([sheetId, rows]) => ({
          unitId: this.unitId,
          sheetId,
          range: boundsOf(rows)
        })),
        dirtyNameMap: {},
        dirtyDefinedNameMap: {},
        dirtySuperTableMap: {},
        dirtyUnitFeatureMap: {},
        dirtyUnitOtherFormulaMap: {},
        clearDependencyTreeCache: {},
        maxIteration: 1,
        rowData: this.formulaModel.getHiddenRowsFiltered()
      })
    })
  }

  /** The results of formulas as if they stood in one cell; a range gives all its values. */
  async evaluate(sheetId: string, row: number, column: number, formulas: string[]): Promise<CellValue[][]> {
    return this.evaluateEach(
      sheetId,
      formulas.map((formula) => ({ row, column, formula }))
    )
  }

  /** The results of formulas, each as if it stood in its cell; a range gives all its values. */
  async evaluateEach(
    sheetId: string,
    formulas: readonly { row: number; column: number; formula: string }[]
  ): Promise<CellValue[][]> {
    // Univer would answer with what the cells held when it last read them.
    FORMULA_REF_TO_ARRAY_CACHE.clear()
    CELL_INVERTED_INDEX_CACHE.clear()
    const rows: Record<number, Record<number, string[]>> = {}
    const places = formulas.map(({ row, column, formula }) => {
      const cell = ((rows[row] ??= {})[column] ??= [])
      return { row, column, index: cell.push(formula) - 1 }
    })
    const results = await this.calculation.executeFormulas({ [this.unitId]: { [sheetId]: rows } })
    return places.map(({ row, column, index }) => {
      const value = results[this.unitId]?.[sheetId]?.[row]?.[column]?.[index]?.value
      if (Array.isArray(value)) return value.flat().map((one) => one ?? '')
      return value === null || value === undefined ? [] : [value]
    })
  }

  dispose(): void {
    this.univer.dispose()
  }
}

function boundsOf(rows: FormulaRows[string]): {
  startRow: number
  endRow: number
  startColumn: number
  endColumn: number
} {
  const bounds = { startRow: Infinity, endRow: 0, startColumn: Infinity, endColumn: 0 }
  for (const [row, line] of Object.entries(rows)) {
    bounds.startRow = Math.min(bounds.startRow, Number(row))
    bounds.endRow = Math.max(bounds.endRow, Number(row))
    for (const column of Object.keys(line)) {
      bounds.startColumn = Math.min(bounds.startColumn, Number(column))
      bounds.endColumn = Math.max(bounds.endColumn, Number(column))
    }
  }
  return bounds
}
