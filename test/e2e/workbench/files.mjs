/** Files come in by dropping and choosing, from other programs too, and go out as they came; work is never lost unasked. */
/* global window -- the functions given to the page run there */
import { calm } from '../../support/calm.mjs'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { usually } from '../../support/chosen-walks.mjs'
import { root } from '../../support/workbench-driver.mjs'
import { inLibreOffice, runCli, valuesOf } from '../../support/workbench-walk.mjs'

const partsOf = (path) => unzipSync(readFileSync(path))
/** A sheet without what the host computes anew. */
const withoutResults = (bytes) =>
  strFromU8(bytes)
    .replace(/<v>[^<]*<\/v>|<v\/>/gu, '')
    // A name for relationships that nothing uses yet.
    .replace(/ xmlns:r="[^"]*"/gu, '')
    .replace(/ t="(?:str|e|n)"/gu, '')
    .replace(/<c ([^>]*)><f/gu, '<c $1><f')

export async function walk(bench) {
  const { driver, page, folder } = bench
  const drop = async (name, bytes) => {
    const transfer = await page.evaluateHandle(
      ([file, content]) => {
        const data = new window.DataTransfer()
        data.items.add(new window.File([new Uint8Array(content)], file))
        return data
      },
      [name, [...bytes]]
    )
    await page.dispatchEvent('main', 'dragover', { dataTransfer: transfer })
    const invited = await page.getByText('松开鼠标，打开文件').isVisible()
    await page.dispatchEvent('main', 'drop', { dataTransfer: transfer })
    await calm(page, 500)
    return invited
  }
  const isOpen = (name) => page.title().then((title) => title.includes(name))

  const other = (name) => join(root, 'test', 'cases', 'workbooks', `${name}.xlsx`)
  const made = join(folder, 'cli.xlsx')
  runCli('new', '--out', made, '--period', '2023')
  const edited = join(folder, 'edited-cli.xlsx')
  const steps = 'doc.Sheets.getByName("指标表").getCellRangeByName("Q5").Value = 100\n'
  inLibreOffice([{ from: made, to: edited, steps }], folder)
  for (const path of usually([other('openpyxl'), edited], [other('xlsxwriter'), made])) {
    const name = path.split(/[\\/]/u).at(-1)
    bench.check(await drop(name, readFileSync(path)), 'the page does not invite to drop the file')
    await driver.ready()
    bench.check(await isOpen(name), `${name} was not opened: ${await page.title()}`)
    const { path: saved, suggested } = await bench.saved(`again-${name.replace(/\.xlsx$/u, '')}`)
    bench.check(suggested === name, `${name} is offered as ${suggested}`)
    const [before, after] = [partsOf(path), partsOf(saved)]
    const lost = Object.keys(before).filter((part) => !after[part])
    bench.check(lost.length === 0, `${name} lost ${lost.join()}`)
    const changed = Object.keys(before).filter(
      (part) => after[part] && strFromU8(before[part]) !== strFromU8(after[part])
    )
    const beyondResults = changed.filter(
      (part) =>
        !part.startsWith('xl/worksheets/') || withoutResults(before[part]) !== withoutResults(after[part])
    )
    // LibreOffice writes no formula for a calculated column; the host puts it back.
    const allowed = name.startsWith('edited-') ? /^xl\/tables\// : /^$/u
    const others = beyondResults.filter((part) => !allowed.test(part))
    bench.check(others.length === 0, `${name} was changed in ${others.join()}`)
    await bench.picture(`opened-${name.replace(/\.xlsx$/u, '')}`)
  }

  await driver.type('填报说明', 'D4', '2023年')
  const title = await page.title()
  await drop('坏.xlsx', Buffer.from('这不是工作簿'))
  await page.getByRole('button', { name: '取消', exact: true }).click()
  bench.check((await page.title()) === title, 'cancelling opened the other file')
  await drop('坏.xlsx', Buffer.from('这不是工作簿'))
  await page.getByRole('button', { name: '丢弃并继续', exact: true }).click()
  await calm(page, 500)
  const told = await bench.told()
  bench.check(told.includes('不是 .xlsx 工作簿'), `a broken file is refused with: ${told}`)
  bench.check((await page.title()) === title, 'a broken file took the place of the open one')

  const download = page.waitForEvent('download')
  await page.keyboard.press('Control+S')
  const path = join(folder, 'by-key.xlsx')
  await (await download).saveAs(path)
  bench.check((await valuesOf(path)).has('指标表'), 'Ctrl+S saved no workbook')
  await bench.pressOwn('新建')
  await calm(page, 400)
  await driver.ready()
  bench.check(await isOpen('工作簿1.xlsx'), 'a saved workbook is not let go without a question')
}
