import { cellAddress } from '../../report/a1'
import { pointsElsewhere } from '../../report/external-reference'
import { MAX_COLUMNS } from '../../report/workbook-content'
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
      sheet.formulas.forEach((formula, key) => {
        if (!pointsElsewhere(formula)) return
        const cell = cellAddress(Math.floor(key / MAX_COLUMNS), key % MAX_COLUMNS)
        fault({ sheet: sheet.name, cell, value: `=${formula}` })
      })
    }
  }
}
