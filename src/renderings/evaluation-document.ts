import Big from 'big.js'
import type { Evaluation } from '../application/evaluate-workbook'
import { signOffStatus } from '../domain/exchange/sign-off'
import type { ComputedRow } from '../domain/measures/compute'
import type { Scalar } from '../domain/measures/expression'
import { REPORT_NAMES } from '../domain/measures/report-names'
import { printPeriod } from '../domain/measures/report-period'
import type { Figure, SummaryLine } from '../domain/measures/summary'
import { PROJECT_STATUS_WORDS, STATUS_WORDS, YES } from '../domain/measures/value-lexicon'
import type { Report, ReportRow, ReportTable } from '../domain/report/report'
import { uncountedCells } from '../domain/report/uncounted-cells'
import { cellText } from '../domain/report/workbook-content'
import { SAMPLE_WARNING } from '../domain/report/workbook-lexicon'
import type { Finding } from '../domain/rules/finding'
import { describeFinding, ruleTitle, say, shownPeriod, shownTime, type Language } from '../messages'
import type { MessageParams } from '../messages/translations'
import { grouped } from './summary-text'
import { uncountedSentences } from './uncounted'

/** How a number is shown: a count, 万元, a ratio as percent, percentage points, or as it is. */
export type NumberForm = 'count' | 'amount' | 'ratio' | 'points' | 'plain'

/** What a cell of the report shows; absent where there is nothing to show. */
export type Shown = string | { readonly value: Big; readonly form: NumberForm } | undefined

export interface ReportColumn {
  readonly header: string
  /** Share of the page's width, in twenty-fourths. */
  readonly span: number
  readonly align: 'left' | 'center' | 'right'
}

/** Bars over the rows of a table: which column names them and which one or two give their lengths. */
export interface ReportBars {
  readonly title: string
  readonly kind: 'bar' | 'column'
  readonly label: number
  readonly values: readonly number[]
  readonly form: NumberForm
}

/** A part of the report, whichever way it is rendered. */
export type ReportBlock =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | {
      readonly kind: 'figures'
      readonly items: readonly { readonly label: string; readonly shown: Shown; readonly remark: string }[]
    }
  | {
      readonly kind: 'table'
      readonly title: string
      readonly columns: readonly ReportColumn[]
      readonly rows: readonly (readonly Shown[])[]
      /** The last row is a total. */
      readonly hasTotal?: boolean
      readonly bars?: ReportBars
    }

/** An evaluation report as data: what it says, in order. */
export interface EvaluationDocument {
  readonly title: string
  /** Says that the values are invented; absent for real ones. */
  readonly warning?: string
  readonly facts: readonly { readonly label: string; readonly text: string }[]
  readonly blocks: readonly ReportBlock[]
}

/** More findings than this would bury the rest; the report says how many are left out. */
const MOST_FINDINGS = 100
/** Statuses that ask for attention, worst first. */
const LAGGING: readonly string[] = [STATUS_WORDS.regressed, STATUS_WORDS['behind-final'], STATUS_WORDS.behind]

const NAME_SEPARATOR: Readonly<Record<Language, string>> = { 'zh-CN': '、', 'en-US': ', ' }

const isNumber = (value: Scalar): value is Big => value instanceof Big
const shownAs = (value: Scalar, form: NumberForm): Shown => (isNumber(value) ? { value, form } : undefined)
const textOf = (value: Scalar): string =>
  value === undefined ? '' : isNumber(value) ? value.toFixed() : String(value).replace(/\s*[\r\n]+\s*/gu, '')

/** Digits after the point that a value of an indicator is told with. */
const PLAIN_DECIMALS = 4

/** A number with its thousands separated, in the form asked for. */
export function printNumber(value: Big, form: NumberForm): string {
  const rounded =
    form === 'ratio'
      ? value.times(100).round(2, Big.roundHalfUp)
      : form === 'points'
        ? value.round(2, Big.roundHalfUp)
        : form === 'plain'
          ? value.round(PLAIN_DECIMALS, Big.roundHalfUp)
          : value
  return `${grouped(rounded.toFixed(), '')}${form === 'ratio' ? '%' : ''}`
}

