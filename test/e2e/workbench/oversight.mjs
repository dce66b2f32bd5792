/**
 * A reviewer and a coordinator look after what was sent out: the units of a split and merged master with a reminder, two
 * workbooks compared, the open one signed off, also at the widths of a narrow pane, in both languages and by dark.
 */
/* global window -- the functions given to the page run there */
import { calm } from '../../support/calm.mjs'
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isLong, usually } from '../../support/chosen-walks.mjs'
import { recalculated, runCli, valuesOf } from '../../support/workbench-walk.mjs'

const UNIT = '红梅街道'
const OTHER_UNIT = '区住建局'
const REVIEWER = '李四'
const REPORTER = '王五'

export async function walk(bench) {
  const { driver, page } = bench
  const { pane } = driver
  const folder = join(bench.folder, 'oversight')
  const at = (...names) => join(folder, ...names)
  mkdirSync(at('收回'), { recursive: true })

  const master = at('总表.xlsx')
  runCli('new', '--out', master, '--period', '2023')
  const unsent = at('未下发.xlsx')
  copyFileSync(master, unsent)
  runCli('split', master, '--out', at('下发'))
  const sentTo = (unit) => at('下发', `天宁区“十四五”生态环境保护规划—${unit}—2023年.xlsx`)
  const sent = sentTo(UNIT)

  const region = (name) => pane.getByRole('region', { name, exact: true })
  const toExchange = async () => {
    await pane.getByRole('tab', { name: /交换|Exchange/u }).click()
    await driver.paneQuiet()
  }

  await driver.open(unsent)
  await toExchange()
  const units = region('各单位情况')
  bench.check((await units.innerText()).includes('还没有下发'), 'a master that was not sent out lists units')

  await driver.open(sent)
  await driver.type('填报说明', 'B5', '张三')
  await driver.type('项目表', 'M6', '12.5')
  await toExchange()
  bench.check((await units.count()) === 0, 'the workbook of a unit has an overview of units')
  const signing = region('签审')
  const signAs = async (name) => {
    await signing.getByRole('textbox').fill(name)
    await signing.getByRole('button', { name: /^(?:重新)?签审$/u }).click()
    await driver.paneQuiet()
    await signing.locator('[data-sign-off="signed"]').waitFor()
  }
  await signAs(REPORTER)
  await (await driver.save()).saveAs(at('收回', '回传.xlsx'))
  runCli('collect', at('收回'), '--into', master, '--out', at('合并.xlsx'))

  await driver.open(at('合并.xlsx'))
  await toExchange()
  const ofUnit = await units.locator(`tr[data-unit="${UNIT}"]`).innerText()
  bench.check(ofUnit.includes(`${REPORTER} 已签审`), `the sign-off of the return does not travel: ${ofUnit}`)
  const { units: told, reminder } = JSON.parse(runCli('overview', at('合并.xlsx'), '--json'))
  const rows = units.locator('tbody tr')
  bench.check(
    (await rows.count()) === told.length,
    `${await rows.count()} of ${told.length} units are listed`
  )
  for (const { unit, state, mandatory, toFill } of told) {
    const text = await units.locator(`tr[data-unit="${unit}"]`).innerText()
    const words = { missing: '未返', informed: '无须填报', merged: '已合并' }
    const chip = mandatory > 0 ? '有强制性问题' : words[state]
    const lacks = state === 'informed' ? '下发' : `应填未填 ${toFill} 处`
    bench.check(text.includes(chip) && text.includes(lacks), `${unit} is shown as ${text}`)
  }
  bench.check(
    (await units.locator('textarea').inputValue()) === reminder,
    'the reminder is not the one of the CLI'
  )
  await units.getByRole('button', { name: '复制催报文字' }).click()
  bench.check((await units.innerText()).includes('已复制'), 'nothing is said of copying')
  const copied = await driver.addin().evaluate(() => window.navigator.clipboard.readText())
  bench.check(copied === reminder, `the clipboard holds ${copied.slice(0, 60)}`)
  await bench.picture('oversight-units')
  const merging = region('收回合并')
  const choosingReturn = page.waitForEvent('filechooser')
  await merging.getByRole('button', { name: '选择收回的文件' }).click()
  await (await choosingReturn).setFiles(sentTo(OTHER_UNIT))
  const ofOther = () => units.locator(`tr[data-unit="${OTHER_UNIT}"]`).innerText()
  await merging.getByRole('button', { name: '不合并' }).waitFor()
  bench.check((await ofOther()).includes('返回'), 'a return that was looked at counts as missing')
  await merging.getByRole('button', { name: '不合并' }).click()
  bench.check((await ofOther()).includes('未返'), 'a return that is not merged counts as returned')

  const state = () => signing.locator('[data-sign-off]').getAttribute('data-sign-off')
  bench.check((await state()) === 'unsigned', 'an unsigned master is shown as signed')
  await signing.getByRole('button', { name: '签审', exact: true }).click()
  bench.check((await signing.innerText()).includes('请填写审核人姓名'), 'a nameless signature is taken')
  await signAs(REVIEWER)
  const text = await signing.innerText()
  bench.check(text.includes(REVIEWER), 'the reviewer is not shown')
  const { path: signedFile } = await bench.saved('oversight-signed')
  const stateOf = (file) => JSON.parse(runCli('sign', file, '--json'))
  const told1 = stateOf(signedFile)
  bench.check(
    told1.state === 'signed' && told1.reviewer === REVIEWER && text.includes(told1.hash.slice(0, 8)),
    `the command line reads ${JSON.stringify(told1)}`
  )
  const guide = (await valuesOf(signedFile)).get('填报说明').flat().join()
  bench.check(guide.includes(`数据校验码${told1.hash.slice(0, 8)}`), '填报说明 does not show the sign-off')
  const [throughOffice] = recalculated(folder, signedFile)
  bench.check(stateOf(throughOffice).state === 'signed', 'LibreOffice loses the sign-off')
  await signing.getByRole('button', { name: '查看签审栏' }).click()
  await calm(page, 250)
  bench.check((await driver.activeSheet()) === '填报说明', 'the sign-off block is not shown')

  await driver.type('项目表', 'M6', '13')
  await signing.locator('[data-sign-off="stale"]').waitFor()
  await page.keyboard.press('Control+Z')
  await signing.locator('[data-sign-off="signed"]').waitFor()
  await driver.type('项目表', 'M6', '13.75')
  await signing.locator('[data-sign-off="stale"]').waitFor()
  bench.check(true, 'the sign-off follows the data')
  await bench.picture('oversight-stale')

  const comparing = region('比较工作簿')
  const choose = async (name, ...files) => {
    const choosing = page.waitForEvent('filechooser')
    await comparing.getByRole('button', { name }).click()
    await (await choosing).setFiles(files)
    await driver.paneQuiet()
  }
  await choose('选择文件，与本工作簿比较', master)
  await comparing.getByRole('list').waitFor()
  const { path: now } = await bench.saved('oversight-now')
  const cliDiff = (...files) => {
    const { added, removed, changed } = JSON.parse(runCli('diff', ...files, '--json'))
    return `新增 ${added.length} 行，删除 ${removed.length} 行，改动 ${changed.length} 处。`
  }
  const counts = cliDiff(master, now)
  bench.check((await comparing.innerText()).includes(counts), `the comparison does not say ${counts}`)
  const line = comparing.getByRole('button', { name: /累计完成投资（万元）.*13\.75/su })
  await driver.openSheet('填报说明')
  await line.click()
  await calm(page, 300)
  bench.check(
    (await driver.activeSheet()) === '项目表' && /^M\d+$/u.test(await driver.selected()),
    `a click leads to ${await driver.activeSheet()} ${await driver.selected()}`
  )
  await line.press('ArrowUp')
  await calm(page, 150)
  const focused = await driver.addin().evaluate(() => window.document.activeElement?.closest('li') !== null)
  bench.check(focused, 'the arrow key does not lead to another difference')
  await bench.picture('oversight-comparison')
  const downloading = page.waitForEvent('download')
  await comparing.getByRole('button', { name: '另存差异表（.xlsx）' }).click()
  const list = at('差异.xlsx')
  await (await downloading).saveAs(list)
  runCli('diff', master, now, '--out', at('差异-cli.xlsx'))
  const [own, other] = [await valuesOf(list), await valuesOf(at('差异-cli.xlsx'))]
  bench.check(
    JSON.stringify([...own]) === JSON.stringify([...other]),
    'the saved differences are not those of the CLI'
  )

  await choose('比较两个文件', sent, at('收回', '回传.xlsx'))
  const twoFiles = cliDiff(sent, at('收回', '回传.xlsx'))
  bench.check((await comparing.innerText()).includes(twoFiles), `two files compared do not say ${twoFiles}`)
  bench.check(
    (await comparing.locator('li button').count()) === 0,
    'differences of two files lead into a third'
  )
  await comparing.getByRole('button', { name: '前后互换' }).click()
  bench.check((await comparing.innerText()).includes('13.75') === false, 'two files hold what neither has')
  await choose('比较两个文件', sent)
  bench.check(
    (await comparing.innerText()).includes('请一次选择两个文件'),
    'one file is compared with nothing'
  )
  writeFileSync(at('不是.xlsx'), '不是工作簿')
  await choose('选择文件，与本工作簿比较', at('不是.xlsx'))
  bench.check(
    (await comparing.innerText()).includes('不是 Excel 工作簿'),
    'what is no workbook is not refused'
  )

  await choose('选择文件，与本工作簿比较', master)
  const looks = usually(
    [
      ['320', 320, false, false],
      ['400-english-dark', 400, true, true]
    ],
    [
      ['400-dark', 400, true, false],
      ['320-english', 320, false, true]
    ]
  )
  for (const [name, width, dark, english] of looks) await look(bench, name, { width, dark, english })
  if (isLong) await manyDifferences(bench, { toExchange, comparing, choose, unsent, cliDiff })
}

