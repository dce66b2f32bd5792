/** The bars of the summary select their rows, by mouse and by keyboard, and its figures can be copied. */
/* global window -- the functions given to the page run there */

const rowsOf = (place) => {
  const [, first, last] = /^[A-Z]+(\d+):[A-Z]+(\d+)$/u.exec(place.cell) ?? []
  return `${place.sheet} ${first}-${last}`
}

const copied = (page) => page.evaluate(() => navigator.clipboard.readText())

async function pressBars(page, label, check, settle) {
  const lists = page.locator('[role=tabpanel] section ul')
  const press = async (bar) => {
    await bar.focus()
    await page.keyboard.press('Enter')
    await settle(page)
    return rowsOf(await page.evaluate(() => window.pane.selected()))
  }
  const bars = (list) => lists.nth(list).locator('button')
  const told = (list) => lists.nth(list).locator('[role=status]')
  const indicator = await press(bars(0).first())
  check(/^指标表 (\d+)-\1$/u.test(indicator), `${label}: an indicator's bar selected ${indicator}`)
  const count = await lists.count()
  const task = await press(bars(count - 2).nth(1))
  const [first, last] = task.split(' ')[1].split('-').map(Number)
  check(task.startsWith('项目表') && last - first === 20, `${label}: the second task's bar selected ${task}`)
  const parts = []
  for (let part = 0; part < 2; part += 1) parts.push(await press(bars(count - 1).nth(1)))
  check(
    new Set(parts).size === 2 && parts.every((part) => part.startsWith('项目表')),
    `${label}: a year's bar pressed twice selected ${parts.join(' and ')}`
  )
  const says = (await told(count - 1).allTextContents()).join('')
  check(
    says.includes(parts[1].split(' ')[1].split('-')[0]),
    `${label}: the span selected is not told: ${says}`
  )
  return bars(count - 1)
}

export async function walk({ openPane, settle, inspect, check, tab }) {
  for (const [language, width, kind] of [
    ['zh-CN', 320, 'spread'],
    ['en-US', 400, 'end']
  ]) {
    const label = `${language}-${width}-summary`
    const page = await openPane({ width, language, workbook: 'sample' })
    await tab(page, 'summary')
    await settle(page)
    // The sample has one text among its values.
    const warning = (await page.locator('[role=tabpanel] .fui-MessageBar').allTextContents()).join()
    check(warning.includes('指标表 Q19'), `${label}: the value not counted is not named: ${warning}`)
    const years = await pressBars(page, label, check, settle)
    await inspect(page, `${label}-picked`)
    const before = await years.allTextContents()
    await page.locator('[role=tabpanel] select').selectOption(kind)
    await settle(page)
    const after = await years.allTextContents()
    check(before.join() !== after.join(), `${label}: another meaning of a year shows the same bars`)
    await inspect(page, `${label}-years`)
    const sections = page.locator('[role=tabpanel] section')
    for (const button of await sections.locator('h2 + button').all()) {
      await button.click()
      await settle(page)
      const lines = (await copied(page)).split('\n')
      check(lines.length > 3 && lines[0].includes('\t'), `${label}: copied ${lines[0]}`)
    }
    await page
      .locator('[role=tabpanel] button')
      .filter({ hasText: /复制全部|Copy all/u })
      .click()
    await settle(page)
    check((await copied(page)).includes('255,092.79'), `${label}: the total is not among all figures`)
    await inspect(page, `${label}-copied`)
  }
}