/** What a cell shows, as text; `none` where there is nothing. */
export const printShown = (shown: Shown, none: string): string =>
  shown === undefined ? none : typeof shown === 'string' ? shown : printNumber(shown.value, shown.form)

/** What an evaluation says, in the language asked for, ready to be rendered as a page or a sheet. */
export function evaluationDocument(evaluation: Evaluation, language: Language): EvaluationDocument {
  const { kind, plan, report, period } = evaluation
  const words = (key: string, params?: MessageParams): string => say(`evaluation.${key}`, language, params)
  const author: Author = {
    ...evaluation,
    language,
    words,
    none: say('none', language),
    value: (figure) => evaluation.figures.value(figure.id)
  }
  const hasIndicators = evaluation.figures.indicators.some(isNamed)
  const hasProjects = evaluation.figures.projects.some(isNamed)
  const unit = cellText(report.header.unit?.value ?? null)
  return {
    title: words('title', { plan: plan.title, kind: words(`kind.${kind}`) }),
    ...(isSample(report) && { warning: words('sample') }),
    facts: [
      { label: words('fact.period'), text: shownPeriod(printPeriod(period), language) },
      ...(unit === '' ? [] : [{ label: words('fact.unit'), text: unit }]),
      { label: words('fact.coordinator'), text: plan.coordinatingUnit },
      { label: words('fact.signed'), text: signedWords(author) }
    ],
    blocks: [
      heading(words('heading.overview')),
      ...overview(author, hasIndicators, hasProjects),
      ...(hasIndicators
        ? [
            heading(words('heading.indicators')),
            ...indicatorBlocks(author),
            heading(words('heading.lagging')),
            ...laggingBlocks(author)
          ]
        : []),
      ...(hasProjects
        ? [
            heading(words('heading.investment')),
            ...investmentBlocks(author),
            heading(words('heading.projects')),
            ...projectBlocks(author)
          ]
        : []),
      heading(words('heading.findings')),
      ...findingBlocks(author),
      heading(words('heading.notes')),
      ...['rate', 'mean', 'gap', 'lead', 'spread'].map((note) => paragraph(words(`notes.${note}`)))
    ]
  }
}

interface Author extends Evaluation {
  readonly language: Language
  readonly words: (key: string, params?: MessageParams) => string
  readonly none: string
  readonly value: (figure: Figure) => Scalar
}

/** A column of a table with what it shows of a row; its header is known by `key`. */
interface ToldColumn<Row> {
  readonly key: string
  readonly span: number
  readonly align?: ReportColumn['align']
  readonly shows: (row: Row) => Shown
}

type TableBlock = Extract<ReportBlock, { kind: 'table' }>

/** A table that tells of each row what its columns show. */
const tableOf = <Row>(
  { words }: Author,
  table: Pick<TableBlock, 'title' | 'hasTotal' | 'bars'> & {
    readonly columns: readonly ToldColumn<Row>[]
    readonly rows: readonly Row[]
  }
): TableBlock => ({
  ...table,
  kind: 'table',
  columns: table.columns.map(({ key, span, align = 'left' }) => ({
    header: words(`column.${key}`),
    span,
    align
  })),
  rows: table.rows.map((row) => table.columns.map(({ shows }) => shows(row)))
})

/** A column of numbers. */
const numbers = <Row>(
  key: string,
  span: number,
  form: NumberForm,
  value: (row: Row) => Scalar
): ToldColumn<Row> => ({ key, span, align: 'right', shows: (row) => shownAs(value(row), form) })

/** A column of texts. */
const texts = <Row>(
  key: string,
  span: number,
  shows: (row: Row) => string,
  align: ReportColumn['align'] = 'left'
): ToldColumn<Row> => ({ key, span, align, shows })

