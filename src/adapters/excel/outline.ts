import { WorkbookProblem } from '../../application/ports'
import { TABLE_NAMES } from '../../domain/report/fields'
import type { CellRange } from '../../domain/report/layout'
import type { SheetContent, WorkbookContent } from '../../domain/report/workbook-content'
import { rangeOfAddress } from './addresses'
import { isOnTheWeb, type Session } from './session'

/** What one look at the workbook tells of it, without the cells. */
export interface Outline {
  readonly sheets: readonly {
    readonly name: string
    readonly visibility: SheetContent['visibility']
    readonly isProtected: boolean
  }[]
  readonly tables: readonly {
    readonly name: string
    readonly sheet: string
    readonly cells: number
    readonly hasTotalsRow: boolean
  }[]
  readonly names: WorkbookContent['names']
  readonly customProperties: WorkbookContent['customProperties']
  /** Cells in tables: most of what there is to read. */
  readonly tableCells: number
  /** Upper parts of the sheets with our tables, read along with the outline; only on the web. */
  readonly heads: readonly SheetHead[]
  /** Whether any formula points to another file; absent where Excel does not tell. */
  readonly hasLinks: boolean | undefined
}

/** The upper part of a sheet's values. */
export interface SheetHead {
  readonly sheet: string
  /** The sheet's whole used range. */
  readonly used: CellRange
  /** Its uppermost rows, fewer than `used` has in a long sheet. */
  readonly values: readonly (readonly unknown[])[]
}

/** Rows of a sheet that are read along with the outline: more than half of ten thousand, within one answer's bytes. */
const HEAD_ROWS = 6000

/**
 * The first look: names of everything, one round trip. On the web, where answers are limited, it brings the upper parts
 * of the sheets with our tables along, so that ten thousand rows need no third one; where that is refused, the look is
 * taken without them.
 */
export async function readOutline(session: Session): Promise<Outline> {
  if (!isOnTheWeb()) return look(session, [])
  try {
    return await look(session, Object.values(TABLE_NAMES))
  } catch (error) {
    if (error instanceof WorkbookProblem) throw error
    return look(session, [])
  }
}

interface AskedHead {
  readonly sheet: Excel.Worksheet
  readonly used: Excel.Range
  readonly rows: Excel.Range
}

function askHead({ workbook }: Excel.RequestContext, table: string): AskedHead {
  const sheet = workbook.tables.getItemOrNullObject(table).worksheet
  const used = sheet.getUsedRangeOrNullObject(true)
  const rows = used.getIntersectionOrNullObject(sheet.getRange(`1:${HEAD_ROWS}`))
  sheet.load('name')
  used.load('address')
  rows.load('values')
  return { sheet, used, rows }
}

const headOf = ({ sheet, used, rows }: AskedHead): readonly SheetHead[] => {
  const range = used.isNullObject ? undefined : rangeOfAddress(used.address)
  return range && !rows.isNullObject ? [{ sheet: sheet.name, used: range, values: rows.values }] : []
}

async function look({ context, sync }: Session, heads: readonly string[]): Promise<Outline> {
  const { worksheets, tables, names, properties } = context.workbook
  worksheets.load(
    'items/name,items/visibility,items/protection/protected,items/names/name,items/names/formula'
  )
  tables.load('items/name,items/showTotals,items/worksheet/name,items/rows/count,items/columns/count')
  names.load('items/name,items/formula')
  properties.custom.load('items/key,items/value')
  const links = isOnTheWeb() ? context.workbook.linkedWorkbooks : undefined
  links?.load('items/id')
  const asked = heads.map((table) => askHead(context, table))
  await sync()
  const taken = new Set(names.items.map(({ name }) => name.toLowerCase()))
  const ofSheets = worksheets.items
    .flatMap((sheet) => sheet.names.items)
    .filter(({ name }) => !taken.has(name.toLowerCase()))
  const counted = tables.items.map(({ name, showTotals, worksheet, rows, columns }) => ({
    name,
    sheet: worksheet.name,
    cells: rows.count * columns.count,
    hasTotalsRow: showTotals
  }))
  return {
    sheets: worksheets.items.map(({ name, visibility, protection }) => ({
      name,
      visibility: VISIBILITY[visibility],
      isProtected: protection.protected
    })),
    tables: counted,
    names: [...names.items, ...ofSheets].map(({ name, formula }) => ({
      name,
      refersTo: String(formula).replace(/^=/u, '')
    })),
    customProperties: Object.fromEntries(
      properties.custom.items.map(({ key, value }) => [key, String(value)])
    ),
    tableCells: counted.reduce((sum, { cells }) => sum + cells, 0),
    heads: asked.flatMap(headOf),
    hasLinks: links && links.items.length > 0
  }
}

/** How Office.js spells what the layout calls visibility. */
const VISIBILITY = {
  Visible: 'visible',
  Hidden: 'hidden',
  VeryHidden: 'veryHidden'
} as const
