/**
 * The exchange in the pane with the open master: split, two packages filled in LibreOffice and returned, one under another name
 * and one against the master; collected, decided and merged; compared with what the command line makes of the same files.
 */
/* global window -- the functions given to the page run there */
import { calm } from '../../support/calm.mjs'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { unzipSync } from 'fflate'
import { isLong } from '../../support/chosen-walks.mjs'
import { differences, FILLED, letters, projectsIn, pythonFor } from '../../support/exchange-walk.mjs'
import { inLibreOffice, recalculated, runCli, valuesOf } from '../../support/workbench-walk.mjs'

/** The states that nothing else inspects; the pane's own walk through the exchange does the others. */
const INSPECTED = ['conflict', 'merged']
const RENAMED = '红梅街道'
const CONFLICTING = '茶山街道'
const SHEETS = ['填报说明', '指标表', '项目表', '汇总表']
const RECORD = '合并记录'

/** Lines of the merge record without the moment of merging and the folder of the file. */
const lines = (rows = []) =>
  rows.map((row) =>
    row.slice(1).map((value) => (typeof value === 'string' ? basename(value) : (value ?? '')))
  )

export async function walk(bench) {
  const { driver, page } = bench
  const pane = driver.pane
  const folder = join(bench.folder, 'exchange-in-pane')
  const at = (...names) => join(folder, ...names)
  for (const each of ['下发', '收回']) mkdirSync(at(each), { recursive: true })
  const press = async (name) => {
    await pane.getByRole('button', { name, exact: true }).click()
    await driver.paneQuiet()
  }
  const look = async (name) => {
    await calm(page, 150)
    await bench.picture(`exchange-in-pane-${name}`)
    if (isLong || INSPECTED.includes(name)) await bench.inspect(driver.addin(), name)
  }

  const master = at('总表.xlsx')
  runCli('new', '--out', master, '--period', '2023')
  const preview = JSON.parse(runCli('split', master, '--preview', '--json'))
  await driver.open(master)
  await pane.getByRole('tab', { name: '交换' }).click()
  await press('预览如何拆分')
  const table = pane.getByRole('table', { name: '将生成的填报工作簿' })
  const units = await table.locator('tbody tr td:first-child').allInnerTexts()
  bench.check(
    units.join() === preview.packages.map(({ unit }) => unit).join(),
    `the pane splits into ${units.join()}`
  )
  for (const kind of ['未写明单位', '写的是统称', '多个单位共有']) {
    const opening = pane.getByRole('button', { name: new RegExp(kind, 'u') })
    bench.check((await opening.count()) === 1, `${kind} is not listed`)
  }
  await pane.getByRole('button', { name: /多个单位共有/u }).click()
  await look('preview')

  const download = page.waitForEvent('download')
  await press(`下发 ${units.length} 个单位`)
  const archive = await download
  await archive.saveAs(at('下发.zip'))
  const packages = new Map()
  for (const [name, bytes] of Object.entries(unzipSync(readFileSync(at('下发.zip'))))) {
    writeFileSync(at('下发', name), bytes)
    packages.set(name.split('—')[1], at('下发', name))
  }
  bench.check(
    [...packages.keys()].join() === units.join(),
    `the archive ${archive.suggestedFilename()} holds ${[...packages.keys()].join()}`
  )
  await look('sent')

  const holders = new Map(preview.shared.map(({ key, holder }) => [key, holder]))
  const filled = []
  let conflictKey
  for (const [index, unit] of [RENAMED, CONFLICTING].entries()) {
    const projects = await projectsIn(packages.get(unit))
    const own = [...projects.keys.keys()].filter((key) => (holders.get(key) ?? unit) === unit)
    const values = new Map(
      own.map((key, row) => [
        key,
        [100 * (index + 1) + row, 1000 * (index + 1) + row, 50, '=按计划推进', '在建']
      ])
    )
    if (unit === CONFLICTING) [conflictKey] = own
    const file = at('收回', unit === RENAMED ? '回传（最终版）.xlsx' : basename(packages.get(unit)))
    filled.push({ from: packages.get(unit), to: file, steps: pythonFor(projects, values).join('\n') })
  }
  inLibreOffice(filled, folder)
  const returned = filled.map(({ to }) => to)
  const other = at('收回', '说明.docx')
  writeFileSync(other, '不是工作簿')

  const ours = await projectsIn(master)
  const conflictCell = `${letters(ours.column(FILLED[1]))}${ours.keys.get(conflictKey) + 1}`
  await driver.type('项目表', conflictCell, '7')
  await driver.paneQuiet()
  const { path: before } = await bench.saved('总表-合并前')

  const choose = pane.getByLabel('选择收回的文件')
  await choose.setInputFiles([...returned, other])
  await pane.getByText('识别出 2 份填报工作簿').waitFor({ timeout: 120_000 })
  await driver.paneQuiet()
  const merge = pane.getByRole('button', { name: '合并 2 份' })
  bench.check(await merge.isDisabled(), 'a merge with an open conflict can be begun')
  const conflicts = pane.getByRole('radiogroup', { name: /采用哪个值/u })
  bench.check((await conflicts.count()) === 1, `${await conflicts.count()} conflicts are shown`)
  bench.check(
    (await driver.value('项目表', conflictCell)) === 7,
    'something was written before it was confirmed'
  )
  const refused = pane.getByRole('region', { name: '未采用 1 个文件' })
  bench.check((await refused.innerText()).includes('说明.docx'), 'the letter is not said to be left out')
  await look('conflict')

  await conflicts.getByRole('radio').nth(1).click()
  await look('decided')
  await merge.click()
  await pane.getByText(/^已合并 2 份/u).waitFor({ timeout: 120_000 })
  await driver.paneQuiet()
  await look('merged')
  const { path: merged } = await bench.saved('总表-合并后')

  const collected = ['collect', ...returned, other, '--into', before, '--out', at('合并.xlsx')]
  runCli(...collected, '--prefer', 'theirs')
  const [wanted, got] = await Promise.all(recalculated(folder, at('合并.xlsx'), merged).map(valuesOf))
  const { compared, differing } = differences(wanted, got, SHEETS)
  for (const fault of differing) bench.fail(fault)
  bench.check(compared > 3_000 && differing.length === 0, `${differing.length} of ${compared} cells differ`)
  console.log(
    `exchange-in-pane: ${compared} cells compared with the command line's, ${differing.length} differ`
  )
  // The command line notes how its conflict was decided as a rule.
  const record = (values) =>
    JSON.stringify(lines(values.get(RECORD))).replaceAll('按规则采用', '逐项决定采用')
  bench.check(record(got) === record(wanted), `the merge record is ${record(got)} and not ${record(wanted)}`)

  await press('查看合并记录')
  bench.check((await driver.activeSheet()) === RECORD, 'the merge record is not shown')
  await pane.locator('input[webkitdirectory]').setInputFiles(at('收回'))
  await pane.getByText('没有可以合并的填报工作簿。').waitFor({ timeout: 120_000 })
  await driver.paneQuiet()
  const left = await pane.getByRole('region', { name: '未采用 3 个文件' }).innerText()
  bench.check(left.includes('收回/说明.docx'), `of the folder is left out: ${left}`)
  await look('again')
  await press('关闭')
  await press('恢复合并前的内容')
  await pane.getByText('已恢复合并前的内容。').waitFor({ timeout: 120_000 })
  bench.check((await driver.value('项目表', conflictCell)) === 7, 'the master is not as it was')
  const sheets = await driver.addin().evaluate(() =>
    window.Excel.run(async (context) => {
      const all = context.workbook.worksheets.load('items/name')
      await context.sync()
      return all.items.map(({ name }) => name)
    })
  )
  bench.check(!sheets.includes(RECORD), 'the merge record is still there')

  const dropped = [...readFileSync(returned[0])]
  await driver.addin().evaluate((bytes) => {
    const transfer = new window.DataTransfer()
    transfer.items.add(new window.File([new Uint8Array(bytes)], '拖入.xlsx'))
    const place = window.document.querySelector('input[webkitdirectory]').parentElement
    place.dispatchEvent(
      new window.DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: transfer })
    )
  }, dropped)
  await pane.getByText('识别出 1 份填报工作簿').waitFor({ timeout: 120_000 })
  await driver.paneQuiet()
  await look('dropped')
}
