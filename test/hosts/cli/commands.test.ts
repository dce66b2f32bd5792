import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { xlsxFiles } from '../../../src/adapters/xlsx'
import { ruleBlocks } from '../../../src/domain/report/metadata-blocks'
import { PLANS_FOLDER, planReport, temporaryFolder } from '../../support/cli'

const folder = temporaryFolder()
const path = (name: string): string => join(folder.path, name)
const master = path('master.xlsx')

beforeAll(async () => {
  expect(await planReport('new', '--out', master, '--period', '2023')).toMatchObject({
    exitCode: 0,
    stderr: ''
  })
})
afterAll(() => folder.remove())

const findingsOf = (stdout: string): { code: string; origin: string; severity: string; message: string }[] =>
  (JSON.parse(stdout) as { files: { findings: [] }[] }).files[0]?.findings ?? []

const countBy = (findings: { code: string; origin: string; severity: string }[]) => {
  const counts: Record<string, number> = {}
  for (const { origin, severity, code } of findings) {
    const key = `${origin} ${severity} ${code}`
    counts[key] = (counts[key] ?? 0) + 1
  }
  return counts
}

describe('plan-report new', () => {
  it('answers what it wrote', async () => {
    const file = path('json.xlsx')
    const run = await planReport('new', '--out', file, '--json')
    expect(JSON.parse(run.stdout)).toEqual({ file, indicators: 23, projects: 75 })
    expect(existsSync(file)).toBe(true)
  })

  it('writes one unit’s rows as a package', async () => {
    const file = path('unit.xlsx')
    const run = await planReport('new', '--out', file, '--unit', '兰陵街道', '--period', '2023', '--json')
    expect(JSON.parse(run.stdout)).toEqual({ file, indicators: 0, projects: 25 })
    const check = await planReport('check', file, '--json')
    const codes = findingsOf(check.stdout).map(({ code }) => code)
    expect(codes).not.toContain('row-removed')
    expect(codes).not.toContain('count-mismatch')
    expect(codes).not.toContain('total-mismatch')
  })

  it('writes a blank workbook', async () => {
    const run = await planReport('new', '--out', path('blank.xlsx'), '--blank', '--json')
    expect(JSON.parse(run.stdout)).toMatchObject({ indicators: 0, projects: 0 })
  })

  it('refuses to write over a file without --force', async () => {
    const before = readFileSync(master)
    const run = await planReport('new', '--out', master)
    expect(run.exitCode).toBe(2)
    expect(run.stderr).toContain('master.xlsx')
    expect(readFileSync(master).equals(before)).toBe(true)
  })

  it.each([
    ['an unknown unit', ['--unit', '火星街道'], '火星街道'],
    ['an unknown plan', ['--plan', 'nowhere'], 'nowhere'],
    ['an unreadable period', ['--period', '明年'], '明年'],
    ['a period outside the plan', ['--period', '2031'], '2031'],
    ['an unknown language', ['--lang', 'fr'], 'fr']
  ])('refuses %s and leaves nothing behind', async (_name, args, named) => {
    const run = await planReport('new', '--out', path('refused.xlsx'), ...args)
    expect(run.exitCode).toBe(2)
    expect(run.stdout).toBe('')
    expect(run.stderr.trim().split('\n')).toHaveLength(1)
    expect(run.stderr).toContain(named)
    expect(readdirSync(folder.path).filter((name) => name.includes('refused'))).toEqual([])
  })

  it('names an unwritable path', async () => {
    const run = await planReport('new', '--out', join(master, 'inside.xlsx'))
    expect(run.exitCode).toBe(2)
    expect(run.stderr).toContain('inside.xlsx')
  })

  it('answers wrong usage with 2', async () => {
    expect(await planReport('new')).toMatchObject({ exitCode: 2, stdout: '' })
    expect(await planReport('nonsense')).toMatchObject({ exitCode: 2, stdout: '' })
  })
})