/** A column of what cells of computed rows hold. */
const cells = (
  key: string,
  span: number,
  field: string,
  align?: ReportColumn['align']
): ToldColumn<PlacedRow> => texts(key, span, ({ row }) => textOf(row[field]), align)

const heading = (text: string): ReportBlock => ({ kind: 'heading', text })
const paragraph = (text: string): ReportBlock => ({ kind: 'paragraph', text })
const isNamed = (row: ComputedRow): boolean => textOf(row['name']) !== ''

/** Whether the workbook itself says that its values are invented. */
const isSample = ({ guide }: Report): boolean =>
  guide?.values.some((line) => line.includes(SAMPLE_WARNING)) ?? false

function signedWords({ report, words, language }: Author): string {
  const { state, by } = signOffStatus(report)
  if (!by) return words('unsigned')
  const params = { reviewer: by.reviewer, at: shownTime(by.signedAt, language) }
  return words(state === 'stale' ? 'signedStale' : 'signed', params)
}

const print = ({ value, none }: Author, figure: Figure, form: NumberForm): string =>
  printShown(shownAs(value(figure), form), none)

const printCounts = (author: Author, figures: Readonly<Record<string, Figure>>): MessageParams =>
  Object.fromEntries(Object.entries(figures).map(([key, figure]) => [key, print(author, figure, 'count')]))

function overview(author: Author, hasIndicators: boolean, hasProjects: boolean): ReportBlock[] {
  const { words, validation, report, period, language } = author
  return [
    paragraph(hasIndicators ? indicatorOverview(author) : words('overview.noIndicators')),
    paragraph(hasProjects ? investmentOverview(author) : words('overview.noProjects')),
    ...addedOverview(author).map(paragraph),
    ...(hasProjects ? [paragraph(projectOverview(author))] : []),
    paragraph(words('overview.findings', { ...validation.counts })),
    ...uncountedSentences(uncountedCells(report, period), language).map(paragraph),
    keyFigures(author)
  ]
}

function indicatorOverview(author: Author): string {
  const { figures, words, none, language } = author
  const { indicators } = figures.summary
  return words('overview.indicators', {
    ...printCounts(author, indicators),
    period: shownPeriod(printPeriod(author.period), language),
    progress: printShown(shownAs(figures.named(REPORT_NAMES.progress), 'ratio'), none),
    mean: print(author, indicators.meanCompletion, 'ratio')
  })
}

function investmentOverview(author: Author): string {
  const { figures, words, none, value } = author
  const { investment } = figures.summary
  return words('overview.investment', {
    count: print(author, investment.count, 'count'),
    listed: print(author, investment.listed, 'count'),
    unlisted: print(author, investment.unlisted, 'count'),
    total: print(author, investment.total, 'amount'),
    totalYi: printShown(textOf(value(investment.totalYi)) || undefined, none),
    invested: print(author, investment.invested, 'amount'),
    rate: print(author, investment.investedRate, 'ratio'),
    declared: declaredWords(author)
  })
}

/** Whether the total is the one the plan declares; empty where it declares none. */
function declaredWords(author: Author): string {
  const { figures, words, value } = author
  const { matchesDeclared, declared, difference } = figures.summary.investment
  const matches = value(matchesDeclared)
  if (matches === undefined) return ''
  if (matches === YES) return words('overview.matches')
  return words('overview.differs', {
    declared: print(author, declared, 'amount'),
    difference: print(author, difference, 'amount')
  })
}

/** A sentence on 新增 projects; none where there are none. */
function addedOverview(author: Author): string[] {
  const { addedCount, addedTotal } = author.figures.summary.investment
  const added = author.value(addedCount)
  if (!isNumber(added) || !added.gt(0)) return []
  const params = { count: print(author, addedCount, 'count'), total: print(author, addedTotal, 'amount') }
  return [author.words('overview.added', params)]
}

