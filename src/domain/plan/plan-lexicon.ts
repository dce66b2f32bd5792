/** Words and marks of Chinese tables that the plan's readers recognise besides targets. */

/** The ideographic year sign (年) that may follow a year. */
export const YEAR_SIGN = '年'

/** The word (至) that may stand for the dash between two years. */
export const YEAR_TO = '至'

/** The amount unit (万元, ten thousand yuan) that may follow an amount. */
export const AMOUNT_UNIT = '万元'

/** Separators between units in one cell, after width folding; line breaks separate too. */
export const UNIT_SEPARATORS: readonly string[] = ['、', ',', ';', '及', '和']
