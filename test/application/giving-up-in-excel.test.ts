import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals'
import { excelWorkbook } from '../../src/adapters/excel/excel-workbook'
import { changeRules } from '../../src/application/change-rules'
import { explainFinding } from '../../src/application/explain-finding'
import { applyFixes, proposeWorkbookFixes } from '../../src/application/fix-workbook'
import { insertTemplates } from '../../src/application/insert-templates'
import { openOfficialForm } from '../../src/application/official-form'
import type { ExistingSheets, Workbook, WorkOptions } from '../../src/application/ports'
import { reviewWorkbook } from '../../src/application/review-workbook'
import { readReport } from '../../src/domain/report/read-report'
import { isSoak } from '../support/case-count'
import { type ExcelHost, startExcel } from '../support/office/excel-host'
import { smallPlan } from '../domain/rules/small-plan'

const plan = smallPlan()
const choosePlan = () => Promise.resolve(plan)
const replace = (): Promise<ExistingSheets> => Promise.resolve('replace')
let workbook: Workbook
let excel: ExcelHost

/** What the workbook and each of its sheets hold, part by part, as text. */
function content(): Readonly<Record<string, string>> {
  const { state, sheets } = excel.host.book
  // What became of sheets on the way is kept, whatever they are like in the end.
  const parts: Record<string, string> = { workbook: JSON.stringify({ ...state, structuralEdits: [] }) }
  for (const sheet of sheets) {
    const cells: unknown[] = []
    sheet.each({ top: 0, left: 0, bottom: 1_048_575, right: 16_383 }, (row, column) =>
      cells.push([row, column, sheet.formula(row, column) ?? sheet.value(row, column)])
    )
    const { name, visibility, protection, tables, merges, hiddenRows, validations, conditionalFormats } =
      sheet.state
    parts[name] = JSON.stringify([
      ...[visibility, protection, tables, merges, hiddenRows, validations, conditionalFormats],
      cells
    ])
  }
  return parts
}

const changed = (before: ReturnType<typeof content>, after: ReturnType<typeof content>): string[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((part) => before[part] !== after[part])

/** Gives work up at its rests, in a long run at each, until it goes through without one more; answers how many it has. */
async function givenUpAtEveryRest(work: (options: WorkOptions) => Promise<unknown>): Promise<number> {
  const before = content()
  for (let last = 1; ; last += isSoak ? 1 : Math.ceil(last / 2)) {
    const person = new AbortController()
    let rests = 0
    const outcome = await work({
      signal: person.signal,
      rest: () => {
        rests += 1
        if (rests === last) person.abort()
        return Promise.resolve()
      }
    }).then(
      () => 'through',
      (error: unknown) => error
    )
    if (outcome === 'through') {
      expect(rests).toBeLessThan(last)
      return rests
    }
    expect(outcome).toMatchObject({ code: 'cancelled' })
    expect(changed(before, content())).toEqual([])
  }
}

beforeAll(async () => {
  excel = await startExcel()
  workbook = excelWorkbook()
  // A clock on which every step takes long, so that work rests after each.
  let now = performance.now()
  jest.spyOn(performance, 'now').mockImplementation(() => (now += 1000))
})
afterAll(() => {
  jest.restoreAllMocks()
  excel.host.dispose()
})

describe('work given up at any of its rests leaves the workbook as it was:', () => {
  const period = { year: 2023, part: 'year' } as const
  const insertion = { plan, variant: 'prefilled', period } as const

  it('inserting the forms, and inserting them anew', async () => {
    for (let time = 0; time < 2; time += 1) {
      const rests = await givenUpAtEveryRest((options) =>
        insertTemplates(workbook, insertion, replace, options)
      )
      expect(rests).toBeGreaterThan(20)
    }
    expect(readReport(await workbook.read(), plan).projects?.rows.length).toBeGreaterThan(0)
  })

  it('a validation that writes what it found', async () => {
    const { indicators } = readReport(await workbook.read(), plan)
    const [row] = indicators?.rows ?? []
    const left = indicators?.columnOf('actual2021') ?? 0
    const place = { sheet: indicators?.sheet.name ?? '', top: (row?.row ?? 1) - 1, left }
    await workbook.write([{ ...place, values: [['４２']] }])
    const rests = await givenUpAtEveryRest((options) =>
      reviewWorkbook(workbook, choosePlan, {}, 'zh-CN', options)
    )
    expect(rests).toBeGreaterThan(10)
  })

  it('correcting', async () => {
    const { fixes } = await proposeWorkbookFixes(workbook, choosePlan, {})
    expect(fixes.length).toBeGreaterThan(0)
    const before = content()
    await givenUpAtEveryRest(async (options) => {
      const proposal = await proposeWorkbookFixes(workbook, choosePlan, {}, options)
      await applyFixes(workbook, proposal, options)
    })
    expect(changed(before, content())).not.toEqual([])
  })

  it('explaining a finding', async () => {
    const { findings } = await reviewWorkbook(workbook, choosePlan, {}, 'zh-CN')
    const finding = findings.find(
      ({ severity, origin }) => severity === 'verification' && origin === 'reported'
    )
    if (!finding) throw new Error('there is nothing to explain')
    const before = content()
    await givenUpAtEveryRest((options) =>
      explainFinding(workbook, choosePlan, {}, { finding, text: '口径调整' }, 'zh-CN', options)
    )
    expect(changed(before, content())).not.toEqual([])
  })

  it('changing the rules', async () => {
    const before = content()
    const rules = { settings: { 'actual-jump': { off: true } }, custom: [] } as const
    await givenUpAtEveryRest((options) => changeRules(workbook, choosePlan, {}, rules, options))
    expect(changed(before, content())).not.toEqual([])
  })

  it('adding the official form', async () => {
    const before = content()
    await givenUpAtEveryRest((options) => openOfficialForm(workbook, choosePlan, replace, options))
    expect(changed(before, content()).length).toBeGreaterThan(1)
  })
})
