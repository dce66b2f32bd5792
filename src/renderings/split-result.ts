import type { PreparedSplit } from '../application/split-workbook'
import type { RowAssignment } from '../domain/exchange/assign-rows'
import type { PlannedPackage } from '../domain/exchange/plan-split'
import { say, type Language } from '../messages'
import { renderJson, type Rendering } from './rendering'

/** What `split` did, or with `isPreview` would do. */
export interface SplitResult {
  readonly split: PreparedSplit
  /** Folder or archive; absent for a preview. */
  readonly out?: string
  /** The master that remembers; absent for a preview. */
  readonly master?: string
  /** Files by unit; empty for a preview. */
  readonly files: ReadonlyMap<string, string>
}

function rowDocument(row: RowAssignment) {
  return {
    table: row.table,
    key: row.key,
    no: row.no,
    name: row.name,
    text: row.text,
    reason: row.reason,
    units: row.units,
    holder: row.holder,
    sharing: row.sharing,
    groups: row.groups,
    unknown: row.unknown
  }
}

const openCount = ({ rows }: PlannedPackage): { readonly indicators: number; readonly projects: number } => ({
  indicators: rows.indicators.filter(({ readOnly }) => !readOnly).length,
  projects: rows.projects.filter(({ readOnly }) => !readOnly).length
})

/** The result of `split` as one JSON document; amounts are decimal texts in 万元. */
export function renderSplitJson({ split, files }: SplitResult): Rendering {
  const { preview, decision } = split
  return renderJson({
    packages: preview.packages.map((planned) => ({
      unit: planned.unit,
      file: files.get(planned.unit) ?? null,
      indicators: planned.rows.indicators.length,
      projects: planned.rows.projects.length,
      amount: planned.amount.toFixed(),
      open: { ...openCount(planned), amount: planned.openAmount.toFixed() }
    })),
    unassigned: preview.unassigned.map(rowDocument),
    unknown: preview.unknown.map(rowDocument),
    grouped: preview.grouped.map(rowDocument),
    shared: preview.shared.map(rowDocument),
    rows: preview.rows,
    decision,
    recordBroken: split.isRecordBroken
  })
}

/** The result of `split` for reading in a terminal: packages, then every row about which something can be decided. */
export function renderSplitText({ split, out, master, files }: SplitResult, language: Language): Rendering {
  const { preview, plan } = split
  const words = (key: string, params: Record<string, string | number> = {}): string =>
    say(`exchange.split.${key}`, language, params)
  const list = (parts: readonly string[]): string => parts.join(say('listSeparator', language))
  const section = (
    key: string,
    rows: readonly RowAssignment[],
    units: (row: RowAssignment) => string
  ): string[] =>
    rows.length === 0
      ? []
      : [
          '',
          words(key, { count: rows.length, unit: plan.coordinatingUnit }),
          ...rows.map((row) =>
            words('row', { key: row.key, name: row.name.replace(/\s+/gu, ''), units: units(row) })
          )
        ]
  const held = (row: RowAssignment): string =>
    row.sharing === 'shares'
      ? words('shares', { units: list(row.units) })
      : words('held', { units: list(row.units), holder: row.holder })
  const lines = [
    ...(split.isRecordBroken ? [say('exchange.recordBroken', language), ''] : []),
    words(out === undefined ? 'preview' : 'done', { count: preview.packages.length, out: out ?? '' }),
    ...preview.packages.flatMap((planned) => {
      const file = files.get(planned.unit)
      return [
        `  ${words('line', {
          unit: planned.unit,
          indicators: planned.rows.indicators.length,
          projects: planned.rows.projects.length,
          open: openCount(planned).projects,
          amount: planned.amount.toFixed()
        })}`,
        ...(file === undefined ? [] : [words('file', { file })])
      ]
    }),
    ...section('unassigned', preview.unassigned, (row) => list(row.units)),
    ...section('unknown', preview.unknown, (row) =>
      list(row.unknown.map((text) => words('unknownText', { text })))
    ),
    ...section('grouped', preview.grouped, (row) => list(row.groups)),
    ...section('shared', preview.shared, held),
    '',
    words('choose'),
    ...(master === undefined ? [] : [words('remembered', { file: master })])
  ]
  return { output: `${lines.join('\n')}\n`, exitCode: 0 }
}
