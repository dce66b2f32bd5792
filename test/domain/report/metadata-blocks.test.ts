import { describe, expect, it } from '@jest/globals'
import { atOnce } from '../../../src/domain/measures/steps'
import { buildWorkbook } from '../../../src/domain/report/build-workbook'
import { explanationBlocks, ruleBlocks } from '../../../src/domain/report/metadata-blocks'
import { readMetadata } from '../../../src/domain/report/read-metadata'
import type { Explanation, WorkbookRules } from '../../../src/domain/report/report'
import type { CellBlock, WorkbookContent } from '../../../src/domain/report/workbook-content'
import { smallPlan } from '../rules/small-plan'
import { layoutToContent } from '../../support/layout-content'

const explanation = (text: string): Explanation => ({
  source: 'finding',
  rule: 'actual-jump',
  row: 'IND-1',
  field: 'actual2021',
  value: '40',
  text
})
const workbook = (explanations: readonly Explanation[] = []): WorkbookContent =>
  layoutToContent(
    atOnce(buildWorkbook({ plan: smallPlan(), variant: 'prefilled', header: {}, explanations }))
  )

const written = (content: WorkbookContent, blocks: readonly CellBlock[]): WorkbookContent => ({
  ...content,
  sheets: content.sheets.map((sheet) => {
    const values = sheet.values.map((cells) => [...cells])
    for (const block of blocks.filter((one) => one.sheet === sheet.name)) {
      block.values.forEach((cells, index) => (values[block.top + index] = [...cells]))
    }
    return { ...sheet, values }
  })
})

describe('cells that store explanations', () => {
  const short = [explanation('设备停运')]
  const long = [explanation('长'.repeat(70_000)), explanation('短')]

  it.each([
    ['none', [], short],
    ['none', [], long],
    ['few', short, long],
    ['many', long, short],
    ['many', long, []]
  ])('replace %s by others', (_before, before, after) => {
    const content = workbook(before)
    const stored = readMetadata(written(content, explanationBlocks(content, after)))
    expect(stored?.explanations ?? []).toEqual(after)
    expect({ ...stored, explanations: [] }).toEqual({ ...readMetadata(content), explanations: [] })
  })

  it.each([[[]], [short], [long]])('are none where the workbook says so already', (explanations) => {
    expect(explanationBlocks(workbook(explanations), explanations)).toEqual([])
  })

  it('are none in a workbook without metadata', () => {
    const content = workbook()
    const foreign = {
      ...content,
      sheets: content.sheets.filter(({ visibility }) => visibility === 'visible')
    }
    expect(explanationBlocks(foreign, short)).toEqual([])
  })

  it('are read from a damaged metadata sheet as none', () => {
    const content = workbook(short)
    const damaged = {
      ...content,
      sheets: content.sheets.map((sheet) => ({
        ...sheet,
        values: sheet.values.map((cells) =>
          cells[0] === 'explanations' ? [cells[0], 0, '[{"source":"x"},5,null,{"text":'] : cells
        )
      }))
    }
    expect(readMetadata(damaged)?.explanations).toBeUndefined()
  })
})

describe('cells that store rules', () => {
  const rules: WorkbookRules = {
    settings: { 'actual-jump': { off: true, severity: 'mandatory', numbers: { percent: 50 } } },
    custom: [
      {
        code: 'own-1',
        scope: 'project',
        expression: 'row["累计完成投资"] <= 1',
        severity: 'verification',
        message: '“{项目名称}”请核实',
        messageEn: 'Check it'
      }
    ]
  }
  const draft = (own?: WorkbookRules) =>
    layoutToContent(
      atOnce(
        buildWorkbook({ plan: smallPlan(), variant: 'prefilled', header: {}, ...(own && { rules: own }) })
      )
    )

  it('are read back as written, and gone when there are none left', () => {
    const content = written(draft(), ruleBlocks(draft(), rules))
    expect(readMetadata(content)?.rules).toEqual(rules)
    expect(readMetadata(draft(rules))?.rules).toEqual(rules)
    const none = written(content, ruleBlocks(content, { settings: {}, custom: [] }))
    expect(readMetadata(none)).toEqual(readMetadata(draft()))
  })

  it.each<[stored: string, read: WorkbookRules | undefined]>([
    ['{', undefined],
    ['[]', undefined],
    ['{"settings":5,"custom":{}}', undefined],
    ['{"settings":{"a":5},"custom":[5,{"code":"x"},{"code":1}]}', undefined],
    [
      '{"settings":{"a":{"off":"yes","severity":"no","numbers":{"n":"1","m":2}}}}',
      { settings: { a: { numbers: { m: 2 } } }, custom: [] }
    ]
  ])('damaged as %s are read as %j', (stored, read) => {
    const content = draft(rules)
    const damaged = {
      ...content,
      sheets: content.sheets.map((sheet) => ({
        ...sheet,
        values: sheet.values.map((cells) => (cells[0] === 'rules' ? ['rules', 0, stored] : cells))
      }))
    }
    expect(readMetadata(damaged)?.rules).toEqual(read)
  })
})
