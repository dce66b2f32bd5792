import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { xlsxFiles } from '../../../src/adapters/xlsx'
import { mergeRecordOf } from '../../../src/domain/report/merge-record'
import { ruleBlocks } from '../../../src/domain/report/metadata-blocks'
import { temporaryFolder } from '../../support/cli'
import { fillFile, reportIn, splitMaster, tamper, valueIn } from '../../support/exchange-files'
import { smallPlan, smallPlanDocument } from '../../domain/rules/small-plan'

const plan = smallPlan()
const folder = temporaryFolder()
const at = (...names: string[]): string => join(folder.path, ...names)
let sent: Awaited<ReturnType<typeof splitMaster>>

interface Collected {
  readonly file: string | null
  readonly accepted: readonly { unit: string; tampering: { kind: string; key: string }[]; second: boolean }[]
  readonly refused: readonly { file: string; reason: string; message: string }[]
  readonly applied: readonly { key: string; field: string; to: unknown; manner: string }[]
  readonly added: readonly { key: string }[]
  readonly conflicts: readonly { table: string; key: string; field: string; ours: unknown }[]
  readonly units: readonly { unit: string; state: string }[]
}
const documentOf = (stdout: string): Collected => JSON.parse(stdout) as Collected

beforeAll(async () => {
  writeFileSync(at('plan.json'), JSON.stringify(smallPlanDocument))
  sent = await splitMaster(at('round'), at('plan.json'))
})
afterAll(folder.remove)

let runs = 0
const collect = async (files: readonly string[], ...options: string[]) => {
  runs += 1
  const out = at(`merged${runs}.xlsx`)
  const run = await sent.run('collect', ...files, '--into', sent.master, '--out', out, '--json', ...options)
  if (run.stdout === '') throw new Error(run.stderr)
  return { ...run, out, document: documentOf(run.stdout) }
}

