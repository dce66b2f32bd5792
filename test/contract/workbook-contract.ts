import { beforeEach, describe, expect, it } from '@jest/globals'
import { WorkbookProblem, type Workbook } from '../../src/application/ports'
import { cellKey, type SheetContent, type WorkbookContent } from '../../src/domain/report/workbook-content'
import { findingsLayout, smallLayout, TREACHEROUS_TEXTS } from '../support/office/small-layouts'

/** Fails with the code of a WorkbookProblem; '' when the work succeeds. */
export async function problemCode(work: Promise<unknown>): Promise<string> {
  try {
    await work
    return ''
  } catch (error) {
    if (error instanceof WorkbookProblem) return error.code
    throw error
  }
}

export const sheetOf = (content: WorkbookContent, name: string): SheetContent => {
  const sheet = content.sheets.find((candidate) => candidate.name === name)
  if (!sheet) throw new Error(`No sheet ${name} among ${content.sheets.map((each) => each.name).join(', ')}`)
  return sheet
}

/** The value of a cell counted from 0, `null` outside the used range. */
export const valueAt = (sheet: SheetContent, row: number, column: number): unknown =>
  sheet.values[row - sheet.top]?.[column - sheet.left] ?? null

const nameIn = (content: WorkbookContent, name: string): string | undefined =>
  content.names.find((each) => each.name === name)?.refersTo.replaceAll("'", '')

