import { atOnce } from '../../src/domain/measures/steps'
import { catalogue } from '../../src/domain/rules/catalogue'
import { customRulesOf } from '../../src/domain/rules/custom/custom-rule'
import { compileRules, validate } from '../../src/domain/rules/engine'
import { readReport } from '../../src/domain/report/read-report'
import type { Report } from '../../src/domain/report/report'
import type { WorkbookContent } from '../../src/domain/report/workbook-content'
import type { Rule } from '../../src/domain/rules/rule'
import { compilePlan } from '../../src/domain/plan/compile-plan'
import { generatedReport } from '../support/generated-plan'
import { plainLoop, schemaChecker, schemaRows, subsetRules } from './expressible-subset'

const rows = Number(process.argv[2] ?? 100_000)
const isLarge = rows > 10_000
/** Every round runs all contenders, so that a slow moment of the machine meets all of them. */
const ROUNDS = isLarge ? 3 : 11
const WARM_UP_ROUNDS = isLarge ? 1 : 2

/** A contender takes a workbook that nobody has read yet, and is timed from when it is prepared. */
interface Contender {
  readonly name: string
  readonly prepare: (content: WorkbookContent) => () => readonly unknown[]
  /** Seconds that it may take at most on a quiet machine. */
  readonly most?: number
}

const { plan, report } = generatedReport(rows)
const withCustomRules = compilePlan({
  ...plan.document,
  customRules: [
    {
      code: 'own-share',
      scope: 'project',
      expression: 'row["累计完成投资"] <= row["投资额"] * 1.2',
      severity: 'verification',
      message: '{项目名称}超出投资额较多'
    },
    {
      code: 'own-outlier',
      scope: 'project',
      expression: 'row["投资额"] <= avg(projects, "投资额") * 10',
      severity: 'verification',
      message: '{项目名称}远高于平均投资额'
    },
    {
      code: 'own-total',
      scope: 'workbook',
      expression: 'sum(projects, "累计完成投资") <= sum(projects, "投资额")',
      severity: 'verification',
      message: '累计完成投资超出投资总额'
    }
  ]
})

/** A workbook of equal cells that share no text with the plan or with an earlier one, not yet read. */
function contentAnew(): WorkbookContent {
  const { content, projects } = report
  const cells = JSON.stringify(projects?.sheet.values)
  const sheets = content.sheets.map((sheet) =>
    sheet === projects?.sheet
      ? { ...sheet, values: JSON.parse(cells) as typeof sheet.values, formulas: new Map(sheet.formulas) }
      : sheet
  )
  return { ...content, sheets }
}

/** Reads it as the product does, but for the header, which the generated workbook has on no sheet. */
const read = (content: WorkbookContent): Report => {
  const { guide, header, metadata, period } = report
  return { ...readReport(content, plan), guide, header, metadata, period }
}

const engine = (name: string, rules: readonly Rule[], judgedBy = plan): Contender => {
  const ruleSet = compileRules(rules, judgedBy)
  return {
    name,
    prepare(content) {
      const reading = read(content)
      return () => atOnce(validate(ruleSet, { plan: judgedBy, report: reading }))
    }
  }
}
const rowRules = catalogue
  .filter(({ projectRow }) => projectRow)
  .map(({ workbook: _workbook, ...rule }) => rule)
const customRules = customRulesOf(withCustomRules)
const checkSchema = schemaChecker(plan)
const allRules = compileRules(catalogue, plan)

const contenders: readonly Contender[] = [
  {
    name: 'subset, plain loop',
    prepare(content) {
      const reading = read(content)
      return () => plainLoop(plan, reading)
    }
  },
  {
    name: 'subset, ajv',
    prepare(content) {
      const objects = schemaRows(read(content))
      return () => checkSchema(objects)
    }
  },
  engine('subset, rule engine', subsetRules),
  engine(`all ${rowRules.length} row rules`, rowRules),
  { ...engine(`all ${catalogue.length} rules`, catalogue), most: Math.max(0.15, rows / 200_000) },
  { ...engine('3 custom rules', customRules, withCustomRules), most: rows / 10_000 },
  engine('all rules and 3 custom rules', [...catalogue, ...customRules], withCustomRules),
  {
    name: 'reading alone',
    prepare: (content) => () => {
      read(content)
      return []
    }
  },
  {
    name: `reading and all ${catalogue.length} rules`,
    prepare: (content) => () => atOnce(validate(allRules, { plan, report: read(content) }))
  }
]