describe('plan-report collect', () => {
  it('merges renamed returns, says where each value came from and who is missing', async () => {
    mkdirSync(at('inbox', 'deeper'), { recursive: true })
    await fillFile(plan, sent.packageOf('城关镇'), at('inbox', 'deeper', '1.xlsx'), {
      'PRJ-1': {
        investedTotal: 600,
        investedYear: 200,
        physicalProgress: 60,
        status: '在建',
        remarks: '=1+1'
      }
    })
    copyFileSync(at('inbox', 'deeper', '1.xlsx'), at('inbox', '2 - 副本.xlsx'))
    writeFileSync(at('inbox', 'note.xlsx'), 'not a workbook')
    writeFileSync(at('inbox', '说明.docx'), 'not a workbook either')
    for (const litter of ['.DS_Store', 'Thumbs.db', '~$1.xlsx']) writeFileSync(at('inbox', litter), '')
    const before = readFileSync(sent.master)
    const { document, out, exitCode } = await collect([at('inbox')])
    expect(exitCode).toBe(1)
    expect(document.file).toBe(out)
    expect(document.accepted.map(({ unit, tampering }) => [unit, tampering.map(({ kind }) => kind)])).toEqual(
      [['城关镇', ['formula-like-text']]]
    )
    expect(document.refused.map(({ reason }) => reason).sort()).toEqual([
      'duplicate',
      'not-a-workbook',
      'not-a-workbook'
    ])
    expect(document.units.map(({ unit, state }) => [unit, state])).toEqual([
      ['县生态环境局', 'missing'],
      ['城关镇', 'merged'],
      ['河东街道', 'informed']
    ])
    const merged = await reportIn(plan, out)
    expect(valueIn(merged, 'PRJ-1', 'investedTotal')).toBe(600)
    expect(valueIn(merged, 'PRJ-1', 'remarks')).toBe('=1+1')
    expect(merged.projects?.sheet.protected).toBe(true)
    const record = mergeRecordOf(merged.content)
    expect(record?.values.slice(1).map((row) => [row[1], row[5], row[9]])).toEqual(
      expect.arrayContaining([['城关镇', 'PRJ-1', '=1+1']])
    )
    expect(record?.formulas.size).toBe(0)
    expect(readFileSync(sent.master).equals(before)).toBe(true)
    const text = await sent.run('collect', at('inbox'), '--into', sent.master, '--out', at('text.xlsx'))
    expect(text.stdout).toContain('县生态环境局：《某县规划》2023年实施情况填报表尚未收到')
    expect(text.stdout).toContain('不是 Excel 工作簿')
    expect(text.stdout).toMatch(/✕ .*（?required-missing\)|✕ .*\(actual-missing\)/u)
    const overview = await sent.run('overview', at('text.xlsx'))
    expect([overview.exitCode, overview.stdout]).toEqual([1, expect.stringContaining('已合并　城关镇')])
    expect(overview.stdout).toMatch(/已合并　城关镇（\d{4}年\d+月\d+日 \d\d:\d\d）.*应填未填 \d+ 处/u)
  })

  it('changes nothing when the same return comes again', async () => {
    await fillFile(plan, sent.packageOf('城关镇'), at('again.xlsx'), { 'PRJ-1': { investedTotal: 600 } })
    const first = await collect([at('again.xlsx')])
    const second = at('second.xlsx')
    const run = await sent.run('collect', at('again.xlsx'), '--into', first.out, '--out', second, '--json')
    expect(documentOf(run.stdout).refused.map(({ reason }) => reason)).toEqual(['already-merged'])
    expect(readFileSync(second).equals(readFileSync(first.out))).toBe(true)
  })

  it('takes a number for the same whose last digits a program rounded otherwise', async () => {
    const noisy = { 'PRJ-1': { investedTotal: 0.1 + 0.2, investedYear: 2.2999999999999998 } }
    const plainly = { 'PRJ-1': { investedTotal: 0.3, investedYear: 2.3 } }
    await fillFile(plan, sent.master, at('plain-master.xlsx'), plainly)
    await fillFile(plan, sent.packageOf('城关镇'), at('noisy.xlsx'), noisy)
    const into = ['--into', at('plain-master.xlsx'), '--json', '--out']
    const run = await sent.run('collect', at('noisy.xlsx'), ...into, at('calm.xlsx'))
    const { file, conflicts, applied } = documentOf(run.stdout)
    expect([file, conflicts, applied.map(({ field }) => field)]).toEqual([at('calm.xlsx'), [], []])
    await fillFile(plan, at('noisy.xlsx'), at('other.xlsx'), { 'PRJ-1': { investedYear: 2.31 } })
    const other = await sent.run('collect', at('other.xlsx'), ...into, at('open2.xlsx'))
    expect(documentOf(other.stdout).conflicts.map(({ field }) => field)).toEqual(['investedYear'])
  })

  it('writes nothing while a conflict is open, and follows decisions one by one or by rule', async () => {
    const changed = at('changed-master.xlsx')
    await fillFile(plan, sent.master, changed, { 'PRJ-1': { investedTotal: 1, remarks: '总表' } })
    await fillFile(plan, sent.packageOf('城关镇'), at('conflict.xlsx'), {
      'PRJ-1': { investedTotal: 2, remarks: '单位' }
    })
    const saved = new Date(2024, 0, 20, 8, 30)
    utimesSync(at('conflict.xlsx'), saved, saved)
    const told = await sent.run('collect', at('conflict.xlsx'), '--into', changed, '--out', at('told.xlsx'))
    expect(told.stdout).toContain('conflict.xlsx，2024年1月20日 08:30）')
    const into = ['collect', at('conflict.xlsx'), '--into', changed, '--json', '--out']
    const open = await sent.run(...into, at('open.xlsx'))
    const document = documentOf(open.stdout)
    expect([open.exitCode, document.file, document.conflicts.map(({ field }) => field)]).toEqual([
      1,
      null,
      ['investedTotal', 'remarks']
    ])
    expect(existsSync(at('open.xlsx'))).toBe(false)
    const conflicts = document.conflicts.map((each, index) => ({
      ...each,
      take: index === 0 ? 'theirs' : 'ours'
    }))
    writeFileSync(at('decided.json'), JSON.stringify({ ...document, conflicts }))
    await sent.run(...into, at('decided.xlsx'), '--decisions', at('decided.json'))
    const decided = await reportIn(plan, at('decided.xlsx'))
    expect([valueIn(decided, 'PRJ-1', 'investedTotal'), valueIn(decided, 'PRJ-1', 'remarks')]).toEqual([
      2,
      '总表'
    ])
    await sent.run(...into, at('theirs.xlsx'), '--prefer', 'theirs')
    expect(valueIn(await reportIn(plan, at('theirs.xlsx')), 'PRJ-1', 'remarks')).toBe('单位')
    const again = await sent.run(
      'collect',
      at('conflict.xlsx'),
      '--into',
      at('decided.xlsx'),
      '--out',
      at('n.xlsx'),
      '--json'
    )
    expect(documentOf(again.stdout).conflicts).toEqual([])
    writeFileSync(at('wrong.json'), JSON.stringify({ conflicts: [{ table: 'x' }] }))
    expect(await sent.run(...into, at('w.xlsx'), '--decisions', at('wrong.json'))).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('wrong.json')
    })
    expect((await sent.run(...into, at('w.xlsx'), '--prefer', 'mine')).exitCode).toBe(2)
  })

  it('refuses what is no return of this round, each with its reason', async () => {
    await sent.run('new', '--out', at('other-unit.xlsx'), '--period', '2022', '--unit', '城关镇')
    writeFileSync(at('other.json'), JSON.stringify({ ...smallPlanDocument, id: 'another' }))
    await sent.run('new', '--out', at('other-plan.xlsx'), '--unit', '城关镇')
    tamper(at('other-plan.xlsx'), at('other-plan.xlsx'), (_, xml) => xml.replaceAll('>small<', '>another<'))
    const list = await sent.run('diff', sent.master, at('other-unit.xlsx'), '--out', at('foreign.xlsx'))
    expect(list.exitCode).toBe(1)
    const { document } = await collect([
      at('other-unit.xlsx'),
      at('other-plan.xlsx'),
      at('foreign.xlsx'),
      at('round', 'unsplit.xlsx')
    ])
    expect(document.refused.map(({ reason }) => reason)).toEqual([
      'other-period',
      'other-plan',
      'not-ours',
      'not-a-package'
    ])
    expect(document.refused.every(({ message }) => message.includes('.xlsx'))).toBe(true)
  })

  it('looks into archives, whatever they hold, and names what cannot be opened', async () => {
    await fillFile(plan, sent.packageOf('城关镇'), at('packed.xlsx'), { 'PRJ-1': { investedTotal: 7 } })
    const archive = zipSync({
      '报送/城关镇.xlsx': readFileSync(at('packed.xlsx')),
      '报送/说明.txt': strToU8('see above'),
      '__MACOSX/._城关镇.xlsx': strToU8('litter')
    })
    mkdirSync(at('mail'))
    writeFileSync(at('mail', '打包.ZIP'), archive)
    writeFileSync(at('mail', 'cut.zip'), archive.subarray(0, archive.length / 2))
    writeFileSync(at('mail', 'empty.zip'), zipSync({}))
    const { document } = await collect([at('mail')])
    expect(document.accepted.map(({ unit }) => unit)).toEqual(['城关镇'])
    expect(document.applied.find(({ field }) => field === 'investedTotal')).toMatchObject({ to: 7 })
    expect(document.refused.map(({ file, reason }) => [file, reason])).toEqual([
      [at('mail', '打包.ZIP', '报送', '说明.txt'), 'not-a-workbook'],
      [at('mail', 'cut.zip'), 'damaged'],
      [at('mail', 'empty.zip'), 'not-a-workbook']
    ])
  })

  it('tells what columns a unit put in, whose contents are not taken', async () => {
    const from = sent.packageOf('城关镇')
    const table = (await reportIn(plan, from)).projects
    if (!table) throw new Error('no projects')
    const { sheet, headerRow } = table
    const left = sheet.left + Math.max(...sheet.values.map((row) => row.length)) + 1
    const block = { sheet: sheet.name, top: headerRow, left, values: [['我们的列'], ['甲']] }
    writeFileSync(at('wider.xlsx'), await xlsxFiles.edit(readFileSync(from), from, [block]))
    const { document } = await collect([at('wider.xlsx')])
    expect(document.accepted.map(({ tampering }) => tampering)).toMatchObject([
      [{ kind: 'columns-added', returned: '我们的列', count: 1 }]
    ])
  })

  it('speaks of periods and units in English where that is asked for', async () => {
    const run = await sent.run('overview', sent.master, '--lang', 'en-US')
    expect(run.stdout).toContain('2023: sent to')
    expect(run.stdout).toContain('your report on 某县规划 for 2023.')
    expect(run.stdout).not.toContain('2023年')
  })

  it('refuses a package that a newer one has replaced', async () => {
    copyFileSync(sent.master, at('resent.xlsx'))
    await sent.run('split', at('resent.xlsx'), '--out', at('resent'))
    const run = await sent.run(
      'collect',
      sent.packageOf('城关镇'),
      '--into',
      at('resent.xlsx'),
      '--out',
      at('older.xlsx'),
      '--json'
    )
    expect(documentOf(run.stdout).refused.map(({ reason }) => reason)).toEqual(['older-package'])
  })

  it('lists what was tampered with and applies none of it', async () => {
    const from = sent.packageOf('城关镇')
    const sheetOf = (file: string, needle: string): string =>
      Object.entries(unzipSync(readFileSync(file))).find(
        ([name, part]) => name.startsWith('xl/worksheets/sheet') && strFromU8(part).includes(needle)
      )?.[0] ?? ''
    const projects = sheetOf(from, 'List_projectStatuses')
    tamper(
      from,
      at('tampered.xlsx'),
      (part, xml) =>
        part === 'xl/workbook.xml'
          ? xml.replace('</sheets>', '<sheet name="私货" sheetId="99" state="hidden" r:id="rIdX"/></sheets>')
          : part === 'xl/_rels/workbook.xml.rels'
            ? xml.replace(
                '</Relationships>',
                '<Relationship Id="rIdX" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/x.xml"/><Relationship Id="rIdY" Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject" Target="vbaProject.bin"/><Relationship Id="rIdZ" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/externalLink" Target="externalLinks/externalLink1.xml"/></Relationships>'
              )
            : part === projects
              ? xml
                  .replace(/<sheetProtection[^>]*\/>/u, '')
                  .replace(/<dataValidation type="list" sqref="R[^>]*>.*?<\/dataValidation>/u, '')
                  .replace(/(<c r="N5"[^>]*>)<f>[^<]*<\/f>/u, '$1')
                  .replace(/(<c r="Y5"[^>]*>)<f>[^<]*<\/f>/u, "$1<f>cmd|'/c calc'!A1</f>")
              : xml,
      {
        'xl/worksheets/x.xml':
          '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData/></worksheet>',
        'xl/vbaProject.bin': 'macro',
        'xl/externalLinks/externalLink1.xml':
          '<externalLink xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><ddeLink ddeService="cmd" ddeTopic="/c calc"/></externalLink>'
      }
    )
    await fillFile(plan, at('tampered.xlsx'), at('tampered.xlsx'), {
      'PRJ-1': { amount: 1, investedTotal: 5 }
    })
    const { document, exitCode } = await collect([at('tampered.xlsx')])
    expect(exitCode).toBe(1)
    expect(new Set(document.accepted[0]?.tampering.map(({ kind }) => kind))).toEqual(
      new Set([
        'plan-cell',
        'macros',
        'dde-link',
        'formula-removed',
        'formula-changed',
        'validation-removed',
        'protection-removed',
        'sheet-hidden'
      ])
    )
    expect(document.applied.map(({ key, field, to }) => [key, field, to])).toEqual([
      ['PRJ-1', 'investedTotal', 5]
    ])
  })

  it('puts added rows under the table, with its formulas, validations and names', async () => {
    const from = sent.packageOf('城关镇')
    const report = await reportIn(plan, from)
    const table = report.projects
    const bottom = table?.rows.at(-1)?.row ?? 0
    const put = (field: string, value: string | number) => ({
      sheet: table?.sheet.name ?? '',
      top: bottom,
      left: table?.columnOf(field as never) ?? 0,
      values: [[value]]
    })
    const added = [
      put('name', '新增泵站'),
      put('adjustment', '新增'),
      put('explanation', '县会议纪要'),
      put('amount', 30)
    ]
    writeFileSync(at('added.xlsx'), await xlsxFiles.edit(readFileSync(from), from, added))
    const { document, out } = await collect([at('added.xlsx')])
    expect(document.added).toHaveLength(1)
    const merged = await reportIn(plan, out)
    const row = merged.projects?.rows.at(-1)
    expect([merged.projects?.rows.length, row?.key]).toEqual([5, document.added[0]?.key])
    expect(valueIn(merged, row?.key ?? '', 'name')).toBe('新增泵站')
    expect(merged.projects?.hasFormula(row!, 'investedRate')).toBe(true)
    expect(merged.projects?.sheet.tables[0]?.range.bottom).toBe((row?.row ?? 0) - 1)
    const traits = await xlsxFiles.inspect(readFileSync(out), out)
    const sheet = traits.sheets.find(({ name }) => name === merged.projects?.sheet.name)
    expect(
      sheet?.validations.every(({ ranges }) =>
        ranges.every(({ bottom: last }) => last === (row?.row ?? 0) - 1)
      )
    ).toBe(true)
    const names = merged.content.names.filter(({ name }) => /^PlanProjects_(?!head)/u.test(name))
    expect(names.every(({ refersTo }) => refersTo.endsWith(`$${row?.row}`))).toBe(true)
    const sum = JSON.parse((await sent.run('sum', out, '--json')).stdout) as { investment: { total: string } }
    expect(sum.investment.total).toBe('1700.5')
  })

  it('leaves the master and the folder as they were where the result cannot be written', async () => {
    await fillFile(plan, sent.packageOf('城关镇'), at('one.xlsx'), { 'PRJ-1': { investedTotal: 3 } })
    writeFileSync(at('file'), '')
    const before = readFileSync(sent.master)
    const run = await sent.run(
      'collect',
      at('one.xlsx'),
      '--into',
      sent.master,
      '--out',
      at('file', 'x.xlsx')
    )
    expect(run.exitCode).toBe(2)
    expect(readFileSync(sent.master).equals(before)).toBe(true)
    rmSync(at('file'))
  })

  it('adds up what several units report on a row of theirs, and leaves its status to the coordinator', async () => {
    const master = at('shares.xlsx')
    copyFileSync(at('round', 'unsplit.xlsx'), master)
    writeFileSync(at('shares.json'), JSON.stringify({ sharing: 'shares', rows: {} }))
    const split = await sent.run(
      'split',
      master,
      '--out',
      at('shares'),
      '--decision',
      at('shares.json'),
      '--json'
    )
    const { packages } = JSON.parse(split.stdout) as { packages: { unit: string; file: string }[] }
    const fill = (unit: string, investedTotal: number, progressNote: string): Promise<void> => {
      const { file = '' } = packages.find((each) => each.unit === unit) ?? {}
      const values = { investedTotal, progressNote, status: '在建' }
      return fillFile(plan, file, at(`${unit}.xlsx`), { 'PRJ-2': values })
    }
    await fill('城关镇', 10.1, '一期')
    await fill('河东街道', 0.2, '二期')
    const out = at('shared.xlsx')
    const returns = [at('城关镇.xlsx'), at('河东街道.xlsx')]
    const run = await sent.run('collect', ...returns, '--into', master, '--out', out, '--json')
    const { choices } = JSON.parse(run.stdout) as {
      choices: { key: string; field: string; said: object[] }[]
    }
    expect(choices.map(({ key, field, said }) => [key, field, said.length])).toEqual([['PRJ-2', 'status', 2]])
    const merged = await reportIn(plan, out)
    expect(
      ['investedTotal', 'progressNote', 'status'].map((field) => valueIn(merged, 'PRJ-2', field))
    ).toEqual([10.3, '城关镇：一期\n河东街道：二期', null])
  })

  it('leaves everything foreign in a master with macros as it was, to the byte', async () => {
    const master = at('with-macros.xlsm')
    const relation = (id: string, type: string, target: string): string =>
      `<Relationship Id="${id}" Type="${type}" Target="${target}"/>`
    const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
    const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
    const foreign = {
      'xl/vbaProject.bin': 'macros',
      'customXml/item1.xml': '<x xmlns="urn:x">  kept </x>',
      'xl/media/image9.png': 'picture',
      'xl/worksheets/foreign.xml': `<worksheet xmlns="${main}"><sheetData><row r="1"><c r="A1"><f>1+1</f><v>2</v></c></row></sheetData><drawing r:id="d" xmlns:r="${office}"/></worksheet>`,
      'xl/worksheets/_rels/foreign.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relation('d', `${office}/drawing`, '../drawings/foreign.xml')}</Relationships>`,
      'xl/drawings/foreign.xml': '<wsDr xmlns="urn:drawing"/>'
    }
    const with_ = (xml: string, end: string, more: string): string => xml.replace(end, `${more}${end}`)
    tamper(
      sent.master,
      master,
      (part, xml) =>
        part === 'xl/workbook.xml'
          ? with_(xml, '</sheets>', '<sheet name="自建" sheetId="77" r:id="rF"/>')
          : part === 'xl/_rels/workbook.xml.rels'
            ? with_(
                xml,
                '</Relationships>',
                relation('rF', `${office}/worksheet`, 'worksheets/foreign.xml') +
                  relation(
                    'rV',
                    'http://schemas.microsoft.com/office/2006/relationships/vbaProject',
                    'vbaProject.bin'
                  )
              )
            : xml,
      foreign
    )
    await fillFile(plan, sent.packageOf('城关镇'), at('for-macros.xlsx'), { 'PRJ-1': { investedTotal: 8 } })
    const into = ['collect', at('for-macros.xlsx'), '--into', master, '--out']
    expect((await sent.run(...into, at('lost.xlsx'))).stderr).toContain('.xlsm')
    expect(existsSync(at('lost.xlsx'))).toBe(false)
    const out = at('merged.xlsm')
    await sent.run(...into, out)
    expect(valueIn(await reportIn(plan, out), 'PRJ-1', 'investedTotal')).toBe(8)
    const [before, after] = [master, out].map((file) => unzipSync(readFileSync(file))) as [
      Record<string, Uint8Array>,
      Record<string, Uint8Array>
    ]
    const changed = Object.keys(before).filter(
      (name) => Buffer.compare(before[name] ?? new Uint8Array(), after[name] ?? new Uint8Array()) !== 0
    )
    const isOwnSheet = (name: string): boolean => name.startsWith('xl/worksheets/sheet')
    expect(changed.filter((name) => !isOwnSheet(name)).sort()).toEqual([
      '[Content_Types].xml',
      'xl/_rels/workbook.xml.rels',
      'xl/workbook.xml'
    ])
    // The projects, the summary, and the hidden sheet that remembers.
    const sheets = changed.filter(isOwnSheet)
    expect([
      sheets.length,
      sheets.some((name) => strFromU8(before[name]!).includes('List_projectStatuses'))
    ]).toEqual([3, true])
    expect(Object.keys(after).filter((name) => !(name in before))).toHaveLength(1)
  })

  it('judges a return by the rules of the master, whatever its own say', async () => {
    const file = at('lenient.xlsx')
    await fillFile(plan, sent.packageOf('城关镇'), file, { 'PRJ-1': { investedTotal: -5 } })
    type Checked = { files: { counts: { mandatory: number }; findings: { code: string }[] }[] }
    const check = async () =>
      (JSON.parse((await sent.run('check', file, '--json')).stdout) as Checked).files[0]
    const before = await check()
    const codes = before?.findings.map(({ code }) => code) ?? []
    const settings = Object.fromEntries(codes.map((code) => [code, { off: true }]))
    const { content } = await reportIn(plan, file)
    const blocks = ruleBlocks(content, { settings, custom: [] })
    writeFileSync(file, await xlsxFiles.edit(readFileSync(file), file, blocks))
    expect((await check())?.counts).not.toEqual(before?.counts)
    const run = await collect([file])
    const [accepted] = (JSON.parse(run.stdout) as { accepted: { counts: object }[] }).accepted
    expect(accepted?.counts).toEqual(before?.counts)
  })
})
