import Big from 'big.js'
import type { Evaluation } from '../application/evaluate-workbook'
import { signOffStatus } from '../domain/exchange/sign-off'
import type { ComputedRow } from '../domain/measures/compute'
import type { Scalar } from '../domain/measures/expression'
import { REPORT_NAMES } from '../domain/measures/report-names'
import { printPeriod } from '../domain/measures/report-period'
import type { Figure, SummaryLine } from '../domain/measures/summary'
import type { Report, ReportRow, ReportTable } from '../domain/report/report'
import { cellText } from '../domain/report/workbook-content'
import { PROJECT_STATUS_WORDS, SAMPLE_WARNING, STATUS_WORDS, YES } from '../domain/report/workbook-lexicon'
import type { Finding } from '../domain/rules/finding'
import { describeFinding, ruleTitle, say, type Language } from '../messages'
import type { MessageParams } from '../messages/translations'
import { grouped } from './summary-text'

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
  const author: Author = { ...evaluation, language, words, none: say('none', language) }
  const hasIndicators = evaluation.figures.indicators.some(isNamed)
  const hasProjects = evaluation.figures.projects.some(isNamed)
  const unit = cellText(report.header.unit?.value ?? null)
  return {
    title: words('title', { plan: plan.title, kind: words(`kind.${kind}`) }),
    ...(isSample(report) && { warning: words('sample') }),
    facts: [
      { label: words('fact.period'), text: printPeriod(period) },
      ...(unit === '' ? [] : [{ label: words('fact.unit'), text: unit }]),
      { label: words('fact.coordinator'), text: plan.coordinatingUnit },
      { label: words('fact.signed'), text: signedWords(report, words) }
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
}

const heading = (text: string): ReportBlock => ({ kind: 'heading', text })
const paragraph = (text: string): ReportBlock => ({ kind: 'paragraph', text })
const isNamed = (row: ComputedRow): boolean => textOf(row['name']) !== ''

/** Whether the workbook itself says that its values are invented. */
const isSample = ({ guide }: Report): boolean =>
  guide?.values.some((line) => line.includes(SAMPLE_WARNING)) ?? false

function signedWords(report: Report, words: Author['words']): string {
  const { state, by } = signOffStatus(report)
  if (!by) return words('unsigned')
  const params = { reviewer: by.reviewer, at: by.signedAt }
  return words(state === 'stale' ? 'signedStale' : 'signed', params)
}

function overview(author: Author, hasIndicators: boolean, hasProjects: boolean): ReportBlock[] {
  const { figures, validation, words, none, period } = author
  const { indicators, investment, projects } = figures.summary
  const value = (figure: Figure): Scalar => figures.value(figure.id)
  const print = (figure: Figure, form: NumberForm): string => printShown(shownAs(value(figure), form), none)
  const printAll = (all: Readonly<Record<string, Figure>>): MessageParams =>
    Object.fromEntries(Object.entries(all).map(([key, figure]) => [key, print(figure, 'count')]))
  const progress = figures.named(REPORT_NAMES.progress)
  const matches = value(investment.matchesDeclared)
  const declared =
    matches === undefined
      ? ''
      : matches === YES
        ? words('overview.matches')
        : words('overview.differs', {
            declared: print(investment.declared, 'amount'),
            difference: print(investment.difference, 'amount')
          })
  const added = value(investment.addedCount)
  const lagging = [value(indicators.behind), value(indicators.regressed)]
    .filter(isNumber)
    .reduce((sum, each) => sum.plus(each), new Big(0))
  const { counts } = validation
  return [
    paragraph(
      hasIndicators
        ? words('overview.indicators', {
            ...printAll(indicators),
            period: printPeriod(period),
            progress: printShown(shownAs(progress, 'ratio'), none),
            mean: print(indicators.meanCompletion, 'ratio')
          })
        : words('overview.noIndicators')
    ),
    paragraph(
      hasProjects
        ? words('overview.investment', {
            count: print(investment.count, 'count'),
            listed: print(investment.listed, 'count'),
            unlisted: print(investment.unlisted, 'count'),
            total: print(investment.total, 'amount'),
            totalYi: printShown(textOf(value(investment.totalYi)) || undefined, none),
            invested: print(investment.invested, 'amount'),
            rate: print(investment.investedRate, 'ratio'),
            declared
          })
        : words('overview.noProjects')
    ),
    ...(isNumber(added) && added.gt(0)
      ? [
          paragraph(
            words('overview.added', {
              count: print(investment.addedCount, 'count'),
              total: print(investment.addedTotal, 'amount')
            })
          )
        ]
      : []),
    ...(hasProjects
      ? [
          paragraph(
            words('overview.projects', {
              ...printAll(projects),
              notStarted: print(projects['not-started'], 'count'),
              inProgress: print(projects['in-progress'], 'count')
            })
          )
        ]
      : []),
    paragraph(words('overview.findings', { ...counts })),
    {
      kind: 'figures',
      items: [
        {
          label: words('figure.met'),
          shown: shownAs(value(indicators.met), 'count'),
          remark: words('figure.ofCount', { count: print(indicators.count, 'count') })
        },
        {
          label: words('figure.behind'),
          shown: { value: lagging, form: 'count' },
          remark: words('figure.ofCount', { count: print(indicators.count, 'count') })
        },
        { label: words('figure.progress'), shown: shownAs(progress, 'ratio'), remark: printPeriod(period) },
        {
          label: words('figure.mean'),
          shown: shownAs(value(indicators.meanCompletion), 'ratio'),
          remark: ''
        },
        { label: words('figure.total'), shown: shownAs(value(investment.total), 'amount'), remark: '' },
        { label: words('figure.invested'), shown: shownAs(value(investment.invested), 'amount'), remark: '' },
        {
          label: words('figure.rate'),
          shown: shownAs(value(investment.investedRate), 'ratio'),
          remark: ''
        },
        {
          label: words('figure.finished'),
          shown: shownAs(value(projects.finished), 'count'),
          remark: words('figure.ofProjects', { count: print(investment.count, 'count') })
        }
      ]
    }
  ]
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

function indicatorBlocks(author: Author): ReportBlock[] {
  const { figures, words } = author
  const { indicatorsBy } = figures.summary
  const value = (figure: Figure): Scalar => figures.value(figure.id)
  const rollUp = (
    title: string,
    lines: readonly SummaryLine<(typeof ROLL_UP_KEYS)[number] | 'metRate'>[]
  ): ReportBlock => ({
    kind: 'table',
    title,
    columns: [
      { header: words('column.name'), span: 5, align: 'left' },
      ...ROLL_UP_KEYS.map((key): ReportColumn => ({
        header: words(`column.${key}`),
        span: 2,
        align: 'right'
      })),
      { header: words('column.metRate'), span: 3, align: 'right' }
    ],
    rows: lines.map((line) => [
      line.name,
      ...ROLL_UP_KEYS.map((key) => shownAs(value(line.figures[key]), 'count')),
      shownAs(value(line.figures.metRate), 'ratio')
    ])
  })
  const named = figures.indicators.filter(isNamed)
  const rated = named
    .filter((row) => isNumber(row['rate']))
    .sort((a, b) => byGap(a['gap'], b['gap']) || byGap(a['rate'], b['rate']))
  const unrated = named.filter((row) => !isNumber(row['rate']))
  const progress = figures.named(REPORT_NAMES.progress)
  return [
    rollUp(words('table.byCategory'), indicatorsBy.category),
    rollUp(words('table.byAttribute'), indicatorsBy.attribute),
    ...(rated.length === 0
      ? []
      : [
          {
            kind: 'table',
            title: words('table.completion'),
            columns: [
              { header: words('column.indicator'), span: 10, align: 'left' },
              { header: words('column.rate'), span: 4, align: 'right' },
              { header: words('column.timeProgress'), span: 4, align: 'right' },
              { header: words('column.gap'), span: 6, align: 'right' }
            ],
            rows: rated.map((row) => [
              textOf(row['name']),
              shownAs(row['rate'], 'ratio'),
              shownAs(progress, 'ratio'),
              shownAs(row['gap'], 'points')
            ]),
            bars: { title: words('table.completion'), kind: 'bar', label: 0, values: [1, 2], form: 'ratio' }
          } satisfies ReportBlock
        ]),
    ...(unrated.length === 0
      ? []
      : [paragraph(words('unrated', { names: namesOf(unrated, author.language) }))]),
    {
      kind: 'table',
      title: words('table.indicators'),
      columns: [
        { header: words('column.no'), span: 2, align: 'center' },
        { header: words('column.indicator'), span: 5, align: 'left' },
        { header: words('column.unit'), span: 2, align: 'center' },
        { header: words('column.baseline'), span: 2, align: 'right' },
        { header: words('column.target'), span: 4, align: 'right' },
        { header: words('column.current'), span: 2, align: 'right' },
        { header: words('column.rate'), span: 3, align: 'right' },
        { header: words('column.status'), span: 4, align: 'left' }
      ],
      rows: named.map((row) => [
        textOf(row['no']),
        textOf(row['name']),
        textOf(row['unit']),
        textOf(row['baseline']),
        textOf(row['target']),
        shownAs(row['current'], 'plain') ?? textOf(row['current']),
        shownAs(row['rate'], 'ratio'),
        statusWords(author, row)
      ])
    }
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
  const { figures, report, words, language } = author
  const rows = figures.indicators.map((row, index) => ({ row, index })).filter(({ row }) => isNamed(row))
  const severity = ({ row }: { readonly row: ComputedRow }): number => LAGGING.indexOf(textOf(row['status']))
  const lagging = rows
    .filter((each) => severity(each) >= 0)
    .sort((a, b) => severity(a) - severity(b) || byGap(a.row['gap'], b.row['gap']))
  const withStatus = (status: string): ComputedRow[] =>
    rows.map(({ row }) => row).filter((row) => textOf(row['status']) === status)
  const undecided = withStatus(STATUS_WORDS.undecided)
  const pending = withStatus(STATUS_WORDS['not-reported'])
  const said = (index: number, field: 'issues' | 'explanation'): string =>
    writtenIn(report.indicators, index, field) || words('notFilled')
  return [
    lagging.length === 0
      ? paragraph(words('lagging.none'))
      : {
          kind: 'table',
          title: '',
          columns: [
            { header: words('column.indicator'), span: 5, align: 'left' },
            { header: words('column.status'), span: 4, align: 'left' },
            { header: words('column.rate'), span: 3, align: 'right' },
            { header: words('column.gap'), span: 3, align: 'right' },
            { header: words('column.issues'), span: 5, align: 'left' },
            { header: words('column.explanation'), span: 4, align: 'left' }
          ],
          rows: lagging.map(({ row, index }) => [
            textOf(row['name']),
            statusWords(author, row),
            shownAs(row['rate'], 'ratio'),
            shownAs(row['gap'], 'points'),
            said(index, 'issues'),
            said(index, 'explanation')
          ])
        },
    ...(undecided.length === 0
      ? []
      : [paragraph(words('lagging.unjudged', { names: namesOf(undecided, language) }))]),
    ...(pending.length === 0
      ? []
      : [paragraph(words('lagging.pending', { names: namesOf(pending, language) }))])
  ]
}

function investmentBlocks(author: Author): ReportBlock[] {
  const { figures, words } = author
  const { investment, investmentBy, evenSpread } = figures.summary
  const value = (figure: Figure): Scalar => figures.value(figure.id)
  const whole = value(investment.total)
  const share = (part: Scalar): Shown =>
    isNumber(part) && isNumber(whole) && whole.gt(0)
      ? { value: part.div(whole).round(6, Big.roundHalfUp), form: 'ratio' }
      : undefined
  const linesOf = (lines: readonly SummaryLine<'count' | 'listed' | 'total'>[]): (readonly Shown[])[] =>
    lines.map(({ name, figures: own }) => [
      name,
      shownAs(value(own.count), 'count'),
      shownAs(value(own.listed), 'count'),
      shownAs(value(own.total), 'amount'),
      share(value(own.total))
    ])
  const columns = (name: string): ReportColumn[] => [
    { header: words(`column.${name}`), span: 9, align: 'left' },
    { header: words('column.projects'), span: 3, align: 'right' },
    { header: words('column.listed'), span: 4, align: 'right' },
    { header: words('column.amount'), span: 5, align: 'right' },
    { header: words('column.share'), span: 3, align: 'right' }
  ]
  const total: readonly Shown[] = [
    words('total'),
    shownAs(value(investment.count), 'count'),
    shownAs(value(investment.listed), 'count'),
    shownAs(whole, 'amount'),
    share(whole)
  ]
  const bars = (title: string): ReportBars => ({
    title,
    kind: 'bar',
    label: 0,
    values: [3],
    form: 'amount'
  })
  return [
    {
      kind: 'table',
      title: words('table.byTask'),
      columns: columns('task'),
      rows: [...linesOf(investmentBy.task), total],
      hasTotal: true,
      bars: bars(words('table.byTask'))
    },
    {
      kind: 'table',
      title: words('table.byYear'),
      columns: [
        { header: words('column.year'), span: 10, align: 'left' },
        { header: words('column.amount'), span: 8, align: 'right' },
        { header: words('column.share'), span: 6, align: 'right' }
      ],
      rows: evenSpread.map(({ year, figure }) => [
        String(year),
        shownAs(value(figure), 'amount'),
        share(value(figure))
      ]),
      bars: { title: words('table.yearChart'), kind: 'column', label: 0, values: [1], form: 'amount' }
    },
    {
      kind: 'table',
      title: words('table.byLeadUnit'),
      columns: columns('leadUnit'),
      rows: [...linesOf(investmentBy.leadUnit), total],
      hasTotal: true
    }
  ]
}

const PROJECT_TOTALS = ['not-started', 'in-progress', 'finished', 'paused', 'terminated', 'unknown'] as const
const ATTENTION: readonly string[] = [
  PROJECT_STATUS_WORDS.terminated,
  PROJECT_STATUS_WORDS.paused,
  PROJECT_STATUS_WORDS['not-started']
]

function projectBlocks(author: Author): ReportBlock[] {
  const { figures, report, words, language } = author
  const statusName = (status: string): string => say(`evaluation.projectStatus.${status}`, language)
  const attention = figures.projects
    .map((row, index) => ({ row, index, order: ATTENTION.indexOf(textOf(row['status'])) }))
    .filter(({ row, order }) => isNamed(row) && order >= 0)
    .sort((a, b) => a.order - b.order || a.index - b.index)
  const statusOf = (row: ComputedRow): string => {
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
      : {
          kind: 'table',
          title: words('table.attention'),
          columns: [
            { header: words('column.no'), span: 2, align: 'center' },
            { header: words('column.project'), span: 6, align: 'left' },
            { header: words('column.leadUnit'), span: 4, align: 'left' },
            { header: words('column.projectStatus'), span: 2, align: 'left' },
            { header: words('column.amount'), span: 2, align: 'right' },
            { header: words('column.issues'), span: 4, align: 'left' },
            { header: words('column.explanation'), span: 4, align: 'left' }
          ],
          rows: attention.map(({ row, index }) => [
            textOf(row['no']),
            textOf(row['name']),
            textOf(row['leadUnits']),
            statusOf(row),
            shownAs(row['amount'], 'amount') ?? textOf(row['amount']),
            writtenIn(report.projects, index, 'issues') || words('notFilled'),
            writtenIn(report.projects, index, 'explanation') || words('notFilled')
          ])
        }
  ]
}

function findingBlocks(author: Author): ReportBlock[] {
  const { validation, words, language } = author
  const reported = validation.findings.filter(({ origin }) => origin === 'reported')
  if (reported.length === 0) return [paragraph(words('findingsNone'))]
  const byRule = new Map<string, Finding[]>()
  for (const finding of reported) {
    const same = byRule.get(finding.code)
    if (same) same.push(finding)
    else byRule.set(finding.code, [finding])
  }
  const count = (number: number): Shown => ({ value: new Big(number), form: 'count' })
  const severityOf = (findings: readonly Finding[]): string =>
    [...new Set(findings.map(({ severity }) => say(`severity.${severity}`, language)))].join(' / ')
  const list = (title: string, findings: readonly Finding[], isExplained: boolean): ReportBlock[] => {
    if (findings.length === 0) return []
    const rows = findings
      .slice(0, MOST_FINDINGS)
      .map((finding) => [
        finding.cell === '' ? finding.sheet : `${finding.sheet} ${finding.cell}`,
        say(`severity.${finding.severity}`, language),
        describeFinding(finding, language),
        ...(isExplained ? [finding.explanation?.text ?? ''] : [])
      ])
    const left = findings.length - rows.length
    return [
      {
        kind: 'table',
        title,
        columns: [
          { header: words('column.place'), span: 4, align: 'left' },
          { header: words('column.severity'), span: 2, align: 'left' },
          { header: words('column.finding'), span: isExplained ? 9 : 18, align: 'left' },
          ...(isExplained
            ? [{ header: words('column.explanation'), span: 9, align: 'left' } satisfies ReportColumn]
            : [])
        ],
        rows
      },
      ...(left > 0 ? [paragraph(words('more', { count: left }))] : [])
    ]
  }
  const open = reported.filter(({ explained }) => !explained)
  const mandatoryFirst = [...open].sort(
    (a, b) => Number(b.severity === 'mandatory') - Number(a.severity === 'mandatory')
  )
  return [
    {
      kind: 'table',
      title: words('table.byRule'),
      columns: [
        { header: words('column.rule'), span: 12, align: 'left' },
        { header: words('column.severity'), span: 4, align: 'left' },
        { header: words('column.open'), span: 4, align: 'right' },
        { header: words('column.explained'), span: 4, align: 'right' }
      ],
      rows: [...byRule].map(([code, findings]) => {
        const explained = findings.filter((finding) => finding.explained).length
        return [
          ruleTitle(code, language),
          severityOf(findings),
          count(findings.length - explained),
          count(explained)
        ]
      })
    },
    ...list(words('table.open'), mandatoryFirst, false),
    ...list(
      words('table.explained'),
      reported.filter(({ explained }) => explained),
      true
    )
  ]
}
