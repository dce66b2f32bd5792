import type {
  CellDifference,
  DifferencePlace,
  ReportDifference,
  RowDifference
} from '../../domain/exchange/diff-reports'

/** The sheets that differences are grouped by, in the order of the workbook. */
export const DIFFERENCE_SHEETS = ['header', 'indicators', 'projects'] as const
export type DifferenceSheet = (typeof DIFFERENCE_SHEETS)[number]

/** A line of the list: a sheet's heading, a row only one workbook has, or a cell that says something else. */
export type DifferenceLine =
  | { readonly kind: 'sheet'; readonly key: string; readonly sheet: DifferenceSheet; readonly count: number }
  | { readonly kind: 'added' | 'removed'; readonly key: string; readonly row: RowDifference }
  | { readonly kind: 'changed'; readonly key: string; readonly cell: CellDifference }

/** Differences in groups by sheet: rows gone, rows new, then cells; sheets without any are left out. */
export function differenceLines({ added, removed, changed }: ReportDifference): readonly DifferenceLine[] {
  return DIFFERENCE_SHEETS.flatMap((sheet): readonly DifferenceLine[] => {
    const isOwn = ({ table }: Pick<CellDifference, 'table'>): boolean => (table ?? 'header') === sheet
    const lines: readonly DifferenceLine[] = [
      ...removed
        .filter(isOwn)
        .map((row) => ({ kind: 'removed' as const, key: `- ${sheet} ${row.identity}`, row })),
      ...added
        .filter(isOwn)
        .map((row) => ({ kind: 'added' as const, key: `+ ${sheet} ${row.identity}`, row })),
      ...changed.filter(isOwn).map((cell) => ({
        kind: 'changed' as const,
        key: `* ${sheet} ${cell.identity} ${cell.field}`,
        cell
      }))
    ]
    return lines.length === 0 ? [] : [{ kind: 'sheet', key: sheet, sheet, count: lines.length }, ...lines]
  })
}

/** The difference a line tells of; absent for a heading. */
export const differenceOf = (line: DifferenceLine): RowDifference | CellDifference | undefined =>
  line.kind === 'sheet' ? undefined : line.kind === 'changed' ? line.cell : line.row

/** A place as people name it. */
export const placeName = ({ sheet, cell }: DifferencePlace): string => `${sheet} ${cell}`
