import type { FieldContent } from './fields'
import type { BorderSide, CellBorders, CellStyle } from './layout'
import { FONT_NAMES } from './workbook-lexicon'

/** Colours of the workbook as RRGGBB. */
export const COLORS = {
  text: '1A1A1A',
  muted: '595959',
  line: 'A6A6A6',
  edge: '404040',
  header: 'DCE6EE',
  section: 'EDF2F6',
  toFill: 'FFF8D6',
  computed: 'F2F2F2',
  mandatory: 'C00000',
  verification: 'C55A11',
  met: '1E7B34',
  onTrack: '1F4E79',
  undecided: '6A3FA0',
  repeated: '8C8C8C',
  link: '0B5394'
} as const

/** What a cell is to the person before it, told by its fill: plan (white), to fill (pale yellow), computed (grey). */
export type CellRole = 'plan' | 'fill' | 'computed' | 'key'

/** Styles collected while sheets are laid out; the same key always stands for the same style. */
export class StyleBook {
  private readonly styles = new Map<string, CellStyle>()

  /** Registers a style under a key and gives the key back; a key that is known keeps its first style. */
  use(key: string, style: () => CellStyle): string {
    if (!this.styles.has(key)) this.styles.set(key, style())
    return key
  }

  /** Every style used so far. */
  record(): Readonly<Record<string, CellStyle>> {
    return Object.fromEntries(this.styles)
  }
}

const thin = (color: string): BorderSide => ({ style: 'thin', color })

/** Thin lines on all sides. */
export const GRID: CellBorders = {
  top: thin(COLORS.line),
  right: thin(COLORS.line),
  bottom: thin(COLORS.line),
  left: thin(COLORS.line)
}

const SIDES: CellBorders = { right: thin(COLORS.line), left: thin(COLORS.line) }
const EDGE: CellBorders = { ...GRID, right: { style: 'medium', color: COLORS.edge } }

const FILLS: Readonly<Record<CellRole, string | undefined>> = {
  plan: undefined,
  fill: COLORS.toFill,
  computed: COLORS.computed,
  key: undefined
}

const isFigure = (content: FieldContent): boolean =>
  content === 'number' || content === 'amount' || content === 'percent' || content === 'ratio'

/** The style of a data cell by role and content; `edge` draws the thicker line right of the plan columns. */
export function dataStyle(
  book: StyleBook,
  of: {
    readonly role: CellRole
    readonly content: FieldContent
    readonly locked: boolean
    readonly edge: boolean
    readonly centered: boolean
    /** Lines between rows are left to a conditional format, which leaves them out between rows of one group. */
    readonly grouped: boolean
    readonly numberFormat?: string
  }
): string {
  const { numberFormat } = of
  const horizontal = of.centered ? 'center' : isFigure(of.content) ? 'right' : 'left'
  // Without it a figure touches the text of the next column.
  const indent = horizontal === 'right' ? 1 : undefined
  const key = [
    'data',
    of.role,
    horizontal,
    ...(isFigure(of.content) ? ['figure'] : []),
    ...(numberFormat ? [numberFormat] : []),
    ...(of.edge ? ['edge'] : []),
    ...(of.grouped ? ['grouped'] : []),
    of.locked ? 'locked' : 'open'
  ].join('.')
  return book.use(key, () => {
    const fill = FILLS[of.role]
    return {
      font: { name: FONT_NAMES.body, size: 11, color: COLORS.text },
      ...(fill === undefined ? {} : { fill }),
      horizontal,
      vertical: 'center',
      // Some programs break a long figure over lines as if it were words.
      wrap: !isFigure(of.content),
      ...(indent === undefined ? {} : { indent }),
      ...(numberFormat ? { numberFormat } : {}),
      borders: of.grouped ? SIDES : of.edge ? EDGE : GRID,
      locked: of.locked
    }
  })
}

/** The style of a data table's header cell. */
export function headerStyle(book: StyleBook, edge = false): string {
  return book.use(edge ? 'header.edge' : 'header', () => ({
    font: { name: FONT_NAMES.heading, size: 11, bold: true, color: COLORS.text },
    fill: COLORS.header,
    horizontal: 'center',
    vertical: 'center',
    wrap: true,
    borders: edge ? EDGE : GRID,
    locked: true
  }))
}

/** The style of a sheet's title; on a sheet wider than the screen it stands at the left, where one sees it. */
export const titleStyle = (book: StyleBook, horizontal: 'left' | 'center' = 'center'): string =>
  book.use(horizontal === 'center' ? 'title' : 'title.left', () => ({
    font: { name: FONT_NAMES.heading, size: 18, bold: true, color: COLORS.text },
    horizontal,
    vertical: 'center',
    wrap: true,
    locked: true
  }))

/** The style of a line of plain words under a title. */
export const noteStyle = (book: StyleBook, horizontal: 'left' | 'center' | 'right'): string =>
  book.use(`note.${horizontal}`, () => ({
    font: { name: FONT_NAMES.body, size: 11, color: COLORS.text },
    horizontal,
    vertical: 'center',
    wrap: true,
    locked: true
  }))

/** The style of the line that says a sample's values are invented. */
export const warningStyle = (book: StyleBook): string =>
  book.use('warning', () => ({
    font: { name: FONT_NAMES.heading, size: 14, bold: true, color: COLORS.mandatory },
    horizontal: 'center',
    vertical: 'center',
    locked: true
  }))

/** The style of a legend box in the fill of a cell role. */
export const legendStyle = (book: StyleBook, role: CellRole): string =>
  book.use(`legend.${role}`, () => {
    const fill = FILLS[role]
    return {
      font: { name: FONT_NAMES.body, size: 10, color: COLORS.muted },
      ...(fill === undefined ? {} : { fill }),
      horizontal: 'center',
      vertical: 'center',
      wrap: true,
      borders: GRID,
      locked: true
    }
  })
