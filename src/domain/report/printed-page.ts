import type { PrintLayout } from './layout'

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
