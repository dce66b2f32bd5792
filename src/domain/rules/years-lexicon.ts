/** Two years with a sign or word between them that stands for a dash and is none: the numeral one, the long vowel, an arrow. */
export const YEARS_LOOKALIKE = /^([12]\d{3})年?(?:[一ー\uff70_\u207b\u00af\u2192]+|到)([12]\d{3})年?$/u
