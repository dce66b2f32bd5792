/** A year in which 主要内容 promises something, after width folding. */
export const PROMISED_YEAR = /(?<!\d)(20\d{2})\s*年/gu

/** Places where a year promises no work: document numbers, numbers of standards, years that are compared with or looked back to. */
export const NO_PROMISE: readonly RegExp[] = [
  /[〔[][^〕\]]*[〕\]]/gu,
  /[A-Za-z]+(?:\/[A-Za-z]+)?\s*[\d.]+\s*[-—–]\s*\d{4}年?/gu,
  /《[^》]*》/gu,
  /(?:比|较|较之|相比|相对于|对比|以|自)\s*20\d{2}\s*年/gu
]

/** Without this character, in either of its spellings, a text names no year; most texts are told apart by it. */
export const MAYBE_YEAR = /[年\uf98e]/u
