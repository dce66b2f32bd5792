/** What walks through an exchange share: finding cells by 编码 and header, steps to fill them in LibreOffice, comparing masters. */
import { valuesOf } from './workbench-walk.mjs'

/** Headers of the cells to fill, in the order in which the sheet has them. */
export const FILLED = [
  '本年完成投资（万元）',
  '累计完成投资（万元）',
  '形象进度（%）',
  '进展情况',
  '项目状态'
]

/** The projects of a workbook: rows by 编码 and columns by header, both counted from 0. */
export async function projectsIn(file) {
  const rows = (await valuesOf(file)).get('项目表') ?? []
  const top = rows.findIndex((row) => row?.includes('编码') && row.includes('项目名称'))
  const headers = new Map(rows[top].map((header, column) => [String(header).replace(/\s/gu, ''), column]))
  const keys = new Map()
  for (const [row, cells] of rows.entries()) {
    const key = cells?.[headers.get('编码')]
    if (row > top && typeof key === 'string' && key !== '') keys.set(key, row)
  }
  return { rows, keys, column: (header) => headers.get(header) }
}

/** The letters of a column counted from 0. */
export function letters(column) {
  const last = String.fromCharCode(65 + (column % 26))
  return column < 26 ? last : letters(Math.floor(column / 26) - 1) + last
}

/** The steps that fill rows of projects by 编码, one value for each of the headers. */
export const pythonFor = ({ keys, column }, values) =>
  [...values].flatMap(([key, row]) =>
    FILLED.map((header, index) => {
      const value = row[index]
      const put = typeof value === 'number' ? `setValue(${value})` : `setString('${value}')`
      return `doc.Sheets.getByName('项目表').getCellByPosition(${column(header)}, ${keys.get(key)}).${put}`
    })
  )

/** The cells of sheets in which a workbook differs from another, and how many were compared. */
export function differences(wanted, got, sheets) {
  let compared = 0
  const differing = []
  for (const sheet of sheets) {
    const [one, other] = [wanted.get(sheet) ?? [], got.get(sheet) ?? []]
    for (let row = 0; row < Math.max(one.length, other.length); row += 1) {
      const width = Math.max(one[row]?.length ?? 0, other[row]?.length ?? 0)
      for (let column = 0; column < width; column += 1) {
        const [a, b] = [one[row]?.[column] ?? '', other[row]?.[column] ?? '']
        compared += 1
        if (typeof a === 'number' && typeof b === 'number' ? Math.abs(a - b) < 1e-9 : a === b) continue
        differing.push(`${sheet} ${letters(column)}${row + 1} is ${b} and should be ${a}`)
      }
    }
  }
  return { compared, differing }
}