function projectOverview(author: Author): string {
  const { projects } = author.figures.summary
  return author.words('overview.projects', {
    ...printCounts(author, projects),
    notStarted: print(author, projects['not-started'], 'count'),
    inProgress: print(author, projects['in-progress'], 'count')
  })
}

function keyFigures(author: Author): ReportBlock {
  const { figures, words, value } = author
  const { indicators, investment, projects } = figures.summary
  const lagging = [value(indicators.behind), value(indicators.regressed)]
    .filter(isNumber)
    .reduce((sum, each) => sum.plus(each), new Big(0))
  const ofIndicators = words('figure.ofCount', { count: print(author, indicators.count, 'count') })
  const ofProjects = words('figure.ofProjects', { count: print(author, investment.count, 'count') })
  const period = shownPeriod(printPeriod(author.period), author.language)
  const item = (key: string, of: Scalar, form: NumberForm, remark = '') => ({
    label: words(`figure.${key}`),
    shown: shownAs(of, form),
    remark
  })
  return {
    kind: 'figures',
    items: [
      item('met', value(indicators.met), 'count', ofIndicators),
      item('behind', lagging, 'count', ofIndicators),
      item('progress', figures.named(REPORT_NAMES.progress), 'ratio', period),
      item('mean', value(indicators.meanCompletion), 'ratio'),
      item('total', value(investment.total), 'amount'),
      item('invested', value(investment.invested), 'amount'),
      item('rate', value(investment.investedRate), 'ratio'),
      item('finished', value(projects.finished), 'count', ofProjects)
    ]
  }
}

const ROLL_UP_KEYS = [
  'count',
  'reported',
  'met',
  'onTrack',
  'behind',
  'regressed',
  'undecided',
  'pending'
] as const

/** A row of a data table as computed, with its place in the table as read. */
interface PlacedRow {
  readonly row: ComputedRow
  readonly index: number
}

const placed = (rows: readonly ComputedRow[]): PlacedRow[] =>
  rows.map((row, index) => ({ row, index })).filter(({ row }) => isNamed(row))

/** Columns that more than one table of indicators has. */
const indicatorColumns = (author: Author) => ({
  name: (span: number) => cells('indicator', span, 'name'),
  rate: (span: number) => numbers<PlacedRow>('rate', span, 'ratio', ({ row }) => row['rate']),
  gap: (span: number) => numbers<PlacedRow>('gap', span, 'points', ({ row }) => row['gap']),
  status: (span: number) => texts<PlacedRow>('status', span, ({ row }) => statusWords(author, row))
})

/** What people wrote about a row: 存在问题及下步措施 and 核实说明. */
const writtenColumns = (
  { report, words }: Author,
  table: 'indicators' | 'projects',
  spans: readonly [number, number]
): ToldColumn<PlacedRow>[] =>
  (['issues', 'explanation'] as const).map((field, at) =>
    texts(field, spans[at] ?? 1, ({ index }) => {
      const written =
        table === 'indicators'
          ? writtenIn(report.indicators, index, field)
          : writtenIn(report.projects, index, field)
      return written || words('notFilled')
    })
  )

type RollUpLine = SummaryLine<(typeof ROLL_UP_KEYS)[number] | 'metRate'>

const rollUp = (author: Author, title: string, rows: readonly RollUpLine[]): ReportBlock =>
  tableOf<RollUpLine>(author, {
    title,
    columns: [
      texts('name', 5, ({ name }) => name),
      ...ROLL_UP_KEYS.map((key) =>
        numbers<RollUpLine>(key, 2, 'count', (line) => author.value(line.figures[key]))
      ),
      numbers('metRate', 3, 'ratio', (line) => author.value(line.figures.metRate))
    ],
    rows
  })

