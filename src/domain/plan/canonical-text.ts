const DASHES = /[\u2010-\u2015\u2212\u2500\ufe58\ufe63\uff0d]+/gu
const INVISIBLE =
  /\u034f|[\ufe00-\ufe0f]|[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/gu
const CONTROL = /[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f]/gu
const LINE_BREAK = '\\n\\v\\f\\r\\u0085\\u2028\\u2029'
const BLANK = ' \\t\\u00a0\\u1680\\u2000-\\u200a\\u202f\\u205f\\u3000'
/** Looking behind keeps a long run of blanks from being gone through again from each of them. */
const AROUND_LINE_BREAK = new RegExp(
  `(?<![${BLANK}])[${BLANK}]*[${LINE_BREAK}][${BLANK}${LINE_BREAK}]*`,
  'gu'
)
/** Between Latin words a line break stands for a blank; between Chinese characters for nothing. */
const LATIN = 'A-Za-z\\uff21-\\uff3a\\uff41-\\uff5a'
const LINE_BREAK_IN_LATIN = new RegExp(`(?<=[${LATIN}])${AROUND_LINE_BREAK.source}(?=[${LATIN}])`, 'gu')
const BLANKS = new RegExp(`[${BLANK}]+`, 'gu')
const EDGE_BLANKS = new RegExp(
  `^[${BLANK}${LINE_BREAK}]+|(?<![${BLANK}${LINE_BREAK}])[${BLANK}${LINE_BREAK}]+$`,
  'gu'
)
const INNER_LINE_BREAK = new RegExp(`[${LINE_BREAK}]`, 'u')

const SUPERSCRIPT_AFTER_DIGIT = /(?<=\p{Nd})[\u00b2\u00b3\u00b9\u2070\u2074-\u2079]+/gu
/** Superscripts, letterlike units, Roman numerals, squared units and full-width forms: one spelling each, same meaning. */
const COMPATIBLE = /[\u00b2\u00b3\u00b9\u2070-\u209c\u2100-\u214f\u2160-\u217f\u3300-\u33ff\uff01-\uff5e]+/gu

/** The text with full-width digits, letters and signs, superscripts and squared units in their plain spelling. */
export function foldWidth(text: string): string {
  return text
    .normalize('NFC')
    .replace(SUPERSCRIPT_AFTER_DIGIT, (power) => `^${power.normalize('NFKC')}`)
    .replace(COMPATIBLE, (run) => run.normalize('NFKC'))
}

/** Visible ASCII, ideographs, and the two commonest Chinese marks stand for themselves; most cells hold nothing else. */
const CANONICAL = /^[!-~\u3001\u3002\u4e00-\u9fff]*$/u

/**
 * The normal form two spellings share exactly when they are the same content: width, blanks, line breaks,
 * dashes, brackets, quotes and unit spellings (`ug/m3`, `μg/m³`) do not count; empty text stays empty.
 */
export function canonicalText(text: string): string {
  if (CANONICAL.test(text)) return text
  const inline = text
    .replace(INVISIBLE, '')
    .replace(CONTROL, '')
    .replace(EDGE_BLANKS, '')
    .replace(AROUND_LINE_BREAK, '')
    .replace(BLANKS, ' ')
  return foldWidth(inline)
    .replace(/(?<!\d) | (?!\d)/gu, '')
    .replace(/[\u00b5\u03bc]/gu, 'u')
    .replace(DASHES, '-')
    .replace(/[\u301c\u223c]/gu, '~')
    .replace(/[\u3014\u3010\u3016]/gu, '[')
    .replace(/[\u3015\u3011\u3017]/gu, ']')
    .replace(/[\u201c\u201d\u201e\u201f]/gu, '"')
    .replace(/[\u2018\u2019\u201a\u201b]/gu, "'")
}

/** Why a text is not in its tidy spelling. */
export type UntidyReason = 'edge-blank' | 'invisible' | 'line-break' | 'full-width' | 'control'

const FULL_WIDTH_ALNUM = /[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]+/gu
const DIGIT = '[0-9\\uff10-\\uff19]'
/** Full-width % + . < = > count only beside a digit; elsewhere they belong to Chinese prose. */
const SIGN = '[\\uff05\\uff0b\\uff0e\\uff1c-\\uff1e]'
const FULL_WIDTH_SIGN = new RegExp(`(?<!${SIGN})${SIGN}+(?!${SIGN})(?=${DIGIT})|(?<=${DIGIT})${SIGN}`, 'gu')

/** The tidied spelling proposed for a text: trimmed, without invisible characters and line breaks, digits and letters half-width. */
export function tidyText(text: string): string {
  return text
    .replace(INVISIBLE, '')
    .replace(CONTROL, '')
    .replace(EDGE_BLANKS, '')
    .replace(LINE_BREAK_IN_LATIN, ' ')
    .replace(AROUND_LINE_BREAK, '')
    .replace(BLANKS, ' ')
    .replace(FULL_WIDTH_SIGN, (run) => run.normalize('NFKC'))
    .replace(FULL_WIDTH_ALNUM, (run) => run.normalize('NFKC'))
}

/** Every reason why a text is untidy, each once, in a fixed order; none for a text that equals its tidied spelling. */
export function findUntidy(text: string): UntidyReason[] {
  const reasons: UntidyReason[] = []
  const visible = text.replace(INVISIBLE, '').replace(CONTROL, '')
  const inner = visible.replace(EDGE_BLANKS, '')
  if (inner !== visible) reasons.push('edge-blank')
  const inline = inner.replace(AROUND_LINE_BREAK, '')
  if (text.search(INVISIBLE) >= 0 || /[\u00a0\u1680\u2000-\u200a\u202f\u205f]| {2,}/u.test(inline))
    reasons.push('invisible')
  if (INNER_LINE_BREAK.test(inner)) reasons.push('line-break')
  if (
    inline.search(FULL_WIDTH_ALNUM) >= 0 ||
    inline.search(FULL_WIDTH_SIGN) >= 0 ||
    inline.includes('\u3000')
  ) {
    reasons.push('full-width')
  }
  if (text.search(CONTROL) >= 0 || inline.includes('\t')) reasons.push('control')
  return reasons
}
