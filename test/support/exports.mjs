/** Opens the ways in which the pane gives the findings listed out. */
export const openExports = (page) =>
  page.locator('[role=tabpanel] button', { hasText: /导出所列|Export/u }).click()