function indicatorBlocks(author: Author): ReportBlock[] {
  const { figures, words } = author
  const { indicatorsBy } = figures.summary
  const named = placed(figures.indicators)
  const unrated = named.map(({ row }) => row).filter((row) => !isNumber(row['rate']))
  const columns = indicatorColumns(author)
  return [
    rollUp(author, words('table.byCategory'), indicatorsBy.category),
    rollUp(author, words('table.byAttribute'), indicatorsBy.attribute),
    ...completionTable(author, named),
    ...(unrated.length === 0
      ? []
      : [paragraph(words('unrated', { names: namesOf(unrated, author.language) }))]),
    tableOf<PlacedRow>(author, {
      title: words('table.indicators'),
      columns: [
        cells('no', 2, 'no', 'center'),
        columns.name(5),
        cells('unit', 2, 'unit', 'center'),
        cells('baseline', 2, 'baseline', 'right'),
        cells('target', 4, 'target', 'right'),
        {
          key: 'current',
          span: 2,
          align: 'right',
          shows: ({ row }) => shownAs(row['current'], 'plain') ?? textOf(row['current'])
        },
        columns.rate(3),
        columns.status(4)
      ],
      rows: named
    })
  ]
}

/** Rates beside the time gone, those that lag most first; none where no indicator has a rate. */
function completionTable(author: Author, indicators: readonly PlacedRow[]): ReportBlock[] {
  const rated = indicators
    .filter(({ row }) => isNumber(row['rate']))
    .sort((a, b) => byGap(a.row['gap'], b.row['gap']) || byGap(a.row['rate'], b.row['rate']))
  if (rated.length === 0) return []
  const progress = author.figures.named(REPORT_NAMES.progress)
  const columns = indicatorColumns(author)
  const title = author.words('table.completion')
  return [
    tableOf<PlacedRow>(author, {
      title,
      columns: [
        columns.name(10),
        columns.rate(4),
        numbers('timeProgress', 4, 'ratio', () => progress),
        columns.gap(6)
      ],
      rows: rated,
      bars: { title, kind: 'bar', label: 0, values: [1, 2], form: 'ratio' }
    })
  ]
}

/** Lowest first, absent ones last. */
const byGap = (a: Scalar, b: Scalar): number =>
  isNumber(a) && isNumber(b) ? a.cmp(b) : Number(!isNumber(a)) - Number(!isNumber(b))

const namesOf = (rows: readonly ComputedRow[], language: Language): string =>
  rows.map((row) => textOf(row['name'])).join(NAME_SEPARATOR[language])

/** 进展状态 in the report's language; the glyph before it stays. */
function statusWords({ language }: Author, row: ComputedRow): string {
  const shown = textOf(row['status'])
  const code = Object.entries(STATUS_WORDS).find(([, word]) => word === shown)?.[0]
  return code === undefined ? shown : `${shown.slice(0, 1)} ${say(`evaluation.status.${code}`, language)}`
}

/** What people wrote in a column of the row with this key. */
function writtenIn<F extends string>(table: ReportTable<F> | undefined, index: number, field: F): string {
  const row: ReportRow | undefined = table?.rows[index]
  return table && row ? cellText(row.values[table.indexOf(field)] ?? null).trim() : ''
}

function laggingBlocks(author: Author): ReportBlock[] {
  const { figures, words, language } = author
  const rows = placed(figures.indicators)
  const severity = ({ row }: PlacedRow): number => LAGGING.indexOf(textOf(row['status']))
  const lagging = rows
    .filter((each) => severity(each) >= 0)
    .sort((a, b) => severity(a) - severity(b) || byGap(a.row['gap'], b.row['gap']))
  const withStatus = (status: string): ComputedRow[] =>
    rows.map(({ row }) => row).filter((row) => textOf(row['status']) === status)
  const undecided = withStatus(STATUS_WORDS.undecided)
  const pending = withStatus(STATUS_WORDS['not-reported'])
  const columns = indicatorColumns(author)
  return [
    lagging.length === 0
      ? paragraph(words('lagging.none'))
      : tableOf(author, {
          title: '',
          columns: [
            columns.name(5),
            columns.status(4),
            columns.rate(3),
            columns.gap(3),
            ...writtenColumns(author, 'indicators', [5, 4])
          ],
          rows: lagging
        }),
    ...(undecided.length === 0
      ? []
      : [paragraph(words('lagging.unjudged', { names: namesOf(undecided, language) }))]),
    ...(pending.length === 0
      ? []
      : [paragraph(words('lagging.pending', { names: namesOf(pending, language) }))])
  ]
}

