import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { xlsxFiles } from '../../src/adapters/xlsx'
import { columnLetters } from '../../src/domain/report/a1'
import type { Plan } from '../../src/domain/plan/plan'
import { readReport } from '../../src/domain/report/read-report'
import type { CellBlock, FormulaBlock } from '../../src/domain/report/workbook-content'

/** Rows below the projects of a workbook file, as people put them: text and numbers by field, formulas beginning with `=`. */
export async function withRowsBelow(
  bytes: Uint8Array,
  plan: Plan,
  rows: readonly Readonly<Record<string, string | number>>[]
): Promise<Uint8Array> {
  const { projects } = readReport(await xlsxFiles.read(bytes, 'file'), plan)
  if (!projects) throw new Error('no projects')
  const sheet = projects.sheet.name
  const first = projects.rows.at(-1)?.row ?? 0
  const blocks: CellBlock[] = []
  const formulas: FormulaBlock[] = []
  rows.forEach((cells, index) =>
    Object.entries(cells).forEach(([field, value]) => {
      const place = { sheet, top: first + index, left: projects.columnOf(field as never) ?? 0 }
      if (typeof value === 'string' && value.startsWith('='))
        formulas.push({ ...place, formulas: [[value.slice(1)]] })
      else blocks.push({ ...place, values: [[value]] })
    })
  )
  return xlsxFiles.edit(bytes, 'file', blocks, formulas)
}

/** The total of a column from the first project down to the last one, as people type it. */
export async function sumOf(bytes: Uint8Array, plan: Plan, field: string): Promise<string> {
  const { projects } = readReport(await xlsxFiles.read(bytes, 'file'), plan)
  const letters = columnLetters(projects?.columnOf(field as never) ?? 0)
  return `=SUM(${letters}${(projects?.headerRow ?? 0) + 2}:${letters}${projects?.rows.at(-1)?.row ?? 0})`
}

/**
 * Excel's own totals row under the projects: the table's XML as Excel writes it, `totalsRowCount` with the label and the
 * functions of its columns (ECMA-376 Part 1, 18.5.1.2 and 18.5.1.3), its filter ending above.
 */
export async function withTotalsRow(bytes: Uint8Array, plan: Plan): Promise<Uint8Array> {
  const { projects } = readReport(await xlsxFiles.read(bytes, 'file'), plan)
  const last = projects?.rows.at(-1)?.row ?? 0
  const header = projects?.fields.find(({ id }) => id === 'investedTotal')?.header ?? ''
  const labelled = await withRowsBelow(bytes, plan, [
    { mark: '汇总', investedTotal: `=SUBTOTAL(109,PlanProjects[${header}])` }
  ])
  const parts = unzipSync(labelled)
  for (const [name, part] of Object.entries(parts)) {
    const xml = strFromU8(part)
    if (!name.startsWith('xl/tables/') || !xml.includes('displayName="PlanProjects"')) continue
    const [whole = '', ref = ''] = /<table\b[^>]*? ref="([^"]+)"[^>]*>/u.exec(xml) ?? []
    const grown = whole
      .replace(` ref="${ref}"`, ` ref="${ref.replace(/\d+$/u, String(last + 1))}" totalsRowCount="1"`)
      .replace(/ totalsRowShown="\d"/u, '')
    const labels = xml
      .replace(whole, grown)
      .replace(/(<tableColumn id="1"[^>]*?)(\/?>)/u, '$1 totalsRowLabel="汇总"$2')
    parts[name] = strToU8(labels)
  }
  return zipSync(parts)
}