describe('plan-report check', () => {
  it('finds in the untouched workbook the source’s blemishes, what is not reported yet, and nothing else', async () => {
    const run = await planReport('check', master, '--json')
    expect(run.exitCode).toBe(1)
    expect(countBy(findingsOf(run.stdout))).toEqual({
      'plan verification amount-unlisted': 15,
      'plan verification bracket-unbalanced': 1,
      'plan verification cooperating-missing': 3,
      'plan verification name-similar': 1,
      'plan verification target-below-baseline': 1,
      'plan verification text-untidy': 17,
      'plan verification unit-nonstandard': 1,
      'plan verification years-outside-period': 2,
      'reported mandatory actual-missing': 28,
      'reported mandatory required-missing': 214,
      'reported verification actual-missing': 21,
      'reported verification assigned-target-missing': 10
    })
  })

  it('keeps the contract’s shape and key order', async () => {
    const { files, totals } = JSON.parse((await planReport('check', master, '--json')).stdout)
    expect(Object.keys(files[0])).toEqual(['file', 'ok', 'plan', 'period', 'unit', 'counts', 'findings'])
    expect(Object.keys(files[0].counts)).toEqual(['mandatory', 'verification', 'explained', 'plan'])
    expect(Object.keys(files[0].findings[0])).toEqual([
      'code',
      'severity',
      'origin',
      'sheet',
      'cell',
      'row',
      'field',
      'rowKey',
      'value',
      'params',
      'message',
      'fixable',
      'explained'
    ])
    expect(totals).toMatchObject({ files: 1, unusable: 0 })
  })

  it('lists only mandatory findings with --min-severity mandatory', async () => {
    const run = await planReport('check', master, '--json', '--min-severity', 'mandatory')
    expect(new Set(findingsOf(run.stdout).map(({ severity }) => severity))).toEqual(new Set(['mandatory']))
  })

  it('runs the plan’s and the workbook’s own rules, and says which rules the workbook brings along', async () => {
    const own = (code: string) => ({
      code,
      scope: 'workbook' as const,
      expression: 'count(projects) < 70',
      severity: 'mandatory' as const,
      message: `项目应少于 70 个（${code}）`
    })
    const document = JSON.parse(readFileSync(join(PLANS_FOLDER, 'tianning-14fyp.json'), 'utf8')) as object
    writeFileSync(path('own-plan.json'), JSON.stringify({ ...document, customRules: [own('of-plan')] }))
    const bytes = readFileSync(master)
    const blocks = ruleBlocks(await xlsxFiles.read(bytes, master), {
      settings: { 'required-missing': { off: true } },
      custom: [own('of-workbook')]
    })
    writeFileSync(path('own-rules.xlsx'), await xlsxFiles.edit(bytes, master, blocks))
    const check = async (...options: string[]) => {
      const run = await planReport(
        'check',
        path('own-rules.xlsx'),
        '--plan',
        path('own-plan.json'),
        '--json',
        ...options
      )
      const codes = findingsOf(run.stdout).map(({ code }) => code)
      return {
        rules: JSON.parse(run.stdout).files[0].ownRules,
        own: codes.filter((code) => code.startsWith('of-')),
        required: codes.includes('required-missing')
      }
    }
    expect(await check()).toEqual({
      rules: ['of-workbook', 'required-missing'],
      own: ['of-plan', 'of-workbook'],
      required: false
    })
    expect(await check('--plan-rules')).toEqual({ rules: undefined, own: ['of-plan'], required: true })
    const text = await planReport('check', path('own-rules.xlsx'))
    expect(text.stdout).toContain('of-workbook (of-workbook)、必填项未填 (required-missing)')
    expect(text.stdout).toContain('项目应少于 70 个（of-workbook）')
  })

  it('judges by the period asked for', async () => {
    const run = await planReport('check', master, '--json', '--period', '2021')
    expect(JSON.parse(run.stdout).files[0].period).toBe('2021年')
    expect(countBy(findingsOf(run.stdout))['reported mandatory actual-missing']).toBeLessThan(28)
  })

  it('goes through folders, names what it cannot use and goes on', async () => {
    const returns = path('returns')
    mkdirSync(join(returns, 'deep'), { recursive: true })
    writeFileSync(join(returns, 'a.xlsx'), readFileSync(master))
    writeFileSync(join(returns, 'deep', 'b.xlsx'), 'no workbook at all')
    writeFileSync(join(returns, '~$a.xlsx'), 'lock file')
    const run = await planReport('check', returns, '--json')
    const { files, totals } = JSON.parse(run.stdout)
    expect(run.exitCode).toBe(2)
    expect(files.map((file: { ok: boolean }) => file.ok)).toEqual([true, false])
    expect(files[1].error).toContain('b.xlsx')
    expect(totals).toMatchObject({ files: 2, unusable: 1 })
    expect(run.stderr).toContain('2/2')
  })

  it.each(['html', 'csv', 'xlsx'])('writes its findings as .%s', async (ending) => {
    const file = path(`result.${ending}`)
    const run = await planReport('check', master, '--out', file)
    expect(run.exitCode).toBe(1)
    const bytes = readFileSync(file)
    if (ending === 'xlsx') {
      const content = await xlsxFiles.read(bytes, file)
      expect(content.sheets[0]?.values).toHaveLength(315)
    } else {
      expect(bytes.toString('utf8')).toContain('2021年实际值未填写')
    }
  })

  it('speaks English', async () => {
    const run = await planReport('check', master, '--lang', 'en-US')
    expect(run.stdout).toContain('mandatory')
  })

  it.each([
    ['a file that is not there', path('missing.xlsx')],
    ['a folder without workbooks', PLANS_FOLDER]
  ])('refuses %s', async (_name, target) => {
    const run = await planReport('check', target)
    expect(run).toMatchObject({ exitCode: 2, stdout: '' })
    expect(run.stderr.trim().split('\n')).toHaveLength(1)
  })

  it('refuses a workbook of something else', async () => {
    const other = path('other.xlsx')
    await planReport('check', master, '--out', other, '--force')
    const run = await planReport('check', other, '--json')
    expect(run.exitCode).toBe(2)
    expect(JSON.parse(run.stdout).files[0]).toMatchObject({ ok: false })
  })

  it('refuses a broken plan document', async () => {
    const broken = path('broken.json')
    writeFileSync(broken, '{"format": 1, "id": "x"}')
    const run = await planReport('check', master, '--plan', broken, '--json')
    expect(run.exitCode).toBe(2)
    expect(JSON.parse(run.stdout).files[0].error).toContain('broken.json')
  })
})

