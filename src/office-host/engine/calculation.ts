import type { ICellData, Workbook as UniverWorkbook } from '@univerjs/core'
import { LocaleType, LogLevel, Univer, UniverInstanceType } from '@univerjs/core'
import {
  FormulaDataModel,
  ICalculateFormulaService,
  IDefinedNamesService,
  ISuperTableService,
  UniverFormulaEnginePlugin,
  UniverSheetsPlugin
} from '@univerjs/preset-sheets-node-core'
import type { Area } from './area'
import type { TableShape } from './formula-text'

/** Cells of a sheet by row and column, as Univer keeps them. */
export type CellRows = Record<number, Record<number, ICellData> | undefined>

/** The formulas of all sheets by sheet id, row and column. */
export type FormulaRows = Record<string, Record<number, Record<number, { f: string }>>>

const unitId = 'workbook'

/** Univer without a user interface: it keeps the cells and computes the formulas. */
export class CalculationEngine {
  readonly univer: Univer
  readonly workbook: UniverWorkbook
  private readonly formulaModel: FormulaDataModel
  private readonly calculation: ICalculateFormulaService
  private readonly names: IDefinedNamesService
  private readonly tables: ISuperTableService
  private registeredTables: string[] = []

  constructor() {
    this.univer = new Univer({
      locale: LocaleType.EN_US,
      locales: { [LocaleType.EN_US]: {} },
      logLevel: LogLevel.SILENT
    })
    this.univer.registerPlugin(UniverFormulaEnginePlugin)
    this.univer.registerPlugin(UniverSheetsPlugin)
    this.workbook = this.univer.createUnit(UniverInstanceType.UNIVER_SHEET, {
      id: unitId,
      name: unitId,
      appVersion: '',
      locale: LocaleType.EN_US,
      styles: {},
      sheetOrder: [],
      sheets: {}
    })
    const injector = this.univer.__getInjector()
    this.formulaModel = injector.get(FormulaDataModel)
    this.calculation = injector.get(ICalculateFormulaService)
    this.names = injector.get(IDefinedNamesService)
    this.tables = injector.get(ISuperTableService)
  }

  /** Adds a sheet and gives its live rows of cells. */
  addSheet(sheetId: string, name: string): CellRows {
    this.workbook.addWorksheet(sheetId, this.workbook.getSheets().length, {
      id: sheetId,
      name,
      rowCount: 1000,
      columnCount: 50,
      cellData: {}
    })
    return this.workbook.getSheetBySheetId(sheetId)!.getCellMatrix().getMatrix() as CellRows
  }

  removeSheet(sheetId: string): void {
    this.workbook.removeSheet(sheetId)
  }

  /** Makes the names formulas may use known; the formula of each begins with `=`. */
  setNames(names: { id: string; name: string; formula: string; sheetId?: string }[]): void {
    this.names.removeUnitDefinedName(unitId)
    for (const { id, name, formula, sheetId } of names) {
      this.names.registerDefinedName(unitId, {
        id,
        name,
        formulaOrRefString: /[(+*/^&<>=-]|^"/.test(formula.slice(1).replace(/'[^']*'!/g, '')) ? formula : formula.slice(1),
        ...(sheetId === undefined ? {} : { localSheetId: sheetId })
      })
    }
  }

  /** Makes the tables structured references may use known. */
  setTables(tables: (TableShape & { sheetId: string })[]): void {
    for (const name of this.registeredTables) this.tables.remove(unitId, name)
    this.registeredTables = tables.map((table) => table.name)
    for (const table of tables) {
      this.tables.registerTable(unitId, table.name, {
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
    return (this.formulaModel.getArrayFormulaCellData()[unitId]?.[sheetId] ?? undefined) as CellRows | undefined
  }

  /** Computes what depends on the dirty areas, or everything; answers with the new results by sheet. */
  compute(
    formulas: FormulaRows,
    dirty: { sheetId: string; area: Area }[],
    everything: boolean
  ): Promise<Record<string, { row: number; column: number; cell: ICellData | null | undefined }[]>> {
    return new Promise((resolve) => {
      const subscription = this.calculation.executionCompleteListener$.subscribe((data) => {
        subscription.unsubscribe()
        const results: Record<string, { row: number; column: number; cell: ICellData | null | undefined }[]> = {}
        for (const [sheetId, matrix] of Object.entries(data.unitData[unitId] ?? {})) {
          const list: { row: number; column: number; cell: ICellData | null | undefined }[] = []
          matrix.forValue((row, column, cell) => {
            list.push({ row, column, cell: cell || undefined })
          })
          results[sheetId] = list
        }
        resolve(results)
      })
      void this.calculation.execute({
        formulaData: { [unitId]: formulas },
        arrayFormulaCellData: this.formulaModel.getArrayFormulaCellData(),
        arrayFormulaRange: this.formulaModel.getArrayFormulaRange(),
        forceCalculate: everything,
        dirtyRanges: dirty.map(({ sheetId, area }) => ({
          unitId,
          sheetId,
          range: { startRow: area.top, endRow: area.bottom, startColumn: area.left, endColumn: area.right }
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

  dispose(): void {
    this.univer.dispose()
  }
}
