import type { WorkbookLayout } from '../../domain/report/layout'

/** Longest texts an Excel file may hold; source: "Excel specifications and limits" and the validation dialog. */
const LIMITS = { cell: 32_767, formula: 8_192, title: 32, message: 255, headerFooter: 255 } as const

/** Throws RangeError, naming sheet and place, when a text of the layout is longer than an Excel file may hold. */
export function refuseBeyondExcel(layout: WorkbookLayout): void {
  for (const sheet of layout.sheets) {
    const refuse = (place: string, text: string | undefined, limit: keyof typeof LIMITS) => {
      if (text !== undefined && text.length > LIMITS[limit])
        throw new RangeError(`Sheet "${sheet.name}": ${place} exceeds ${LIMITS[limit]} characters`)
    }
    sheet.cells.forEach((row, rowIndex) => {
      row.forEach((cell, column) => {
        const place = `cell in row ${rowIndex + 1}, column ${column + 1}`
        if (typeof cell?.value === 'string') refuse(place, cell.value, 'cell')
        refuse(`formula of ${place}`, cell?.formula, 'formula')
      })
    })
    for (const { prompt, error } of sheet.validations ?? []) {
      refuse('title of a validation', prompt?.title, 'title')
      refuse('title of a validation', error.title, 'title')
      refuse('text of a validation', prompt?.text, 'message')
      refuse('text of a validation', error.text, 'message')
    }
    refuse('page header', sheet.print?.header, 'headerFooter')
    refuse('page footer', sheet.print?.footer, 'headerFooter')
  }
}