describe('unusable input', () => {
  const ole = (): Uint8Array => {
    const bytes = new Uint8Array(2048)
    bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
    bytes.set(Buffer.from('EncryptedPackage', 'utf16le'), 1024)
    return bytes
  }

  it.each([
    ['no workbook', () => Buffer.from('just text'), '不是'],
    ['an empty file', () => Buffer.alloc(0), ''],
    ['a password-protected workbook', ole, '密码'],
    ['a truncated workbook', () => readFileSync(master).subarray(0, 40_000), '']
  ])('%s gives one sentence that names the file', async (_name, bytes, word) => {
    const file = path('bad.xlsx')
    writeFileSync(file, bytes())
    for (const command of [
      ['sum', file],
      ['check', file, '--json']
    ]) {
      const run = await planReport(...command)
      const sentence = run.stdout === '' ? run.stderr.trim() : JSON.parse(run.stdout).files[0].error
      expect(run.exitCode).toBe(2)
      expect(sentence).toContain('bad.xlsx')
      expect(sentence).toContain(word)
      expect(sentence.split('\n')).toHaveLength(1)
    }
  })

  it('leaves no temporary file where writing fails at the end', async () => {
    const target = path('a-folder.xlsx')
    mkdirSync(target)
    const run = await planReport('new', '--out', target, '--force')
    expect(run.exitCode).toBe(2)
    expect(run.stderr).toContain('a-folder.xlsx')
    expect(readdirSync(folder.path).filter((name) => name.endsWith('.tmp'))).toEqual([])
    expect(readdirSync(target)).toEqual([])
  })
})

describe('plan-report sum', () => {
  it('sums the plan exactly', async () => {
    const run = await planReport('sum', master, '--json')
    const document = JSON.parse(run.stdout)
    expect(run.exitCode).toBe(0)
    expect(document.investment).toMatchObject({
      unit: '万元',
      count: 75,
      listed: 60,
      unlisted: 15,
      total: '255092.79',
      declared: '255092.79',
      matchesDeclared: true
    })
    expect(
      document.investment.byTask.map((task: { count: number; total: string }) => [task.count, task.total])
    ).toEqual([
      [5, '2815.77'],
      [21, '89922'],
      [40, '160331.92'],
      [2, '200'],
      [7, '1823.1']
    ])
    expect(document.timeProgress).toBe('0.6')
    expect(document.indicators).toMatchObject({
      count: 23,
      binding: 14,
      anticipatory: 9,
      reported: 0,
      pending: 23
    })
    expect(document.projects).toEqual({
      notStarted: 0,
      inProgress: 0,
      finished: 0,
      paused: 0,
      terminated: 0,
      unknown: 75
    })
  })

  it('spreads amounts so that the years add up to the total', async () => {
    const { investment } = JSON.parse((await planReport('sum', master, '--json')).stdout)
    const spread = Object.values<string>(investment.evenSpread).map(Number)
    expect(spread.reduce((a, b) => a + b, 0)).toBeCloseTo(255092.79, 6)
    expect(Object.keys(investment.evenSpread)).toEqual(['2020', '2021', '2022', '2023', '2024', '2025'])
  })

  it('lists the completion of every indicator', async () => {
    const { completion } = JSON.parse(
      (await planReport('sum', master, '--json', '--period', '2023上半年')).stdout
    )
    expect(completion).toHaveLength(23)
    expect(completion[3]).toEqual({
      code: 'IND-04',
      no: 4,
      name: '细颗粒物（PM2.5）浓度',
      unit: 'ug/m3',
      baseline: '36',
      target: '34',
      direction: 'down',
      kind: 'improve',
      actual: null,
      rate: null,
      timeProgress: '0.5',
      gap: null,
      status: 'not-reported'
    })
  })

  it('prints a table for people', async () => {
    const run = await planReport('sum', master)
    expect(run.stdout).toContain('255,092.79')
    expect(run.stdout).toContain('25.509279')
  })
})

