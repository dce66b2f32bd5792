import { describe, expect, it } from '@jest/globals'
import { buildWorkbook } from '../../../src/domain/report/build-workbook'
import { explanationBlocks } from '../../../src/domain/report/explanation-blocks'
import { readMetadata } from '../../../src/domain/report/read-metadata'
import type { Explanation } from '../../../src/domain/report/report'
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
  layoutToContent(buildWorkbook({ plan: smallPlan(), variant: 'prefilled', header: {}, explanations }))

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
