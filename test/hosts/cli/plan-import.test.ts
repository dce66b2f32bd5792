import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { writeCsv } from 'hucre/csv'
import { xlsxFiles } from '../../../src/adapters/xlsx'
import { canonicalText } from '../../../src/domain/plan/canonical-text'
import { compilePlan } from '../../../src/domain/plan/compile-plan'
import type { IndicatorRecord, PlanDocument, ProjectRecord } from '../../../src/domain/plan/plan-document'
import { cellText } from '../../../src/domain/report/workbook-content'
import { planReport, planReportAsked, PLANS_FOLDER, temporaryFolder } from '../../support/cli'

const folder = temporaryFolder()
const at = (name: string): string => join(folder.path, name)
const readPlan = (path: string): PlanDocument => JSON.parse(readFileSync(path, 'utf8')) as PlanDocument
const builtIn = readPlan(join(PLANS_FOLDER, 'tianning-14fyp.json'))

/** The one indicator whose direction its name does not suggest. */
const HOLD = 'IND-20'
const holdName = builtIn.indicators.find(({ code }) => code === HOLD)?.name ?? ''

const tidied = (text: string | undefined): string | undefined =>
  text === undefined ? undefined : canonicalText(text)

/** What a printed table says of an indicator; plausible bounds are knowledge that no table prints. */
const indicatorFacts = (plan: PlanDocument) =>
  plan.indicators.map((record: IndicatorRecord) => ({
    code: record.code,
    no: record.no,
    category: plan.categories.find(({ id }) => id === record.category)?.name,
    group: record.group,
    name: tidied(record.name),
    unit: record.unit,
    baseline: record.baseline,
    target: tidied(record.target),
    direction: record.direction,
    accumulation: record.accumulation,
    attribute: record.attribute,
    source: tidied(record.source),
    continues: [...(record.continues ?? [])].sort()
  }))

const projectFacts = (plan: PlanDocument) =>
  plan.projects.map((record: ProjectRecord) => ({
    code: record.code,
    no: record.no,
    task: tidied(plan.tasks.find(({ id }) => id === record.task)?.name),
    type: tidied(record.type),
    name: tidied(record.name),
    content: tidied(record.content),
    years: record.years,
    amount: record.amount.trim(),
    leadUnits: tidied(record.leadUnits),
    cooperatingUnits: tidied(record.cooperatingUnits),
    continues: [...(record.continues ?? [])].sort()
  }))

const unknownUnits = (plan: PlanDocument): readonly string[] =>
  compilePlan(plan).projects.flatMap(({ leads, cooperating }) => [...leads.unknown, ...cooperating.unknown])

interface ImportJson {
  readonly file: string
  readonly indicators: number
  readonly projects: number
  readonly questions: readonly {
    readonly code: string
    readonly subject: string
    readonly cell: string | null
  }[]
}

const importTables = async (source: string, out: string, ...more: string[]) => {
  const run = await planReport('plan', 'import', source, '--out', out, '--json', '--force', ...more)
  expect(run.stderr).toBe('')
  return { exitCode: run.exitCode, json: JSON.parse(run.stdout) as ImportJson, plan: readPlan(out) }
}

beforeAll(async () => {
  await planReport('official', '--out', at('tables.xlsx'))
  const content = await xlsxFiles.read(readFileSync(at('tables.xlsx')), 'tables.xlsx')
  const rows = content.sheets.flatMap(({ values }) => values.map((row) => row.map(cellText)))
  writeFileSync(at('tables.csv'), writeCsv(rows))
})
afterAll(() => folder.remove())