interface InvestmentLine {
  readonly name: string
  readonly count: Scalar
  readonly listed: Scalar
  readonly total: Scalar
}

function investmentBlocks(author: Author): ReportBlock[] {
  const { figures, words, value } = author
  const { investmentBy, evenSpread } = figures.summary
  const byTask = words('table.byTask')
  const byLeadUnit = words('table.byLeadUnit')
  return [
    investmentTable(author, 'task', investmentBy.task, {
      title: byTask,
      bars: { title: byTask, kind: 'bar', label: 0, values: [3], form: 'amount' }
    }),
    tableOf<(typeof evenSpread)[number]>(author, {
      title: words('table.byYear'),
      columns: [
        texts('year', 10, ({ year }) => String(year)),
        numbers('amount', 8, 'amount', ({ figure }) => value(figure)),
        numbers('share', 6, 'ratio', ({ figure }) => shareOfTotal(author, value(figure)))
      ],
      rows: evenSpread,
      bars: { title: words('table.yearChart'), kind: 'column', label: 0, values: [1], form: 'amount' }
    }),
    investmentTable(author, 'leadUnit', investmentBy.leadUnit, { title: byLeadUnit })
  ]
}

/** Investment line by line, with its total and each line's share in it. */
function investmentTable(
  author: Author,
  named: string,
  lines: readonly SummaryLine<'count' | 'listed' | 'total'>[],
  table: Pick<TableBlock, 'title' | 'bars'>
): ReportBlock {
  const { figures, words, value } = author
  const { investment } = figures.summary
  const lineOf = (name: string, own: Pick<typeof investment, 'count' | 'listed' | 'total'>) => ({
    name,
    count: value(own.count),
    listed: value(own.listed),
    total: value(own.total)
  })
  return tableOf<InvestmentLine>(author, {
    ...table,
    columns: [
      texts(named, 9, ({ name }) => name),
      numbers('projects', 3, 'count', (line) => line.count),
      numbers('listed', 4, 'count', (line) => line.listed),
      numbers('amount', 5, 'amount', (line) => line.total),
      numbers('share', 3, 'ratio', (line) => shareOfTotal(author, line.total))
    ],
    rows: [...lines.map(({ name, figures: own }) => lineOf(name, own)), lineOf(words('total'), investment)],
    hasTotal: true
  })
}

function shareOfTotal({ figures, value }: Author, part: Scalar): Scalar {
  const whole = value(figures.summary.investment.total)
  return isNumber(part) && isNumber(whole) && whole.gt(0)
    ? part.div(whole).round(6, Big.roundHalfUp)
    : undefined
}

const PROJECT_TOTALS = ['not-started', 'in-progress', 'finished', 'paused', 'terminated', 'unknown'] as const
const ATTENTION: readonly string[] = [
  PROJECT_STATUS_WORDS.terminated,
  PROJECT_STATUS_WORDS.paused,
  PROJECT_STATUS_WORDS['not-started']
]

