/** The focus is never lost: whatever has it may go away, as what it did is done, and something near has it then. */
/* global window, document -- the functions given to the page run there */

const held = (page) =>
  page.evaluate(() => {
    const at = document.activeElement
    return at === document.body
      ? ''
      : `${at.tagName} ${at.getAttribute('role') ?? ''} ${at.textContent.slice(0, 20)}`
  })

export async function walk({ openPane, settle, check, tab, tabpanel }) {
  const page = await openPane({ width: 320, language: 'zh-CN', workbook: 'untidy' })
  const named = (name) => page.getByRole('button', { name }).first()
  /** Presses a button by keyboard; tells what has the focus when what it does is done. */
  const press = async (button, what) => {
    await button.focus()
    await page.keyboard.press('Enter')
    await settle(page)
    const now = await held(page)
    check(now !== '', `${what} loses the focus`)
    return now
  }
  const close = (what) => press(page.locator('header').getByRole('button', { name: '关闭' }), what)

  check(
    (await press(named('去审核'), 'going to 审核')).includes('tabpanel'),
    'a new place does not have the focus'
  )
  await press(tabpanel(page, 'button').first(), 'validating')
  await close('closing what was done')
  await press(named('查看修正'), 'showing corrections')
  const corrections = page.locator('[role=tabpanel] dl')
  const before = await corrections.count()
  const next = await press(named(/^修正 /u), 'correcting one cell')
  check((await corrections.count()) < before, 'correcting by keyboard leaves the correction listed')
  check(next.startsWith('BUTTON'), `after a correction ${next} has the focus and not the next one`)
  await press(named(/^撤回刚才的修正/u), 'taking corrections back')
  await press(named('收起'), 'hiding corrections')
  await page.evaluate(() => window.pane.command('locateFindings'))
  await settle(page)
  await press(named('显示全部问题'), 'showing all findings')
  await page.getByPlaceholder('搜索问题').fill('没有这样的问题')
  await settle(page)
  await press(named('清除搜索'), 'clearing the search')
  for (const [name, what] of [
    ['关闭', 'closing a problem'],
    ['再试一次', 'trying again']
  ]) {
    await page.evaluate(() => window.pane.failNext('cell-editing'))
    await press(tabpanel(page, 'button').first(), 'a failure')
    await press(page.locator('[role=alert]').getByRole('button', { name }), what)
  }

  await tab(page, 'settings')
  await press(named('查看和调整规则'), 'showing rules')
  await press(named('新增规则'), 'adding a rule')
  await press(named('取消'), 'giving a new rule up')
  await press(named('新增规则'), 'adding a rule again')
  await page.getByLabel('代码').fill('own-one')
  await page.getByLabel('条件').fill('row["投资额"] >= 0')
  await page.getByLabel('问题说明').fill('投资额为负')
  await press(named('保存规则'), 'saving a rule')
  await press(named(/^删除规则/u), 'deleting a rule')
  check((await page.getByRole('button', { name: /^删除规则/u }).count()) === 0, 'the rule is not deleted')

  await tab(page, 'fill')
  await named('插入模板').focus()
  await page.keyboard.press('Enter')
  await page.locator('[role=alertdialog] button').first().focus()
  await page.keyboard.press('Enter')
  await settle(page)
  check((await held(page)) !== '', 'inserting after a question loses the focus')
  await press(named('恢复原工作表'), 'putting replaced sheets back')
  await press(named('新增项目'), 'opening the form of a project')
  await page.getByLabel('项目名称').fill('湿地修复')
  await press(named('加入项目表'), 'adding a project')
}
