import {
  WorkbookProblem,
  type AppendedRows,
  type CellPlace,
  type ExistingSheets,
  type Workbook,
  type WorkbookAdditions,
  type WorkbookSnapshot,
  type WorkbookUpdate,
  type WorkOptions
} from '../../application/ports'
import { parseReference, sheetReference } from '../../domain/report/a1'
import type {
  CellLayout,
  CellStyle,
  CellValue,
  NameLayout,
  SheetId,
  SheetLayout,
  TableLayout,
  WorkbookLayout
} from '../../domain/report/layout'
import { rowsIn } from '../../domain/report/replace-rows'
import {
  cellKey,
  isCellError,
  type CellBlock,
  type SheetContent,
  type WorkbookContent
} from '../../domain/report/workbook-content'
import type { TableChange } from '../../domain/report/table-change'
import { withLooks, withNewRow, withSortedRows, type StyledSheet } from './changed-table'
import { readWorkbook } from './read-workbook'
import { writeWorkbook } from './write-workbook'

/** A workbook in memory that can be had as a file. */
export interface FileWorkbook extends Workbook {
  readonly save: () => Promise<Uint8Array>
}

/** The name problems of the file carry; whoever opened it knows its real one. */
const FILE = ''
const FIRST_SHEET = 'Sheet1'
/** Longest name of a sheet. */
const SHEET_NAME_LENGTH = 31

const STANDARD: CellStyle = { font: { name: 'Calibri', size: 11 }, vertical: 'bottom', locked: true }
/** A file read back does not say which of its cells are locked, so none is taken for it. */
const READ_STYLE = 'read'

interface FileState {
  readonly sheets: readonly SheetLayout[]
  readonly names: readonly NameLayout[]
  readonly styles: Readonly<Record<string, CellStyle>>
  readonly properties: WorkbookLayout['properties']
  readonly customProperties: Readonly<Record<string, string>>
  readonly activeSheet: string
}

interface FileSnapshot extends WorkbookSnapshot {
  readonly kept: Pick<FileState, 'names'> & {
    readonly contents: readonly SheetLayout[]
    /** Sheets that were asked for and not there. */
    readonly absent: readonly string[]
  }
}

/**
 * A workbook file behind the port of an open workbook: empty, or with the contents of `bytes` (their looks are not read).
 * Nobody is in front of it, so it knows no other people's changes; formulas keep the values they were given.
 */
export function fileWorkbook(bytes?: Uint8Array): FileWorkbook {
  const opened = bytes ? readWorkbook(bytes, FILE).then(stateOf) : Promise.resolve(emptyState())
  let current: FileState | undefined
  let selected: CellPlace | undefined
  let insertions = 0
  const state = async (): Promise<FileState> => (current ??= await opened)
  const change = async (
    options: WorkOptions | undefined,
    next: (old: FileState) => FileState
  ): Promise<void> => {
    const old = await state()
    throwIfCancelled(options)
    current = next(old)
    options?.onProgress?.({ step: 'finishing', done: 1, total: 1 })
  }
  const save = async (): Promise<Uint8Array> => writeWorkbook(layoutOf(await state()))
  const apply: Workbook['apply'] = (update, options) =>
    change(options, (old) => updated(old, update, ++insertions))
  return {
    save,
    read: async (options) => {
      throwIfCancelled(options)
      return readWorkbook(await save(), FILE)
    },
    readRows: async (wanted, options) => {
      throwIfCancelled(options)
      const reading = rowsIn(await readWorkbook(await save(), FILE), wanted)
      if (!reading) throw new WorkbookProblem('sheet-gone')
      return reading
    },
    existing: async (names) => {
      const { sheets } = await state()
      return names.filter((name) => sheets.some((sheet) => isSameName(sheet.name, name)))
    },
    insert: (layout, existing, options) =>
      change(options, (old) => inserted(old, layout, existing, ++insertions)),
    apply,
    changeTable: (tableChange, options) => change(options, (old) => changed(old, tableChange)),
    refresh: (layout, sheet, options) => apply({ refresh: { layout, sheet } }, options),
    write: (blocks, options) => apply({ write: blocks }, options),
    select: async (place) => {
      sheetNamed(await state(), place.sheet)
      selected = place
    },
    selection: async () => selected ?? { sheet: (await state()).activeSheet, cell: 'A1' },
    watch: () => Promise.resolve(() => Promise.resolve()),
    snapshot: async (sheets) => {
      const { sheets: present, names } = await state()
      const contents = present.filter(({ name }) => sheets.some((other) => isSameName(other, name)))
      const absent = sheets.filter((name) => !present.some((sheet) => isSameName(sheet.name, name)))
      const kept: FileSnapshot = {
        sheets: contents.map(({ name }) => name),
        kept: { contents, names, absent }
      }
      return kept
    },
    restore: (snapshot) => change(undefined, (old) => restored(old, snapshot))
  }
}

