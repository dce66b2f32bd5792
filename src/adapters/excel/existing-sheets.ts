import type { Session } from './session'

/** Which of these names sheets of the workbook have, as asked for; Excel does not tell upper from lower case. */
export async function existingSheets(
  { context, sync }: Session,
  names: readonly string[]
): Promise<readonly string[]> {
  const { worksheets } = context.workbook
  worksheets.load('items/name')
  await sync()
  const present = new Set(worksheets.items.map(({ name }) => name.toLowerCase()))
  return names.filter((name) => present.has(name.toLowerCase()))
}
