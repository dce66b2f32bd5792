/** The place 交换: what a split will do, what came back, what is decided and merged, in narrow panes and in the dark. */
/* global window, document -- the functions given to the page run there */
import { readFileSync } from 'node:fs'
import { unzipSync } from 'fflate'
import { usually } from '../../support/chosen-walks.mjs'

const WORDS = {
  'zh-CN': {
    preview: '预览如何拆分',
    kinds: ['未写明单位', '写的是统称', '多个单位共有'],
    cancel: '取消',
    run: /^下发 \d+ 个单位$/u,
    sent: /^已生成 \d+ 份/u,
    accepted: '识别出 2 份填报工作簿',
    merge: '合并 2 份',
    theirs: '单位自己的行，采用单位填报值',
    changes: /^▸ 逐项查看/u,
    findings: /审核问题/u,
    merged: /^已合并 2 份/u,
    undo: '恢复合并前的内容',
    undone: '已恢复合并前的内容。'
  },
  'en-US': {
    preview: 'Preview the split',
    kinds: ['No unit named', 'Group words', 'Several units'],
    cancel: 'Cancel',
    run: /^Send out \(units: \d+\)$/u,
    sent: /^Workbooks made/u,
    accepted: 'Returned workbooks recognised: 2',
    merge: 'Merge (returns: 2)',
    theirs: 'Take what units say about their own rows',
    changes: /^▸ See every/u,
    findings: /Findings/u,
    merged: /^Merged\. Returns: 2/u,
    undo: 'Put back what was before',
    undone: 'What was there before the merge is back.'
  }
}

async function exchange({ openPane, settle, inspect, check, tab }, language, width, look) {
  const label = `${language}-${width}-${look ?? 'light'}-exchange`
  const words = WORDS[language]
  const page = await openPane({ width, language, workbook: 'sample', look })
  const press = async (name) => {
    await page.getByRole('button', { name, exact: typeof name === 'string' }).click()
    await settle(page)
  }
  const shows = async (text, name) => {
    const said = page.getByText(text).first()
    await said.waitFor({ timeout: 120_000 })
    await settle(page)
    const isSeen = await said.evaluate((element) => {
      const { top, bottom, left } = element.getBoundingClientRect()
      const there = document.elementFromPoint(left + 2, (top + bottom) / 2)
      return top >= 0 && bottom <= window.innerHeight && element.contains(there)
    })
    check(isSeen, `${label}: ${name} is out of sight`)
    await inspect(page, `${label}-${name}`)
  }
  await tab(page, 'exchange')
  await press(words.preview)
  const amounts = await page.locator('[role=tabpanel] tbody tr td:last-child').allInnerTexts()
  const total = amounts.reduce((sum, text) => sum + Number(text.replaceAll(',', '')), 0)
  // Rows of several units count for each of them.
  check(total > 255_092, `${label}: the amounts are ${amounts.join()}`)
  await inspect(page, `${label}-preview`)
  for (const kind of words.kinds) await press(new RegExp(kind, 'u'))
  await inspect(page, `${label}-rows`)

  const run = page.getByRole('button', { name: words.run })
  // On a fast machine the work is over before a hand outside the page reaches the button.
  await page.evaluate((cancel) => {
    const header = document.querySelector('header')
    const seen = new window.MutationObserver(() => {
      const button = [...header.querySelectorAll('button')].find(({ textContent }) => textContent === cancel)
      if (!button) return
      seen.disconnect()
      button.click()
    })
    seen.observe(header, { childList: true, subtree: true })
  }, words.cancel)
  await run.click()
  await settle(page)
  check((await page.getByText(words.sent).count()) === 0, `${label}: a split that is cancelled goes on`)
  check(await run.isEnabled(), `${label}: the preview is gone once the split is cancelled`)

  const download = page.waitForEvent('download')
  await press(words.run)
  const packages = Object.entries(unzipSync(readFileSync(await (await download).path())))
  await shows(words.sent, 'sent')

  const returned = []
  for (const [index, [name, bytes]] of packages.slice(0, 2).entries()) {
    const made = await page.evaluate(
      ([sent, amount]) => window.pane.returned(sent, amount),
      [[...bytes], 1000 * (index + 1)]
    )
    if (index === 0) {
      await page.evaluate((key) => window.pane.type(key, 'investedTotal', 7), made.keys[0])
    }
    returned.push({ name, mimeType: '', buffer: Buffer.from(made.bytes) })
  }
  const letter = { name: 'letter.docx', mimeType: '', buffer: Buffer.from('no workbook') }
  await page
    .locator('input[type=file]:not([webkitdirectory])')
    .first()
    .setInputFiles([...returned, letter])
  await shows(words.accepted, 'collected')
  const merge = page.getByRole('button', { name: words.merge })
  check(await merge.isDisabled(), `${label}: a merge with an open conflict can be begun`)
  await page.getByRole('button', { name: words.findings }).first().click()
  await page.getByRole('combobox').last().selectOption({ label: words.theirs })
  await settle(page)
  check(await merge.isEnabled(), `${label}: a merge that is decided cannot be begun`)
  await press(words.changes)
  await inspect(page, `${label}-decided`)
  await merge.click()
  await shows(words.merged, 'merged')
  await press(words.undo)
  await shows(words.undone, 'undone')
}

/** On the Mac, where Office's web view drops downloads, each workbook opens as a new one and no archive is offered. */
async function onTheMac({ openPane, settle, check, tab, inspect }) {
  const words = WORDS['zh-CN']
  const page = await openPane({
    width: 320,
    language: 'zh-CN',
    workbook: 'sample',
    userAgent: 'Mozilla/5.0 (Macintosh; Intel Mac OS X 14_0) AppleWebKit/605.1.15',
    before: (opened) =>
      opened.addInitScript(() => {
        window.Office = { context: { platform: 'Mac' }, PlatformType: { Mac: 'Mac' } }
        window.opened = []
        window.Excel = { createWorkbook: async (content) => void window.opened.push(content) }
      })
  })
  let downloads = 0
  page.on('download', () => (downloads += 1))
  await tab(page, 'exchange')
  const press = async (name) => {
    await page.getByRole('button', { name, exact: typeof name === 'string' }).click()
    await settle(page)
  }
  await press(words.preview)
  await press(words.run)
  const done = page.getByText(words.sent).first()
  await done.waitFor({ timeout: 120_000 })
  check((await done.innerText()).includes('逐个打开'), `on the Mac is said: ${await done.innerText()}`)
  check(
    (await page.getByRole('button', { name: '再次下载压缩包' }).count()) === 0,
    'the Mac offers an archive'
  )
  await press(/单独取用/u)
  await inspect(page, 'zh-CN-320-mac-exchange-sent')
  await press('取用 郑陆镇 的工作簿')
  const opened = await page.evaluate(() => window.opened)
  check(opened.length === 1 && downloads === 0, `${opened.length} workbooks opened, ${downloads} downloads`)
  const parts = unzipSync(Buffer.from(opened[0] ?? '', 'base64'))
  check('xl/workbook.xml' in parts, 'what opens on the Mac is no workbook')
}

export async function walk(bench) {
  await onTheMac(bench)
  for (const [language, width, look] of usually(
    [
      ['zh-CN', 320],
      ['en-US', 320, 'black']
    ],
    [
      ['en-US', 400],
      ['zh-CN', 400, 'dark']
    ]
  )) {
    await exchange(bench, language, width, look)
  }
}