function throwIfCancelled(options: WorkOptions | undefined): void {
  if (options?.signal?.aborted) throw new WorkbookProblem('cancelled', {}, true)
}

const isSameName = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase()

const emptyState = (): FileState => ({
  sheets: [
    { id: 'guide', name: FIRST_SHEET, visibility: 'visible', columns: [], rows: new Map(), cells: [] }
  ],
  names: [],
  styles: {},
  properties: { title: '', creator: '' },
  customProperties: {},
  activeSheet: FIRST_SHEET
})

/** The state as a layout. The writer tells sheets apart by id, and those of several insertions share theirs. */
function layoutOf({ activeSheet, ...state }: FileState): WorkbookLayout {
  const id = (index: number): SheetId => `${index}` as SheetId
  const active = state.sheets.findIndex(({ name }) => name === activeSheet)
  return {
    ...state,
    sheets: state.sheets.map((sheet, index) => ({ ...sheet, id: id(index) })),
    activeSheet: id(Math.max(active, 0))
  }
}

function sheetNamed(state: FileState, name: string): SheetLayout {
  const sheet = state.sheets.find((candidate) => isSameName(candidate.name, name))
  if (!sheet) throw new WorkbookProblem('sheet-gone', { sheet: name })
  return sheet
}

/** Sheets and styles of a layout with style keys of their own, since two layouts may mean different styles by a key. */
function withOwnStyles(
  { sheets, styles }: Pick<WorkbookLayout, 'sheets' | 'styles'>,
  insertion: number
): Pick<FileState, 'sheets' | 'styles'> {
  const own = (key: string): string => `${insertion}:${key}`
  return {
    sheets: sheets.map((sheet) => ({
      ...sheet,
      cells: sheet.cells.map((row) => row.map((cell) => cell && { ...cell, style: own(cell.style) }))
    })),
    styles: Object.fromEntries(Object.entries(styles).map(([key, style]) => [own(key), style]))
  }
}

function inserted(
  old: FileState,
  layout: WorkbookLayout,
  existing: ExistingSheets,
  insertion: number
): FileState {
  const isNew = (name: string): boolean => layout.sheets.some((sheet) => isSameName(sheet.name, name))
  const taken = [...old.sheets, ...layout.sheets].map(({ name }) => name)
  const tables = layout.sheets.flatMap(({ table }) => (table ? [table.name] : []))
  const remaining = existing === 'replace' ? old.sheets.filter(({ name }) => !isNew(name)) : old.sheets
  const moved = remaining.map((sheet) => {
    const isInTheWay = isNew(sheet.name)
    const ownsTable =
      sheet.table !== undefined && tables.some((name) => isSameName(name, sheet.table?.name ?? ''))
    if (!isInTheWay && !ownsTable) return sheet
    const name = isInTheWay ? freeName(sheet.name, taken) : sheet.name
    taken.push(name)
    return { ...asValues(sheet), name, ...(sheet.table ? { table: renamedTable(sheet.table, tables) } : {}) }
  })
  const newNames = new Set(layout.names.map(({ name }) => name.toLowerCase()))
  const names = old.names.filter(({ name, refersTo }) => {
    const sheet = parseReference(refersTo)?.sheet
    const isStale = existing === 'replace' && sheet !== undefined && isNew(sheet)
    return !newNames.has(name.toLowerCase()) && !isStale
  })
  const renamed = new Map(
    remaining.map((sheet, index) => [sheet.name.toLowerCase(), moved[index]?.name ?? sheet.name])
  )
  const added = withOwnStyles(layout, insertion)
  const active = layout.sheets.find(({ id }) => id === layout.activeSheet)
  return {
    sheets: [...moved, ...added.sheets],
    names: [...names.map((name) => movedName(name, renamed)), ...layout.names],
    styles: { ...old.styles, ...added.styles },
    properties: old.properties.title === '' ? layout.properties : old.properties,
    customProperties: { ...old.customProperties, ...layout.customProperties },
    activeSheet: active?.name ?? old.activeSheet
  }
}

