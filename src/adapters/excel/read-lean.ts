import { actualField } from '../../domain/measures/indicator-measures'
import { columnName, projectFields } from '../../domain/report/fields'
import { rangeOfAddress, rangesOfAreas } from './addresses'
import { isTooLarge } from './excel-problem'
import type { Outline, SheetHead } from './outline'
import {
  answerBytes,
  blocksOf,
  fillAnswers,
  mergedAreas,
  readAnswers,
  readMeasured,
  usedRange,
  type Block,
  type RawSheet,
  type TableRanges
} from './read-sheets'
import type { Session } from './session'

/** Bytes of a value in an answer, findings with their sentences among them. */
const VALUE_BYTES = 60
/** What an answer holds besides tables: summary, lists, the metadata of ten thousand rows. */
const OTHER_BYTES = 700_000
/** Rows below the head may be longer than those in it. */
const MARGIN = 1.1

/**
 * Sheets without the texts of their formulas, for large workbooks whose formulas point to no other file: which cells hold
 * formulas is all that is left to know, and a few addresses say so. Number formats are read only where people fill in numbers.
 * One round trip with the heads that came with the outline, more where ten thousand rows are exceeded.
 */
export async function readLean(
  session: Session,
  outline: Outline,
  tables: TableRanges
): Promise<readonly RawSheet[]> {
  const { sheets } = outline
  const ask = (): Asked => {
    tables.ask()
    return {
      shapes: sheets.map(({ name }) => askShape(session.context, name)),
      formats: askFormats(session, outline)
    }
  }
  try {
    return await readBelowHeads(session, outline, ask)
  } catch (error) {
    if (!isTooLarge(error)) throw error
    const asked = ask()
    await session.sync()
    const measured = await readMeasured(session, outline, tables, ['values'])
    return measured.map((raw, sheet) => ({ ...raw, ...shapeOf(asked, sheet, sheets[sheet]?.name ?? '') }))
  }
}

interface Shape {
  readonly used: Excel.Range
  readonly formulas: Excel.RangeAreas
  readonly merged: Excel.RangeAreas | undefined
}

interface Asked {
  readonly shapes: readonly Shape[]
  readonly formats: readonly Excel.Range[]
}

function askShape(context: Excel.RequestContext, sheet: string): Shape {
  const used = usedRange(context, sheet)
  used.load('address,rowHidden')
  const formulas = used.getSpecialCellsOrNullObject('Formulas')
  formulas.load('address')
  return { used, formulas, merged: mergedAreas(used) }
}

/** Names of the columns where a percentage or a date may stand for a number. */
const ACTUAL_VALUES = columnName('indicators', actualField(0)).slice(0, -1)
const REPORTED_NUMBERS: ReadonlySet<string> = new Set(
  projectFields()
    .filter(({ role, content }) => role === 'report' && (content === 'amount' || content === 'percent'))
    .map(({ id }) => columnName('projects', id))
)

function askFormats({ context }: Session, { names }: Outline): readonly Excel.Range[] {
  return names
    .filter(({ name }) => name.startsWith(ACTUAL_VALUES) || REPORTED_NUMBERS.has(name))
    .map(({ name }) => {
      const range = context.workbook.names.getItem(name).getRangeOrNullObject()
      range.load('address,numberFormat,worksheet/name')
      return range
    })
}

function shapeOf(
  { shapes, formats }: Asked,
  sheet: number,
  name: string
): Pick<
  RawSheet,
  'range' | 'rowHidden' | 'merges' | 'formulaCells' | 'formatted' | 'formulas' | 'numberFormats'
> {
  const shape = shapes[sheet]
  const isEmpty = !shape || shape.used.isNullObject
  return {
    range: isEmpty ? undefined : rangeOfAddress(shape.used.address),
    rowHidden: isEmpty ? false : shape.used.rowHidden,
    merges: rangesOfAreas(shape?.merged),
    formulaCells: rangesOfAreas(shape?.formulas),
    formatted: formats.flatMap((format) => {
      const range =
        format.isNullObject || format.worksheet.name !== name ? undefined : rangeOfAddress(format.address)
      return range ? [{ range, numberFormats: format.numberFormat }] : []
    }),
    formulas: [],
    numberFormats: []
  }
}

async function readBelowHeads(
  session: Session,
  outline: Outline,
  ask: () => Asked
): Promise<readonly RawSheet[]> {
  const { sheets, heads, tables } = outline
  const headOf = new Map(heads.map((head) => [head.sheet, head]))
  const blocks = sheets.flatMap(({ name }, sheet) => restOf(sheet, headOf.get(name)))
  const others = tables.reduce((sum, { sheet, cells }) => sum + (headOf.has(sheet) ? 0 : cells), 0)
  const asked = ask()
  const whole = new Map(
    sheets
      .filter(({ name }) => !headOf.has(name))
      .map(({ name }) => {
        const range = usedRange(session.context, name)
        range.load('values')
        return [name, range] as const
      })
  )
  const rows = await readAnswers(session, sheets, fillAnswers(blocks, OTHER_BYTES + others * VALUE_BYTES))
  return sheets.map(({ name }, sheet) => {
    const own = whole.get(name)
    const values = own
      ? own.isNullObject
        ? []
        : own.values
      : [...(headOf.get(name)?.values ?? []), ...(rows[sheet]?.values ?? [])]
    return { ...shapeOf(asked, sheet, name), values }
  })
}

function restOf(sheet: number, head: SheetHead | undefined): readonly Block[] {
  if (!head || head.values.length === 0) return []
  const top = head.used.top + head.values.length
  if (top > head.used.bottom) return []
  const values = (answerBytes(head.values) / head.values.length) * MARGIN
  return blocksOf(sheet, { ...head.used, top }, { values, formulas: 0, numberFormat: 0 }, ['values'])
}
