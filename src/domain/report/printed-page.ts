import type { PrintLayout } from './layout'
import { PAGE_FOOTER } from './workbook-lexicon'

const POINTS_PER_INCH = 72
/** Points of a column per character of its width, and of its padding. */
const [POINTS_PER_CHARACTER, COLUMN_PADDING] = [5.25, 3.75]
/** Shorter and longer side in points. */
const PAPERS: Readonly<Record<PrintLayout['paper'], readonly [number, number]>> = {
  A3: [842, 1191],
  A4: [595, 842]
}

/** Points of a sheet's rows that one page holds within its margins, scaled to the page's width; `widths` in characters. */
export function heightOfPage(
  { paper, orientation, margins }: Pick<PrintLayout, 'paper' | 'orientation' | 'margins'>,
  widths: readonly number[]
): number {
  const [shorter, longer] = PAPERS[paper]
  const [width, height] = orientation === 'landscape' ? [longer, shorter] : [shorter, longer]
  const sheetWidth = widths.reduce((sum, each) => sum + each * POINTS_PER_CHARACTER + COLUMN_PADDING, 0)
  const scale = Math.min(1, (width - (margins.left + margins.right) * POINTS_PER_INCH) / sheetWidth)
  return (height - (margins.top + margins.bottom) * POINTS_PER_INCH) / scale
}

/** A wide table on A3 across, as many pages long as it needs, its header on each; `side` margins in inches. */
export const tablePage = (headerRow: number, side: number): PrintLayout => ({
  paper: 'A3',
  orientation: 'landscape',
  fitToWidth: 1,
  fitToHeight: 0,
  titleRows: { first: headerRow, last: headerRow },
  margins: { top: 0.55, right: side, bottom: 0.6, left: side, header: 0.3, footer: 0.3 },
  footer: PAGE_FOOTER,
  centerHorizontally: true
})
