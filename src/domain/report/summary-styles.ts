import type { FigureFormat } from '../measures/summary'
import type { CellStyle } from './layout'
import { COLORS, GRID, type StyleBook } from './styles'
import { FONT_NAMES } from './workbook-lexicon'

const FORMATS: Readonly<Record<FigureFormat, string | undefined>> = {
  count: '#,##0;-#,##0;"–"',
  amount: '#,##0.00;-#,##0.00;"–"',
  'amount-yi': '#,##0.0000;-#,##0.0000;"–"',
  ratio: '0.00%',
  share: '0.0%;-0.0%;"–"',
  word: undefined
}

const cell = (overrides: Partial<CellStyle>): CellStyle => ({
  font: { name: FONT_NAMES.body, size: 11, color: COLORS.text },
  vertical: 'center',
  wrap: true,
  borders: GRID,
  locked: true,
  ...overrides
})

const headingFont = (size: number): CellStyle['font'] => ({
  name: FONT_NAMES.heading,
  size,
  bold: true,
  color: COLORS.text
})

/** The style of a block's heading. */
export const blockStyle = (book: StyleBook): string =>
  book.use('summary.block', () => ({
    font: headingFont(12),
    horizontal: 'left',
    vertical: 'center',
    locked: true
  }))

/** The style of a line's name; closing lines stand out. */
export const nameStyle = (book: StyleBook, isClosing: boolean): string =>
  book.use(isClosing ? 'summary.name.closing' : 'summary.name', () =>
    cell({
      horizontal: 'left',
      indent: 1,
      ...(isClosing ? { font: headingFont(11), fill: COLORS.section } : {})
    })
  )

/** The style of a figure; closing lines stand out. */
export const figureStyle = (book: StyleBook, format: FigureFormat | undefined, isClosing = false): string =>
  book.use(`summary.${format ?? 'blank'}${isClosing ? '.closing' : ''}`, () => {
    const numberFormat = format && FORMATS[format]
    return cell({
      horizontal: 'right',
      indent: 1,
      wrap: false,
      fill: isClosing ? COLORS.section : COLORS.computed,
      ...(isClosing ? { font: headingFont(11) } : {}),
      ...(numberFormat ? { numberFormat } : {})
    })
  })

/** The style of the words over a headline figure. */
export const cardLabelStyle = (book: StyleBook): string =>
  book.use('summary.card.label', () =>
    cell({
      font: { name: FONT_NAMES.body, size: 11, color: COLORS.muted },
      horizontal: 'center',
      fill: COLORS.section
    })
  )

/** The style of a headline figure. */
export const cardStyle = (book: StyleBook, format: FigureFormat | undefined): string =>
  book.use(`summary.card.${format ?? 'blank'}`, () => {
    const numberFormat = format && FORMATS[format]
    return cell({
      font: headingFont(20),
      horizontal: 'center',
      wrap: false,
      ...(numberFormat ? { numberFormat } : {})
    })
  })