function freeName(name: string, taken: readonly string[]): string {
  for (let number = 2; ; number += 1) {
    const ending = ` (${number})`
    const candidate = `${name.slice(0, SHEET_NAME_LENGTH - ending.length)}${ending}`
    if (!taken.some((other) => isSameName(other, candidate))) return candidate
  }
}

function renamedTable(table: TableLayout, taken: readonly string[]): TableLayout {
  if (!taken.some((name) => isSameName(name, table.name))) return table
  let number = 2
  while (taken.some((name) => isSameName(name, `${table.name}_${number}`))) number += 1
  return { ...table, name: `${table.name}_${number}`, columns: table.columns.map(({ name }) => ({ name })) }
}

const asValues = (sheet: SheetLayout): SheetLayout => ({
  ...sheet,
  cells: sheet.cells.map((row) =>
    row.map((cell): CellLayout | undefined => {
      if (cell?.formula === undefined) return cell
      const { value, style, comment } = cell
      return { value, style, ...(comment === undefined ? {} : { comment }) }
    })
  )
})

function movedName(name: NameLayout, sheets: ReadonlyMap<string, string>): NameLayout {
  const reference = parseReference(name.refersTo)
  const sheet = reference?.sheet === undefined ? undefined : sheets.get(reference.sheet.toLowerCase())
  return reference && sheet !== undefined
    ? { ...name, refersTo: sheetReference(sheet, reference.range) }
    : name
}

function updated(
  old: FileState,
  { refresh, additions, write = [], formulas = [], unlock = [], names = [] }: WorkbookUpdate,
  insertion: number
): FileState {
  const isOpened = ({ sheet }: Pick<CellBlock, 'sheet'>): boolean =>
    unlock.some((name) => isSameName(name, sheet))
  const laid = refresh ? refreshed(old, refresh, insertion) : old
  const ground = additions ? extended(laid, additions, isOpened) : laid
  const filled = write.reduce(
    (state, block) => written(state, block, block.values.map(asCells), isOpened(block)),
    ground
  )
  const computed = formulas.reduce(
    (state, block) =>
      written(
        state,
        block,
        block.formulas.map((row) => row.map((formula) => ({ value: null, formula }))),
        isOpened(block)
      ),
    filled
  )
  const own = new Set(names.map(({ name }) => name.toLowerCase()))
  return {
    ...computed,
    names: [...computed.names.filter(({ name }) => !own.has(name.toLowerCase())), ...names]
  }
}

function extended(
  old: FileState,
  { rows = [], adopted = [], sheets = [] }: WorkbookAdditions,
  isOpened: (place: { readonly sheet: string }) => boolean
): FileState {
  const grown = rows.reduce((state, appended) => {
    const sheet = sheetNamed(state, appended.sheet)
    if (sheet.protection && !isOpened(appended))
      throw new WorkbookProblem('sheet-protected', { sheet: sheet.name })
    const next = withRowsUnder(sheet, appended)
    return { ...state, sheets: state.sheets.map((each) => (each === sheet ? next : each)) }
  }, old)
  const bottomOf = (name: string): number | undefined =>
    adopted.find(({ table }) => isSameName(table, name))?.bottom
  const owning = grown.sheets.map((sheet): SheetLayout => {
    const bottom = sheet.table && bottomOf(sheet.table.name)
    if (!sheet.table || bottom === undefined) return sheet
    return { ...sheet, table: { ...sheet.table, range: { ...sheet.table.range, bottom } } }
  })
  return {
    ...grown,
    styles: { [READ_STYLE]: { ...STANDARD, locked: false }, ...grown.styles },
    sheets: [
      ...owning,
      ...sheets.map(({ name, widths, rows: values }): SheetLayout => ({
        id: 'copy',
        name,
        visibility: 'visible',
        columns: widths.map((width) => ({ width })),
        rows: new Map(),
        cells: values.map((row) => row.map((value) => ({ value, style: READ_STYLE })))
      }))
    ]
  }
}