/** Hundreds of differences, of which the list draws those in view. */
async function manyDifferences(bench, { toExchange, comparing, choose, unsent, cliDiff }) {
  const { driver, page } = bench
  await look(bench, 'many', { width: 384, dark: false, english: false })
  await bench.openSample()
  await toExchange()
  await choose('选择文件，与本工作簿比较', unsent)
  const { path: sample } = await bench.saved('oversight-sample')
  const many = cliDiff(unsent, sample)
  bench.check((await comparing.innerText()).includes(many), `the sample compared does not say ${many}`)
  const listed = Number(/\d+/u.exec(await comparing.getByRole('list').getAttribute('aria-label'))?.[0])
  const drawn = await comparing.locator('li').count()
  bench.check(listed > 200 && drawn < 60, `${drawn} of ${listed} differences are drawn`)
  await driver.addin().evaluate(() => window.scrollTo(0, window.document.body.scrollHeight))
  await calm(page, 250)
  const last = comparing.locator(`li[aria-posinset="${listed + 3}"] button`)
  await last.click()
  await calm(page, 300)
  bench.check((await driver.activeSheet()) === '项目表', 'the last difference does not lead to its cell')
  await bench.picture('oversight-many')
}

/** Looks at the three cards as a pane of this width shows them. */
async function look(bench, name, { width, dark, english }) {
  const { driver, page } = bench
  const { pane } = driver
  await page.emulateMedia({ colorScheme: dark ? 'dark' : 'light' })
  await pane.getByRole('tab', { name: /设置|Settings/u }).click()
  await pane.getByRole('radio', { name: english ? 'English' : '中文' }).click()
  await pane.getByRole('tab', { name: /交换|Exchange/u }).click()
  await driver.paneQuiet()
  await page.locator('iframe').evaluate((frame, size) => {
    frame.style.width = `${size}px`
    frame.style.flex = 'none'
  }, width)
  await calm(page, 250)
  const addin = driver.addin()
  const sideways = await addin.evaluate(
    () => window.document.documentElement.scrollWidth - window.document.documentElement.clientWidth
  )
  bench.check(sideways <= 0, `${name}: the pane scrolls sideways by ${sideways}`)
  await bench.inspect(addin, name)
  const cards = english ? ['Units', 'Sign-off', 'Compare workbooks'] : ['各单位情况', '签审', '比较工作簿']
  for (const [index, card] of cards.entries()) {
    const place = pane.getByRole('region', { name: card, exact: true })
    await place.scrollIntoViewIfNeeded()
    await place.evaluate((element) => window.scrollTo(0, element.offsetTop - 120))
    await calm(page, 150)
    await page.locator('iframe').screenshot({ path: join(bench.pictures, `oversight-${name}-${index}.png`) })
  }
}
