import type { DistrictFigures, RolledUp } from '../application/roll-up-masters'
import { investedRate, ROLL_UP_FIELDS, type RollUpFigures } from '../domain/exchange/roll-up'
import { AMOUNT_UNIT } from '../domain/plan/plan-lexicon'
import type { CellValue, WorkbookLayout } from '../domain/report/layout'
import { say, shownPeriod, type Language } from '../messages'
import { csvCell } from './check-csv'
import { layoutOfList } from './list-workbook'
import { renderJson, type Rendering } from './rendering'
import { asPercent, grouped } from './summary-text'

/** A roll-up with the sentences about the files left out. */
export interface RollUpResult {
  readonly rolledUp: RolledUp
  readonly refused: readonly { readonly file: string; readonly reason: string; readonly message: string }[]
}

/** 2 where a file could not be used, since the totals then lack it. */
const exitCodeOf = ({ refused }: RollUpResult): 0 | 2 => (refused.length > 0 ? 2 : 0)

const AMOUNTS: ReadonlySet<string> = new Set(['total', 'invested', 'addedTotal'])
const decimals = (figures: RollUpFigures) => ({
  ...Object.fromEntries(
    ROLL_UP_FIELDS.map((field) => {
      const figure = figures[field]
      if (!figure) return [field, null]
      return [field, AMOUNTS.has(field) ? figure.toFixed() : figure.toNumber()]
    })
  ),
  investedRate: investedRate(figures)?.toFixed() ?? null
})

/** A roll-up as one JSON document; amounts and rates are exact decimal strings. */
export const renderRollUpJson = (result: RollUpResult): Rendering =>
  renderJson(
    {
      period: result.rolledUp.period ?? null,
      unit: AMOUNT_UNIT,
      districts: result.rolledUp.districts.map(({ file, unit, plan, figures }) => ({
        file,
        district: unit,
        plan,
        ...decimals(figures)
      })),
      total: { workbooks: result.rolledUp.districts.length, ...decimals(result.rolledUp.total) },
      refused: result.refused
    },
    exitCodeOf(result)
  )

const nameOf = ({ unit, file }: DistrictFigures): string => (unit === '' ? file : unit)

/** A roll-up for reading in a terminal: a line a master, the total, the files left out. */
export function renderRollUpText(result: RollUpResult, language: Language): Rendering {
  const { districts, total, period } = result.rolledUp
  const none = say('none', language)
  const line = (name: string, figures: RollUpFigures): string => {
    const shown = Object.fromEntries(
      ROLL_UP_FIELDS.map((field) => [field, grouped(figures[field]?.toFixed() ?? null, none)])
    )
    const rate = asPercent(investedRate(figures)?.toFixed() ?? null, none)
    const district = say('sum.district', language, { ...shown, name, rate })
    const { uncounted } = figures
    return uncounted?.gt(0)
      ? say('sum.uncountedIn', language, { district, count: uncounted.toNumber() })
      : district
  }
  const lines = [
    say('sum.rollUp', language, {
      count: districts.length,
      period: period === undefined ? say('sum.noPeriod', language) : shownPeriod(period, language)
    }),
    ...districts.map((district) => `  ${line(nameOf(district), district.figures)}`),
    line(say('sum.all', language), total),
    ...(result.refused.length === 0
      ? []
      : ['', say('sum.refused', language, { count: result.refused.length })]),
    ...result.refused.map(({ message }) => `  ${message}`)
  ]
  return { output: `${lines.join('\n')}\n`, exitCode: exitCodeOf(result) }
}

interface Table {
  readonly header: readonly string[]
  readonly rows: readonly (readonly (string | number)[])[]
}

/** A row a master and the total last; a figure that is not given is an empty cell. */
function tableOf({ rolledUp, refused }: RollUpResult, language: Language): Table {
  const word = (key: string): string => say(`sum.column.${key}`, language)
  const cells = (figures: RollUpFigures) =>
    [...ROLL_UP_FIELDS.map((field) => figures[field]), investedRate(figures)].map(
      (figure) => figure?.toNumber() ?? ''
    )
  const blank = new Array<string>(ROLL_UP_FIELDS.length + 1).fill('')
  return {
    header: [...['district', 'file', ...ROLL_UP_FIELDS, 'investedRate'].map(word), word('remark')],
    rows: [
      ...rolledUp.districts.map(({ unit, file, figures }) => [unit, file, ...cells(figures), '']),
      [say('sum.all', language), '', ...cells(rolledUp.total), ''],
      ...refused.map(({ file, message }) => ['', file, ...blank, message])
    ]
  }
}

/** A roll-up as CSV with a byte order mark. */
export function rollUpCsv(result: RollUpResult, language: Language): string {
  const { header, rows } = tableOf(result, language)
  return `\ufeff${[header, ...rows].map((row) => row.map(csvCell).join(',')).join('\r\n')}\r\n`
}

/** A roll-up as one filterable sheet. */
export function layoutOfRollUp(result: RollUpResult, language: Language): WorkbookLayout {
  const { header, rows } = tableOf(result, language)
  const widths = [24, 30]
  return layoutOfList(
    say('sum.sheet', language),
    'RollUp',
    header.map((text, index) => ({ header: text, width: widths[index] ?? (text.length > 6 ? 16 : 12) })),
    rows.map((row) => row.map((value): CellValue => (value === '' ? null : value)))
  )
}