function withRowsUnder(sheet: SheetLayout, { table: name, rows }: AppendedRows): SheetLayout {
  return rows.reduce((grown, values) => {
    const table = grown.table?.range
    if (!table || !isSameName(grown.table?.name ?? '', name))
      throw new RangeError(`Sheet "${sheet.name}" has no table "${name}"`)
    const next = withNewRow(grown, { table, below: table.bottom })
    const row = (next.cells[table.bottom + 1] ?? []).map((cell, column): CellLayout | undefined => {
      const value = column < table.left || column > table.right ? undefined : values[column - table.left]
      if (value === undefined && cell?.formula !== undefined) return cell
      return { value: value ?? null, style: cell?.style ?? READ_STYLE }
    })
    return { ...next, cells: next.cells.with(table.bottom + 1, row) }
  }, sheet)
}

type CellInput = Pick<CellLayout, 'value' | 'formula'>

const asCells = (row: readonly CellValue[]): readonly CellInput[] => row.map((value) => ({ value }))

function changed(old: FileState, change: TableChange): FileState {
  const sheet = sheetNamed(old, change.sheet)
  const grown = change.newRow ? withNewRow(sheet, change.newRow) : sheet
  const sorted = change.sort ? withSortedRows(grown, change.sort) : grown
  const withSheet = (state: FileState, next: SheetLayout): FileState => ({
    ...state,
    sheets: state.sheets.map((each) => (isSameName(each.name, next.name) ? next : each))
  })
  const { write = [], formulas = [], looks = [], names = [] } = change
  const filled = updated(withSheet(old, sorted), { write, formulas, names, unlock: [change.sheet] }, 0)
  const looked = looks.reduce<StyledSheet>(withLooks, {
    sheet: sheetNamed(filled, change.sheet),
    styles: filled.styles
  })
  return { ...withSheet(filled, looked.sheet), styles: looked.styles }
}

function refreshed(
  old: FileState,
  { layout, sheet, name: given }: NonNullable<WorkbookUpdate['refresh']>,
  insertion: number
): FileState {
  const added = withOwnStyles(layout, insertion)
  const laid = added.sheets.find(({ id }) => id === sheet)
  if (!laid) throw new RangeError(`The layout has no sheet ${sheet}`)
  const name = given ?? laid.name
  const isThere = old.sheets.some((candidate) => isSameName(candidate.name, name))
  if (isThere && sheetNamed(old, name).protection)
    throw new WorkbookProblem('sheet-protected', { sheet: name })
  const own = { ...laid, name }
  const ownNames = layout.names.flatMap((entry) => {
    const reference = parseReference(entry.refersTo)
    if (!reference || !isSameName(reference.sheet ?? '', laid.name)) return []
    return [{ ...entry, refersTo: sheetReference(name, reference.range) }]
  })
  const renewed = new Set(ownNames.map((entry) => entry.name.toLowerCase()))
  return {
    ...old,
    sheets: isThere
      ? old.sheets.map((candidate) => (isSameName(candidate.name, name) ? own : candidate))
      : [...old.sheets, own],
    names: [...old.names.filter((entry) => !renewed.has(entry.name.toLowerCase())), ...ownNames],
    styles: { ...old.styles, ...added.styles }
  }
}

