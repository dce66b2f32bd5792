import { describe, expect, it } from '@jest/globals'
import { xlsxFiles } from '../../src/adapters/xlsx'
import { validateWorkbook, type Validation } from '../../src/application/validate-workbook'
import { wordFindings } from '../../src/application/word-findings'
import { atOnce } from '../../src/domain/measures/steps'
import { buildWorkbook } from '../../src/domain/report/build-workbook'
import { FINDING_COLUMNS } from '../../src/domain/report/findings-sheet'
import { readReport } from '../../src/domain/report/read-report'
import type { Report } from '../../src/domain/report/report'
import { convert } from '../support/libreoffice/libreoffice'
import { indicatorRows } from '../support/reported-rows'
import { smallPlan } from '../domain/rules/small-plan'

const plan = smallPlan()
const draft = {
  plan,
  variant: 'prefilled',
  header: { period: '2023年' },
  rules: {
    settings: { 'progress-behind': { off: true } },
    custom: [
      {
        code: 'own-1',
        scope: 'project',
        expression: 'row["累计完成投资"] <=\n  row["投资额"]',
        severity: 'verification',
        message: '“{项目名称}”<请核实>'
      }
    ]
  },
  indicators: indicatorRows(plan, {
    'IND-1': { actual2021: 40, actual2022: 42, actual2023: 84 },
    'IND-2': { actual2021: 80, actual2022: 42, actual2023: 34, explanation: '沙尘影响\n已核实' }
  })
} as const

const read = async (bytes: Uint8Array): Promise<Report> =>
  readReport(await xlsxFiles.read(bytes, 'a.xlsx'), plan)
const saved = async (bytes: Uint8Array): Promise<Uint8Array> => {
  const [file = new Uint8Array()] = await convert([bytes], 'xlsx', { recalculate: true })
  return file
}
const jumps = ({ findings }: Validation) =>
  findings
    .filter(({ code, field }) => code === 'actual-jump' && field === 'actual2021')
    .map(({ rowKey, explained, explanation }) => [rowKey, explained, explanation?.lapsed])

/** A reviewed workbook in which somebody explains the first jump beside it, reviewed once more. */
async function explainedFile(): Promise<Uint8Array> {
  const first = atOnce(
    validateWorkbook(plan, await read(await xlsxFiles.write(atOnce(buildWorkbook(draft)))))
  )
  const laid = atOnce(
    buildWorkbook({
      ...draft,
      findings: atOnce(wordFindings(plan, first.findings, 'zh-CN')),
      explanations: first.explanations
    })
  )
  const bytes = await xlsxFiles.write(laid)
  const { findings } = await read(bytes)
  const row =
    findings?.values.findIndex((cells) => cells.includes('actual-jump') && cells.includes('IND-1')) ?? -1
  return xlsxFiles.edit(bytes, 'a.xlsx', [
    {
      sheet: findings?.name ?? '',
      top: (findings?.top ?? 0) + row,
      left: (findings?.left ?? 0) + FINDING_COLUMNS.indexOf('explanation'),
      values: [['设备停运']]
    }
  ])
}

describe('explanations in a workbook that LibreOffice has saved', () => {
  it('still stand, and lapse when a value changes afterwards', async () => {
    const bytes = await saved(await explainedFile())
    const report = await read(bytes)
    expect(report.metadata?.rules).toEqual(draft.rules)
    expect(jumps(atOnce(validateWorkbook(plan, report)))).toEqual([
      ['IND-1', true, false],
      ['IND-2', true, false]
    ])
    const { indicators } = report
    const edits = (indicators?.rows ?? []).slice(0, 2).map((row) => ({
      sheet: indicators?.sheet.name ?? '',
      top: row.row - 1,
      left: indicators?.columnOf('actual2021') ?? 0,
      values: [[row.key === 'IND-1' ? 41 : 81]]
    }))
    const changed = await read(await saved(await xlsxFiles.edit(bytes, 'a.xlsx', edits)))
    expect(jumps(atOnce(validateWorkbook(plan, changed)))).toEqual([
      ['IND-1', false, true],
      ['IND-2', false, true]
    ])
  })
})