describe('plan import', () => {
  it.each([['tables.xlsx'], ['tables.csv']])(
    'makes the built-in plan of its printed tables in %s',
    async (file) => {
      const { exitCode, json, plan } = await importTables(
        at(file),
        at(`${file}.json`),
        '--direction',
        `${holdName}=hold`
      )
      expect(exitCode).toBe(1)
      expect(json).toMatchObject({ indicators: 23, projects: 75 })
      expect(projectFacts(plan)).toEqual(projectFacts(builtIn))
      expect(indicatorFacts(plan)).toEqual(indicatorFacts(builtIn))
      expect(plan.declared).toEqual({ ...builtIn.declared, totalInvestmentYi: undefined })
      for (const fact of [
        'title',
        'shortTitle',
        'region',
        'period',
        'baselineYear',
        'coordinatingUnit'
      ] as const)
        expect([fact, plan[fact]]).toEqual([fact, builtIn[fact]])
      expect(plan.tasks.map(({ name }) => name)).toEqual(builtIn.tasks.map(({ name }) => name))
      expect(unknownUnits(plan)).toEqual([])
      expect((await planReport('plan', 'check', at(`${file}.json`))).exitCode).toBe(0)
    }
  )

  it('reads the text that Chinese Excel saves, and one separated by semicolons', async () => {
    // 序号,项目名称,主要内容,实施年限,投资额,责任主体 / 1,水厂,扩建,2026,20,水利局 in GB 18030.
    const saved =
      'd0f2bac52ccfeec4bfc3fbb3c62cd6f7d2aac4dac8dd2ccab5caa9c4eacfde2ccdb6d7cab6ee2cd4f0c8ced6f7cce50d0a312ccbaeb3a72cc0a9bda82c323032362c32302ccbaec0fbbed60d0a'
    writeFileSync(at('saved.csv'), Buffer.from(saved, 'hex'))
    const { plan } = await importTables(at('saved.csv'), at('saved.json'), '--years', '2026-2030')
    expect(plan.projects).toMatchObject([{ name: '水厂', amount: '20', leadUnits: '水利局' }])
    const text = '项目名称;主要内容;实施年限;投资额\r\n"水厂;一期";扩建;2026;20\r\n'
    writeFileSync(at('other.csv'), text)
    const other = await importTables(
      at('other.csv'),
      at('other.json'),
      '--years',
      '2026-2030',
      '--coordinating-unit',
      '水利局'
    )
    expect(other.plan.projects).toMatchObject([{ name: '水厂;一期' }])
  })

  it('makes a plan that the other commands use', async () => {
    await importTables(at('tables.xlsx'), at('own.json'), '--id', 'own-plan')
    expect((await planReport('new', '--plan', at('own.json'), '--out', at('own.xlsx'))).exitCode).toBe(0)
    const sum = await planReport('sum', at('own.xlsx'), '--plan', at('own.json'), '--json')
    expect(JSON.parse(sum.stdout)).toMatchObject({
      investment: { total: '255092.79', declared: '255092.79', matchesDeclared: true }
    })
  })

  it('asks a person at the terminal for each open direction', async () => {
    const asked: string[] = []
    const answers = ['nonsense', 'down']
    const ask = (question: string): Promise<string> => {
      asked.push(question)
      return Promise.resolve(answers.shift() ?? '')
    }
    const run = await planReportAsked(ask, 'plan', 'import', at('tables.xlsx'), '--out', at('asked.json'))
    expect(run.stdout).not.toContain('的方向按名称')
    expect(asked).toHaveLength(builtIn.indicators.length + 1)
    expect(
      readPlan(at('asked.json'))
        .indicators.map(({ direction }) => direction)
        .slice(0, 2)
    ).toEqual(['down', 'down'])
  })

  it.each([
    ['no table in it', 'none.csv', '姓名,电话\n甲,1\n', [], '没有找到指标表或项目表'],
    ['bytes that are no text', 'binary.csv', Buffer.from([0, 1, 2, 3, 255]), [], '不是'],
    ['a broken archive', 'broken.xlsx', Buffer.from('PK\u0003\u0004nothing'), [], 'broken.xlsx'],
    ['an unknown indicator', undefined, '', ['--direction', '无此指标=up'], '无此指标'],
    ['no direction in an answer', undefined, '', ['--direction', '林木覆盖率'], '方向'],
    ['an unknown direction', undefined, '', ['--direction', '林木覆盖率=sideways'], 'sideways'],
    ['years that are none', undefined, '', ['--years', '近期'], '近期'],
    ['an id that is none', undefined, '', ['--id', '规划'], 'id']
  ] as const)('refuses %s and writes nothing', async (_what, name, content, options, says) => {
    const source = name === undefined ? at('tables.xlsx') : at(name)
    if (name !== undefined) writeFileSync(source, content)
    const run = await planReport('plan', 'import', source, '--out', at('refused.json'), ...options)
    expect(run.exitCode).toBe(2)
    expect(run.stderr).toContain(says)
    expect(existsSync(at('refused.json'))).toBe(false)
  })
})
