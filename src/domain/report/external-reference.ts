const TEXT_LITERAL = /"[^"]*"/gu
const QUOTED = /'[^'[\]]*\[[^[\]']+\][^'[\]]*'!/u
/** The bracket of a table's column follows its name; that of a file follows an operator or nothing. */
const UNQUOTED = /(?:^|[=(,;+\-*/&<>^{\s])\[[^[\]]+\][^\s'"[\]!+\-*/(),;=<>&^]*!/u

/** Whether a formula or what a name stands for points into another file; in time that grows with its length alone. */
export function pointsElsewhere(formula: string): boolean {
  if (!formula.includes('[') || !formula.includes('!')) return false
  const code = formula.replace(TEXT_LITERAL, '""')
  return QUOTED.test(code) || UNQUOTED.test(code)
}