function written(
  old: FileState,
  block: Pick<CellBlock, 'sheet' | 'top' | 'left'>,
  inputs: readonly (readonly CellInput[])[],
  isOpened: boolean
): FileState {
  const sheet = sheetNamed(old, block.sheet)
  const cells = sheet.cells.map((row) => [...row])
  inputs.forEach((line, rowOffset) => {
    const row = block.top + rowOffset
    while (cells.length <= row) cells.push([])
    const present = cells[row] ?? []
    line.forEach((input, columnOffset) => {
      const column = block.left + columnOffset
      while (present.length <= column) present.push(undefined)
      const before = present[column]
      const style = before === undefined ? undefined : old.styles[before.style]
      if (sheet.protection && !isOpened && (style?.locked ?? true)) {
        throw new WorkbookProblem('sheet-protected', { sheet: sheet.name })
      }
      present[column] = {
        ...(before?.comment === undefined ? {} : { comment: before.comment }),
        ...input,
        style: before?.style ?? READ_STYLE
      }
    })
  })
  return {
    ...old,
    styles: { [READ_STYLE]: { ...STANDARD, locked: false }, ...old.styles },
    sheets: old.sheets.map((candidate) => (candidate === sheet ? { ...sheet, cells } : candidate))
  }
}

function restored(old: FileState, snapshot: WorkbookSnapshot): FileState {
  if (!('kept' in snapshot)) throw new TypeError('The snapshot was taken by another workbook adapter')
  const { contents, names, absent } = (snapshot as FileSnapshot).kept
  const remaining = old.sheets.filter(({ name }) => !absent.some((other) => isSameName(other, name)))
  const back = (name: string): SheetLayout | undefined =>
    contents.find((sheet) => isSameName(sheet.name, name))
  const missing = contents.filter(({ name }) => !old.sheets.some((sheet) => isSameName(sheet.name, name)))
  const isBack = (refersTo: string): boolean => back(parseReference(refersTo)?.sheet ?? '') !== undefined
  const returning = names.filter(({ refersTo }) => isBack(refersTo))
  const renewed = new Set(returning.map(({ name }) => name.toLowerCase()))
  return {
    ...old,
    sheets: [...remaining.map((sheet) => back(sheet.name) ?? sheet), ...missing],
    names: [...old.names.filter(({ name }) => !renewed.has(name.toLowerCase())), ...returning]
  }
}

/** What was read of a file, as the state it would have been written from. */
function stateOf(content: WorkbookContent): FileState {
  const formats = [...new Set(content.sheets.flatMap(({ numberFormats }) => [...numberFormats.values()]))]
  return {
    ...emptyState(),
    sheets: content.sheets.map((sheet) => sheetOf(sheet)),
    names: content.names,
    styles: Object.fromEntries([
      [READ_STYLE, { ...STANDARD, locked: false }],
      ...formats.map(
        (format) => [styleOf(format), { ...STANDARD, locked: false, numberFormat: format }] as const
      )
    ]),
    customProperties: content.customProperties,
    activeSheet: content.sheets.find(({ visibility }) => visibility === 'visible')?.name ?? FIRST_SHEET
  }
}

const styleOf = (format: string | undefined): string =>
  format === undefined ? READ_STYLE : `${READ_STYLE}:${format}`

function sheetOf(sheet: SheetContent): SheetLayout {
  const { name, visibility, top, left, values, formulas, numberFormats, merges, hiddenRows, tables } = sheet
  const cells: (CellLayout | undefined)[][] = Array.from({ length: top }, () => [])
  values.forEach((row, rowIndex) => {
    const line: (CellLayout | undefined)[] = Array.from({ length: left }, () => undefined)
    row.forEach((content, column) => {
      const key = cellKey(top + rowIndex, left + column)
      const formula = formulas.get(key)
      const value = isCellError(content) ? content.error : content
      const style = styleOf(numberFormats.get(key))
      const isEmpty = value === null && formula === undefined && style === READ_STYLE
      line.push(isEmpty ? undefined : { value, style, ...(formula === undefined ? {} : { formula }) })
    })
    cells.push(line)
  })
  const [table] = tables
  return {
    id: 'guide',
    name,
    visibility,
    columns: [],
    rows: new Map([...hiddenRows].map((row) => [row, { hidden: true }])),
    cells,
    merges,
    ...(table
      ? { table: { name: table.name, range: table.range, columns: tableColumns(table.range, cells) } }
      : {}),
    ...(sheet.protected ? { protection: {} } : {})
  }
}

const tableColumns = (
  { top, left, right }: TableLayout['range'],
  cells: readonly (readonly (CellLayout | undefined)[])[]
): TableLayout['columns'] =>
  Array.from({ length: right - left + 1 }, (_, index) => ({
    name: String(cells[top]?.[left + index]?.value ?? '')
  }))
