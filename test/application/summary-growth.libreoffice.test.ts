import { beforeAll, describe, expect, it } from '@jest/globals'
import { xlsxFiles } from '../../src/adapters/xlsx'
import { atOnce } from '../../src/domain/measures/steps'
import { buildWorkbook } from '../../src/domain/report/build-workbook'
import type { SheetContent } from '../../src/domain/report/workbook-content'
import { builtInPlan as plan } from '../support/built-in-plan'
import { editedByHand } from '../support/libreoffice/edit-by-hand'

/** What the plan's own rows become by hand: another type, other leading units, another first year. */
const BY_HAND = `
sheet = doc.Sheets.getByName('项目表')
sheet.unprotect('')
def column(header):
    return next(at for at in range(60) if sheet.getCellByPosition(at, 3).getString().replace(chr(10), '') == header)
for row, kind in ((4, '碳汇交易'), (5, '碳汇交易'), (6, '智慧监管')):
    sheet.getCellByPosition(column('类型'), row).setString(kind)
sheet.getCellByPosition(column('责任单位归并'), 4).setString('|区文旅局|中交建|')
sheet.getCellByPosition(column('责任单位归并'), 5).setString('|区市监局|')
sheet.getCellByPosition(column('实施年限'), 4).setString('2024-2025')
`

/** The lines of a block by its defined name: name, count and 万元, as the sheet shows them. */
function linesOf(content: Awaited<ReturnType<typeof xlsxFiles.read>>, name: string) {
  const { refersTo = '' } = content.names.find((each) => each.name === name) ?? {}
  const [, first = '', top = '', bottom = ''] = /\$([A-Z]+)\$(\d+):\$[A-Z]+\$(\d+)$/u.exec(refersTo) ?? []
  const sheet = content.sheets.find((each) => each.name === '汇总表') as SheetContent
  const left = [...first].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
  return sheet.values
    .slice(Number(top) - sheet.top, Number(bottom) - sheet.top)
    .map((row) => [0, 1, 4].map((at) => row[left - sheet.left + at] ?? ''))
}

describe('the blocks of the summary in LibreOffice', () => {
  let content: Awaited<ReturnType<typeof xlsxFiles.read>>

  beforeAll(async () => {
    const bytes = await xlsxFiles.write(atOnce(buildWorkbook({ plan, variant: 'prefilled', header: {} })))
    const { xlsx } = await editedByHand(bytes, BY_HAND)
    content = await xlsxFiles.read(xlsx, 'a.xlsx')
  })

  it('take a type that no row had before', () => {
    const lines = linesOf(content, 'Summary_byType')
    expect(lines.slice(-4)).toEqual([
      ['碳汇交易', 2, 1200],
      ['智慧监管', 1, 1615.77],
      ['其他', 0, 0],
      ['合计', 75, 255092.79]
    ])
  })

  it('take units that had no line, once each', () => {
    const led = linesOf(content, 'Summary_byLeadUnit')
    expect(led.slice(-4)).toEqual([
      ['区文旅局', 1, 1000],
      ['区市监局', 1, 200],
      ['其他', 0, 0],
      ['合计', 75, 255092.79]
    ])
    expect(linesOf(content, 'Summary_byInvolvedUnit').slice(-2)).toEqual([
      ['区文旅局', 1, 1000],
      ['区市监局', 1, 200]
    ])
  })

  it('take a first year that no row had', () => {
    expect(linesOf(content, 'Summary_byStartYear').at(-3)).toEqual([2024, 1, 1000])
  })
})
