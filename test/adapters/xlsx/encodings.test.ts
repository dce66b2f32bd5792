import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { readTables, xlsxFiles } from '../../../src/adapters/xlsx'
import { readPlanDocument } from '../../../src/application/import-plan'
import { workbookWith } from './parts'
import { PLANS_FOLDER } from '../../support/cli'

const plan = readFileSync(join(PLANS_FOLDER, 'tianning-14fyp.json'))
const GBK = { 甲: [0xbc, 0xd7], 乙: [0xd2, 0xd2] }

describe('a text in the code page of Chinese Windows', () => {
  it('is read in a plan document', () => {
    const json = plan.toString('utf8')
    const title = (JSON.parse(json) as { title: string }).title
    const [before, after] = json.split(title, 2).map((part) => part.replace(/[^\x00-\x7f]+/gu, 'x'))
    const bytes = Uint8Array.from([
      ...Buffer.from(before ?? ''),
      ...GBK['甲'],
      ...GBK['乙'],
      ...Buffer.from(after ?? '')
    ])
    let problem: unknown
    try {
      expect(readPlanDocument(bytes, 'p.json').document.title).toBe('甲乙')
    } catch (error) {
      problem = error
    }
    expect(JSON.stringify(problem ?? '')).not.toContain('not-json')
  })

  it('is refused in a part of a workbook, as Excel would not read it either', async () => {
    const part = Uint8Array.from([
      ...Buffer.from('<?xml version="1.0" encoding="GB18030"?><sst><si><t>'),
      ...GBK['甲'],
      ...Buffer.from('</t></si></sst>')
    ])
    await expect(
      xlsxFiles.read(workbookWith({ 'xl/sharedStrings.xml': part }), 'f.xlsx')
    ).rejects.toMatchObject({
      code: 'damaged',
      params: { part: 'xl/sharedStrings.xml' }
    })
  })
})

describe('a table of text', () => {
  it('with a quote that is never closed is refused at the cell where it begins', async () => {
    const text = `名称,投资\n"甲,5\n${'乙,6\n'.repeat(10_000)}`
    await expect(readTables(Buffer.from(text), 'a/表.csv')).rejects.toMatchObject({
      code: 'cell-too-long',
      params: { sheet: '表', cell: 'A2' }
    })
  })
})