function projectBlocks(author: Author): ReportBlock[] {
  const { figures, words, language } = author
  const statusName = (status: string): string => say(`evaluation.projectStatus.${status}`, language)
  const order = ({ row }: PlacedRow): number => ATTENTION.indexOf(textOf(row['status']))
  const attention = placed(figures.projects)
    .filter((each) => order(each) >= 0)
    .sort((a, b) => order(a) - order(b) || a.index - b.index)
  const statusOf = ({ row }: PlacedRow): string => {
    const word = textOf(row['status'])
    const code = Object.entries(PROJECT_STATUS_WORDS).find(([, known]) => known === word)?.[0]
    return code === undefined ? word : statusName(code)
  }
  return [
    {
      kind: 'table',
      title: words('table.statuses'),
      columns: PROJECT_TOTALS.map((status) => ({ header: statusName(status), span: 4, align: 'right' })),
      rows: [
        PROJECT_TOTALS.map((status) => shownAs(figures.value(figures.summary.projects[status].id), 'count'))
      ]
    },
    attention.length === 0
      ? paragraph(words('attentionNone'))
      : tableOf<PlacedRow>(author, {
          title: words('table.attention'),
          columns: [
            cells('no', 2, 'no', 'center'),
            cells('project', 6, 'name'),
            cells('leadUnit', 4, 'leadUnits'),
            texts('projectStatus', 2, statusOf),
            {
              key: 'amount',
              span: 2,
              align: 'right',
              shows: ({ row }) => shownAs(row['amount'], 'amount') ?? textOf(row['amount'])
            },
            ...writtenColumns(author, 'projects', [4, 4])
          ],
          rows: attention
        })
  ]
}

function findingBlocks(author: Author): ReportBlock[] {
  const { validation, words, language } = author
  const reported = validation.findings.filter(({ origin, isRemark }) => origin === 'reported' && !isRemark)
  if (reported.length === 0) return [paragraph(words('findingsNone'))]
  const byRule = new Map<string, Finding[]>()
  for (const finding of reported) {
    const same = byRule.get(finding.code)
    if (same) same.push(finding)
    else byRule.set(finding.code, [finding])
  }
  const severityOf = (findings: readonly Finding[]): string =>
    [...new Set(findings.map(({ severity }) => say(`severity.${severity}`, language)))].join(' / ')
  const list = (title: string, findings: readonly Finding[], isExplained: boolean): ReportBlock[] => {
    if (findings.length === 0) return []
    const told = findings.slice(0, MOST_FINDINGS)
    const left = findings.length - told.length
    const columns: ToldColumn<Finding>[] = [
      texts('place', 4, ({ cell, sheet }) => (cell === '' ? sheet : `${sheet} ${cell}`)),
      texts('severity', 2, ({ severity }) => say(`severity.${severity}`, language)),
      texts('finding', isExplained ? 9 : 18, (finding) => describeFinding(finding, language)),
      ...(isExplained ? [texts<Finding>('explanation', 9, ({ explanation }) => explanation?.text ?? '')] : [])
    ]
    return [
      tableOf(author, { title, columns, rows: told }),
      ...(left > 0 ? [paragraph(words('more', { count: left }))] : [])
    ]
  }
  const open = reported.filter(({ explained }) => !explained)
  const mandatoryFirst = [...open].sort(
    (a, b) => Number(b.severity === 'mandatory') - Number(a.severity === 'mandatory')
  )
  const countOf = (findings: readonly Finding[], isExplained: boolean): Big =>
    new Big(findings.filter(({ explained }) => explained === isExplained).length)
  type OfRule = readonly [code: string, findings: readonly Finding[]]
  return [
    tableOf<OfRule>(author, {
      title: words('table.byRule'),
      columns: [
        texts('rule', 12, ([code]) => ruleTitle(code, language)),
        texts('severity', 4, ([, findings]) => severityOf(findings)),
        numbers('open', 4, 'count', ([, findings]) => countOf(findings, false)),
        numbers('explained', 4, 'count', ([, findings]) => countOf(findings, true))
      ],
      rows: [...byRule]
    }),
    ...list(words('table.open'), mandatoryFirst, false),
    ...list(
      words('table.explained'),
      reported.filter(({ explained }) => explained),
      true
    )
  ]
}