describe('plan-report target', () => {
  it.each([
    [['≥98', '--direction', 'up'], { kind: 'at-least', min: '98', max: null, strict: false }],
    [['＜1.3', '--direction', 'down'], { kind: 'less-than', min: null, max: '1.3', strict: true }],
    [['83.8', '--direction', 'up'], { kind: 'number', min: '83.8', max: null }],
    [['25左右', '--direction', 'up'], { kind: 'about', min: '24.5', max: '25.5', tolerance: '0.5' }],
    [['下降18%', '--direction', 'down', '--baseline', '50'], { kind: 'change', max: '41' }],
    [['〔13.5〕', '--direction', 'up'], { kind: 'total', min: '13.5', cumulative: true }],
    [['完成省定目标', '--direction', 'up'], { kind: 'assigned', min: null, max: null }],
    [['看情况', '--direction', 'up'], { kind: 'unreadable', text: '看情况' }]
  ])('reads %j', async (args, expected) => {
    const run = await planReport('target', ...args, '--json')
    expect(run.exitCode).toBe(0)
    expect(Object.keys(JSON.parse(run.stdout))).toEqual([
      'kind',
      'min',
      'max',
      'strict',
      'tolerance',
      'cumulative',
      'change',
      'text'
    ])
    expect(JSON.parse(run.stdout)).toMatchObject(expected)
  })

  it('explains in words', async () => {
    expect((await planReport('target', '60—65', '--direction', 'up')).stdout).toContain(
      '不低于 60且不高于 65'
    )
  })

  it.each([[['5', '--direction', 'sideways']], [['5', '--direction', 'up', '--baseline', 'abc']], [['5']]])(
    'refuses %j',
    async (args) => {
      expect(await planReport('target', ...args)).toMatchObject({ exitCode: 2, stdout: '' })
    }
  )
})

describe('plan-report plan check', () => {
  it('accepts the built-in plan', async () => {
    const run = await planReport('plan', 'check', join(PLANS_FOLDER, 'tianning-14fyp.json'), '--json')
    expect(run.exitCode).toBe(0)
    expect(JSON.parse(run.stdout)).toEqual({ ok: true, problems: [] })
  })

  it('lists every problem with its place', async () => {
    const file = path('bad-plan.json')
    const plan = JSON.parse(readFileSync(join(PLANS_FOLDER, 'tianning-14fyp.json'), 'utf8'))
    plan.indicators[1].code = plan.indicators[0].code
    plan.projects[0].task = 'nowhere'
    writeFileSync(file, JSON.stringify(plan))
    const run = await planReport('plan', 'check', file, '--json')
    const { ok, problems } = JSON.parse(run.stdout)
    expect(run.exitCode).toBe(1)
    expect(ok).toBe(false)
    expect(problems.length).toBeGreaterThanOrEqual(2)
    expect(Object.keys(problems[0])).toEqual(['path', 'code', 'params', 'message'])
  })

  it('checks rule settings and custom rules, with the place in an expression', async () => {
    const file = path('bad-rules.json')
    const plan = JSON.parse(readFileSync(join(PLANS_FOLDER, 'tianning-14fyp.json'), 'utf8'))
    const own = { scope: 'project', severity: 'verification', message: '请核实' }
    plan.ruleSettings = {
      'own-1': { off: true },
      'no-such-rule': { off: true },
      'actual-jump': { numbers: { percent: 50, factor: 2 } }
    }
    plan.customRules = [
      { ...own, code: 'own-1', expression: 'row["投资额"] > 0' },
      { ...own, code: 'own-2', expression: 'row["投资额"] >\n  row["没有"]' },
      { ...own, code: 'row-added', expression: 'true' }
    ]
    writeFileSync(file, JSON.stringify(plan))
    const { problems } = JSON.parse((await planReport('plan', 'check', file, '--json')).stdout)
    expect(
      problems.map((problem: { path: string; message: string }) => [problem.path, problem.message])
    ).toEqual([
      ['ruleSettings.no-such-rule', '没有代码为“no-such-rule”的规则，请更正代码或删除该设定。'],
      ['ruleSettings.actual-jump.numbers.factor', '该规则没有名为“factor”的数值，可用的数值：percent。'],
      [
        'customRules[1].expression',
        '自定义规则“own-2”没有执行：第 2 行第 7 字处的列“没有”不存在。请照表头填写列名。'
      ],
      ['customRules[2].code', '自定义规则“row-added”没有执行：代码与内置规则相同。请换一个代码。']
    ])
  })

  it.each([
    ['what is no JSON', 'not json'],
    ['an empty file', '']
  ])('refuses %s', async (_name, text) => {
    const file = path('text.json')
    writeFileSync(file, text)
    expect(await planReport('plan', 'check', file)).toMatchObject({ exitCode: 2, stdout: '' })
  })
})
