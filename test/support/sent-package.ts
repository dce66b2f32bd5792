import { xlsxFiles } from '../../src/adapters/xlsx'
import { makePackages, prepareSplit, splitBlocks } from '../../src/application/split-workbook'
import type { WorkbookFiles } from '../../src/application/ports'
import { atOnce } from '../../src/domain/measures/steps'
import type { Plan } from '../../src/domain/plan/plan'
import { buildWorkbook } from '../../src/domain/report/build-workbook'
import { PROPERTY_NAMES } from '../../src/domain/report/metadata-sheet'

/** Writes the workbook of one unit; of the others no more than what the master remembers is wanted. */
export const writingOnly = (unit: string): Pick<WorkbookFiles, 'write'> => ({
  write: (layout) =>
    layout.customProperties[PROPERTY_NAMES.unit] === unit
      ? xlsxFiles.write(layout)
      : Promise.resolve(new Uint8Array())
})

/** A master that has been split, and the workbook that one of its units got. */
export async function masterAndReturn(
  plan: Plan,
  unit: string
): Promise<{ readonly master: Uint8Array; readonly sound: Uint8Array }> {
  const written = await xlsxFiles.write(
    atOnce(buildWorkbook({ plan, variant: 'prefilled', header: { period: '2023年' } }))
  )
  let ids = 0
  const newId = (): string => `package-${(ids += 1)}`
  const split = await prepareSplit({
    content: await xlsxFiles.read(written, 'master.xlsx'),
    file: 'master.xlsx',
    choosePlan: () => Promise.resolve(plan),
    newId
  })
  const sent = []
  let sound: Uint8Array | undefined
  for await (const made of makePackages(split, writingOnly(unit), newId)) {
    sent.push(made.sent)
    if (made.planned.unit === unit) sound = made.bytes
  }
  if (!sound) throw new Error(`${unit} got no package`)
  const blocks = splitBlocks(split, sent, '2024-01-01T00:00:00.000Z')
  return { master: await xlsxFiles.edit(written, 'master.xlsx', blocks), sound }
}