/** What every adapter of the Workbook port does alike. */
export function describeWorkbook(adapter: string, open: () => Promise<Workbook>): void {
  describe(`${adapter} as a workbook`, () => {
    let workbook: Workbook

    beforeEach(async () => {
      workbook = await open()
    })

    it('reads back what was inserted', async () => {
      await workbook.insert(smallLayout(), 'replace')
      const content = await workbook.read()
      const projects = sheetOf(content, '项目表')
      expect(projects.values.slice(1, 3)).toEqual([
        ['名称', '投资额', '加倍', '编码'],
        ['项目1', 12.5, 25, '001']
      ])
      expect([valueAt(projects, 6, 0), valueAt(projects, 6, 1)]).toEqual(['合计', 112.75])
      expect(projects.formulas.get(cellKey(6, 1))).toBe('SUM(B3:B5)')
      expect(projects.formulas.size).toBe(4)
      expect(projects.numberFormats.get(cellKey(2, 2))).toBe('#,##0.00')
      expect(projects.numberFormats.get(cellKey(2, 3))).toBe('@')
      expect(projects.merges).toEqual([{ top: 0, left: 0, bottom: 0, right: 2 }])
      expect([...projects.hiddenRows]).toEqual([4])
      expect(projects.tables).toEqual([
        { name: 'TestProjects', range: { top: 1, left: 0, bottom: 4, right: 3 } }
      ])
      expect(projects.protected).toBe(true)
      expect(sheetOf(content, '审核结果').protected).toBe(false)
      expect(sheetOf(content, '_test').visibility).toBe('veryHidden')
      expect(nameIn(content, 'Test_total')).toBe('项目表!$B$7')
      expect(content.customProperties['TestPlan']).toBe('plan-1')
    })

    it('keeps inserted texts as they are, whatever they look like', async () => {
      await workbook.insert(smallLayout(), 'replace')
      const findings = sheetOf(await workbook.read(), '审核结果')
      expect(findings.values.slice(1).map((row) => row[1])).toEqual([...TREACHEROUS_TEXTS])
      expect(findings.formulas.size).toBe(0)
    })

    it('keeps written texts as they are, whatever they look like', async () => {
      await workbook.insert(smallLayout([1], []), 'replace')
      const values = TREACHEROUS_TEXTS.map((text) => [text])
      await workbook.write([{ sheet: '审核结果', top: 4, left: 3, values }])
      const findings = sheetOf(await workbook.read(), '审核结果')
      expect(values.map((_, index) => [valueAt(findings, 4 + index, 3)])).toEqual(values)
      expect(findings.formulas.size).toBe(0)
    })

    it('writes numbers, truth values and nothing', async () => {
      await workbook.insert(smallLayout(), 'replace')
      await workbook.write([
        { sheet: '项目表', top: 2, left: 0, values: [[null, 7]] },
        { sheet: '审核结果', top: 1, left: 1, values: [[true], [1.5]] }
      ])
      const content = await workbook.read()
      const projects = sheetOf(content, '项目表')
      expect([valueAt(projects, 2, 0), valueAt(projects, 2, 1)]).toEqual([null, 7])
      const findings = sheetOf(content, '审核结果')
      expect([valueAt(findings, 1, 1), valueAt(findings, 2, 1)]).toEqual([true, 1.5])
    })

    it('names the sheets that exist, without regard to case', async () => {
      await workbook.insert(smallLayout(), 'replace')
      expect(await workbook.existing(['项目表', '没有', '_TEST'])).toEqual(['项目表', '_TEST'])
    })

    it('refuses to write into locked cells of a protected sheet', async () => {
      await workbook.insert(smallLayout(), 'replace')
      const locked = workbook.write([{ sheet: '项目表', top: 2, left: 2, values: [[1]] }])
      expect(await problemCode(locked)).toBe('sheet-protected')
      const projects = sheetOf(await workbook.read(), '项目表')
      expect(valueAt(projects, 2, 2)).toBe(25)
    })

    it('puts formulas into cells, into locked ones only where their sheet is opened for it', async () => {
      await workbook.insert(smallLayout(), 'replace')
      const formulas = [{ sheet: '项目表', top: 2, left: 2, formulas: [['B3*3'], ['B4*3']] }]
      expect(await problemCode(workbook.apply({ formulas }))).toBe('sheet-protected')
      const seen = await workbook.read()
      const write = [{ sheet: '项目表', top: 4, left: 2, values: [[7]] }]
      await workbook.apply({ write, formulas, unlock: ['项目表', '审核结果'], seen })
      const projects = sheetOf(await workbook.read(), '项目表')
      const formulaAt = (row: number) => projects.formulas.get(cellKey(row, 2))
      expect([formulaAt(2), formulaAt(3), formulaAt(4)]).toEqual(['B3*3', 'B4*3', undefined])
      expect(valueAt(projects, 4, 2)).toBe(7)
      expect(projects.numberFormats.get(cellKey(2, 2))).toBe('#,##0.00')
      expect(projects.protected).toBe(true)
      const locked = workbook.write([{ sheet: '项目表', top: 2, left: 2, values: [[1]] }])
      expect(await problemCode(locked)).toBe('sheet-protected')
    })

    it('protects a sheet again where writing into it fails', async () => {
      await workbook.insert(smallLayout(), 'replace')
      const write = [
        { sheet: '项目表', top: 2, left: 2, values: [[7]] },
        { sheet: '没有', top: 0, left: 0, values: [[1]] }
      ]
      expect(await problemCode(workbook.apply({ write, unlock: ['项目表'] }))).toBe('sheet-gone')
      expect(sheetOf(await workbook.read(), '项目表').protected).toBe(true)
    })

    it('puts rows under a table and sheets behind the others, and takes them back', async () => {
      await workbook.insert(smallLayout(), 'replace')
      const seen = await workbook.read()
      const rows = [
        ['项目4', 5, undefined, '004'],
        ['=1+1', 1, undefined, '005']
      ]
      const additions = {
        rows: [{ sheet: '项目表', table: 'TestProjects', rows }],
        sheets: [
          {
            name: '记录',
            widths: [10, 20],
            rows: [
              ['时间', '内容'],
              ['=2', 3]
            ]
          }
        ]
      }
      expect(await problemCode(workbook.apply({ additions, seen }))).toBe('sheet-protected')
      const before = await workbook.snapshot(['项目表', '记录'])
      await workbook.apply({ additions, unlock: ['项目表'], seen })
      const content = await workbook.read()
      const projects = sheetOf(content, '项目表')
      expect(projects.tables[0]?.range).toEqual({ top: 1, left: 0, bottom: 6, right: 3 })
      expect([4, 5, 6].map((row) => [0, 1, 3].map((column) => valueAt(projects, row, column)))).toEqual([
        [0, 1, 3].map((column) => valueAt(sheetOf(seen, '项目表'), 4, column)),
        ['项目4', 5, '004'],
        ['=1+1', 1, '005']
      ])
      expect([4, 5, 6].map((row) => projects.formulas.has(cellKey(row, 2)))).toEqual([true, true, true])
      expect([...projects.hiddenRows]).toEqual([4])
      expect(projects.protected).toBe(true)
      expect(content.sheets.at(-1)?.name).toBe('记录')
      expect(sheetOf(content, '记录').values).toEqual([
        ['时间', '内容'],
        ['=2', 3]
      ])
      await workbook.restore(before)
      const restored = await workbook.read()
      expect(restored.sheets.map(({ name }) => name)).toEqual(seen.sheets.map(({ name }) => name))
      expect(sheetOf(restored, '项目表').values).toEqual(sheetOf(seen, '项目表').values)
      expect(sheetOf(restored, '项目表').tables).toEqual(sheetOf(seen, '项目表').tables)
      expect(sheetOf(restored, '项目表').protected).toBe(true)
    })

    it('says that a sheet is gone', async () => {
      const gone = workbook.write([{ sheet: '没有', top: 0, left: 0, values: [[1]] }])
      expect(await problemCode(gone)).toBe('sheet-gone')
    })

    it.each([
      ['with what was read before', true],
      ['without', false]
    ])('lays a sheet out anew in place %s', async (_, isSeen) => {
      await workbook.insert(smallLayout(), 'replace')
      const seen = await workbook.read()
      await workbook.apply({
        refresh: { layout: findingsLayout(['甲', '=乙']), sheet: 'findings' },
        write: [{ sheet: '项目表', top: 3, left: 1, values: [[200]] }],
        ...(isSeen ? { seen } : {})
      })
      const content = await workbook.read()
      const findings = sheetOf(content, '审核结果')
      expect(findings.values).toEqual([
        ['位置', '说明'],
        ['B3', '甲'],
        ['B4', '=乙']
      ])
      expect(findings.tables).toEqual([
        { name: 'TestFindings', range: { top: 0, left: 0, bottom: 2, right: 1 } }
      ])
      expect(content.sheets.map(({ name }) => name)).toEqual(seen.sheets.map(({ name }) => name))
      expect(nameIn(content, 'Test_head')).toBe('审核结果!$A$1')
      expect(valueAt(sheetOf(content, '项目表'), 3, 1)).toBe(200)
    })

    it('adds a sheet to be laid out anew that is not there', async () => {
      await workbook.refresh(findingsLayout(['甲']), 'findings')
      const content = await workbook.read()
      expect(sheetOf(content, '审核结果').values[1]).toEqual(['B3', '甲'])
      expect(nameIn(content, 'Test_head')).toBe('审核结果!$A$1')
    })

    it('replaces sheets, tables and names', async () => {
      await workbook.insert(smallLayout([1, 2, 3, 4, 5]), 'replace')
      await workbook.insert(smallLayout([9]), 'replace')
      const content = await workbook.read()
      expect(content.sheets.filter(({ name }) => name.startsWith('项目表'))).toHaveLength(1)
      const projects = sheetOf(content, '项目表')
      expect(valueAt(projects, 4, 1)).toBe(9)
      expect(projects.tables.map(({ name }) => name)).toEqual(['TestProjects'])
      expect(content.names.map(({ name }) => name).sort()).toEqual(['Test_head', 'Test_total'])
      expect(nameIn(content, 'Test_total')).toBe('项目表!$B$5')
    })

    it('keeps both: old sheets under another name, as values, names on the new ones', async () => {
      await workbook.insert(smallLayout([1, 2]), 'replace')
      await workbook.insert(smallLayout([9]), 'keep-both')
      const content = await workbook.read()
      const kept = sheetOf(content, '项目表 (2)')
      expect([valueAt(kept, 2, 2), valueAt(kept, 3, 2), valueAt(kept, 5, 1)]).toEqual([2, 4, 3])
      expect(kept.formulas.size).toBe(0)
      expect(kept.protected).toBe(true)
      expect(kept.tables.map(({ name }) => name)).toEqual(['TestProjects_2'])
      expect(sheetOf(content, '_test (2)').visibility).toBe('veryHidden')
      const projects = sheetOf(content, '项目表')
      expect(projects.tables.map(({ name }) => name)).toEqual(['TestProjects'])
      expect(valueAt(projects, 2, 2)).toBe(18)
      expect(nameIn(content, 'Test_total')).toBe('项目表!$B$5')
    })

    it('finds a free name for every kept copy', async () => {
      await workbook.insert(smallLayout([1]), 'replace')
      await workbook.insert(smallLayout([2]), 'keep-both')
      await workbook.insert(smallLayout([3]), 'keep-both')
      const content = await workbook.read()
      const first = ['项目表 (2)', '项目表 (3)', '项目表'].map((name) =>
        valueAt(sheetOf(content, name), 2, 1)
      )
      expect(first).toEqual([1, 2, 3])
    })

    it('puts the contents of a snapshot back', async () => {
      await workbook.insert(smallLayout(), 'replace')
      const before = await workbook.read()
      const snapshot = await workbook.snapshot(['项目表', '审核结果', '没有'])
      expect(snapshot.sheets).toEqual(['项目表', '审核结果'])
      await workbook.insert(smallLayout([9], ['别的']), 'replace')
      await workbook.restore(snapshot)
      const after = await workbook.read()
      for (const name of ['项目表', '审核结果']) {
        const [old, back] = [sheetOf(before, name), sheetOf(after, name)]
        expect(back.values).toEqual(old.values)
        expect([...back.formulas]).toEqual([...old.formulas])
        expect([...back.numberFormats]).toEqual([...old.numberFormats])
        expect(back.tables).toEqual(old.tables)
        expect(back.protected).toBe(old.protected)
      }
      expect(nameIn(after, 'Test_total')).toBe(nameIn(before, 'Test_total'))
    })

    it('reads rows again as reading everything gives them', async () => {
      await workbook.insert(smallLayout(), 'replace')
      await workbook.write([{ sheet: '审核结果', top: 2, left: 1, values: [['=1', 5]] }])
      const content = await workbook.read()
      const wanted = [
        { sheet: '项目表', top: 0, bottom: 1 },
        { sheet: '项目表', top: 3, bottom: 12 },
        { sheet: '项目表', top: 2, bottom: 2, only: 'values' },
        { sheet: '审核结果', top: 2, bottom: 2 },
        { sheet: '审核结果', top: 80, bottom: 90 }
      ] as const
      const reading = await workbook.readRows(wanted)
      expect([...(reading.hiddenRows.get('项目表') ?? [])]).toEqual([
        ...sheetOf(content, '项目表').hiddenRows
      ])
      for (const { sheet, top, bottom, values, left, rest } of reading.rows) {
        const whole = sheetOf(content, sheet)
        for (let row = top; row <= bottom; row += 1) {
          for (let column = 0; column < 5; column += 1) {
            const value = values[row - top]?.[column - left] ?? null
            expect([sheet, row, column, value]).toEqual([sheet, row, column, valueAt(whole, row, column)])
            const key = cellKey(row, column)
            if (rest) expect([key, rest.formulas.get(key)]).toEqual([key, whole.formulas.get(key)])
          }
        }
      }
      expect(reading.rows.map(({ rest }) => rest?.merges)).toEqual([
        sheetOf(content, '项目表').merges,
        [],
        undefined,
        [],
        []
      ])
      expect(await problemCode(workbook.readRows([{ sheet: '没有', top: 0, bottom: 0 }]))).toBe('sheet-gone')
    })

    it('does nothing once cancelled', async () => {
      await workbook.insert(smallLayout(), 'replace')
      const before = await workbook.read()
      const controller = new AbortController()
      controller.abort()
      const options = { signal: controller.signal }
      expect(await problemCode(workbook.insert(smallLayout([1]), 'replace', options))).toBe('cancelled')
      expect(await problemCode(workbook.read(options))).toBe('cancelled')
      const block = { sheet: '审核结果', top: 1, left: 1, values: [['改']] }
      expect(await problemCode(workbook.write([block], options))).toBe('cancelled')
      expect(await workbook.read()).toEqual(before)
    })

    it('tells how far it is', async () => {
      const steps: string[] = []
      const onProgress = ({ step }: { step: string }): void => void steps.push(step)
      await workbook.insert(smallLayout(), 'replace', { onProgress })
      expect(steps.at(-1)).toBe('finishing')
    })

    it('selects a cell', async () => {
      await workbook.insert(smallLayout(), 'replace')
      await workbook.select({ sheet: '审核结果', cell: 'B3' })
      expect(await workbook.selection()).toEqual({ sheet: '审核结果', cell: 'B3' })
    })

    it('stops telling of changes when asked to', async () => {
      const heard: unknown[] = []
      const stop = await workbook.watch((change) => heard.push(change))
      await workbook.insert(smallLayout(), 'replace')
      await stop()
      expect(heard).toEqual([])
    })
  })
}
