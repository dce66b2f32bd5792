import { MAX_COLUMNS } from '../../report/workbook-content'
import { cellAddress } from '../../report/a1'
import type { Rule } from '../rule'

/** A formula or a defined name points to another file (`[1]Sheet!A1`, `'C:\[f.xlsx]S'!A1`); its values are not in this workbook. */
export const externalLink: Rule = {
  code: 'external-link',
  severity: 'mandatory',
  workbook({ report }, fault) {
    for (const { name, refersTo } of report.content.names) {
      if (pointsElsewhere(refersTo)) fault({ value: refersTo, params: { what: 'name', name } })
    }
    for (const sheet of report.content.sheets) {
      for (const [key, formula] of sheet.formulas) {
        if (!pointsElsewhere(formula)) continue
        const cell = cellAddress(Math.floor(key / MAX_COLUMNS), key % MAX_COLUMNS)
        fault({ sheet: sheet.name, cell, value: `=${formula}` })
      }
    }
  }
}

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