/** Times one run; a forced collection before it would throw compiled code away and time the compiler instead. */
function secondsOf({ prepare }: Contender): number {
  const run = prepare(contentAnew())
  const start = process.hrtime.bigint()
  run()
  return Number(process.hrtime.bigint() - start) / 1e9
}

/** What the findings of one more run occupy, in bytes: those of the plan's own cells are kept from the first on. */
function keptBy({ prepare }: Contender): { readonly findings: number; readonly bytes: number } {
  const collect = (): void => (globalThis as { gc?: () => void }).gc?.()
  const run = prepare(contentAnew())
  collect()
  const before = process.memoryUsage().heapUsed
  const findings = run()
  collect()
  const bytes = process.memoryUsage().heapUsed - before
  return { findings: findings.length, bytes }
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0

/** Park and Miller's minimal standard generator: numbers from 0 up to, not including, 1, the same in every run. */
function* randomNumbers(): Generator<number, never> {
  for (let state = 20_251_231; ;) {
    state = (state * 48271) % 2147483647
    yield state / 2147483647
  }
}
const random = randomNumbers()

/** Numbers below a count, in another order at every call. */
function shuffled(count: number): number[] {
  const order = Array.from({ length: count }, (_, index) => index)
  for (let last = count - 1; last > 0; last -= 1) {
    const other = Math.floor(random.next().value * (last + 1))
    ;[order[last], order[other]] = [order[other] ?? 0, order[last] ?? 0]
  }
  return order
}

const first = contenders.map(secondsOf)
for (let round = 1; round < WARM_UP_ROUNDS; round += 1) contenders.forEach(secondsOf)
const times = contenders.map((): number[] => [])
for (let round = 0; round < ROUNDS; round += 1) {
  // In a fixed order the collector, which comes around every so many runs, would meet the same contender each time.
  for (const index of shuffled(contenders.length)) {
    const contender = contenders[index]
    if (contender) times[index]?.push(secondsOf(contender))
  }
}
const seconds = times.map(median)
const kept = contenders.map(keptBy)

const ofAjv = seconds[1] ?? Number.NaN
const ofLoop = seconds[0] ?? Number.NaN
const table = contenders.map(({ name, most }, index) => {
  const time = seconds[index] ?? Number.NaN
  return [
    name,
    Math.round(rows / time).toLocaleString('en-US'),
    (time * 1000).toFixed(1),
    ((first[index] ?? Number.NaN) * 1000).toFixed(1),
    (ofAjv / time).toFixed(2),
    (ofLoop / time).toFixed(3),
    String(kept[index]?.findings ?? 0),
    ((kept[index]?.bytes ?? 0) / 1e6).toFixed(1),
    most === undefined ? '' : `${(most * 1000).toFixed(0)} ${time <= most ? 'held' : 'missed'}`
  ]
})
const header = ['', 'rows/s', 'ms', 'first ms', '× ajv', '× loop', 'findings', 'MB kept', 'at most ms']
const widths = header.map((title, column) =>
  Math.max(title.length, ...table.map((line) => (line[column] ?? '').length))
)
const print = (line: readonly string[]): void =>
  console.log(
    line
      .map((text, column) =>
        column === 0 ? text.padEnd(widths[0] ?? 0) : text.padStart(widths[column] ?? 0)
      )
      .join('  ')
  )
console.log(
  `${rows.toLocaleString('en-US')} project rows, median of ${ROUNDS} shuffled rounds, Node ${process.version}`
)
print(header)
table.forEach(print)
const { heapUsed, rss } = process.memoryUsage()
console.log(`heap ${(heapUsed / 1e6).toFixed(0)} MB, resident ${(rss / 1e6).toFixed(0)} MB`)
