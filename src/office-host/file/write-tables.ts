import { areaText } from '../engine/area'
import { toR1C1 } from '../engine/formula-text'
import type { Sheet } from '../engine/sheet'
import type { TableState } from '../engine/workbook-state'
import { tableBody } from '../model/content'
import { movedXml } from './moved-references'
import type { SheetPart } from './sheet-part'
import { cellText } from './string-table'
import type { SheetWriting } from './write-sheet'
import type { StyleTable } from './style-table'
import { autoFilterXml } from './write-sheet'
import {
  attribute,
  attributesOf,
  childOf,
  childrenOf,
  innerXml,
  outerXml,
  rootOf,
  tag,
  withAttributes
} from './xml'

const contentType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.table+xml'

/** The formula all rows of a table's column share; undefined when they do not. */
function calculatedColumn(sheet: Sheet, table: TableState, index: number): string | undefined {
  const body = tableBody(table)
  const column = table.area.left + index
  const first = sheet.formula(body.top, column)
  if (!first) return undefined
  const pattern = toR1C1(first, body.top, column)
  for (let row = body.top + 1; row <= body.bottom; row++) {
    const formula = sheet.formula(row, column)
    if (!formula || toR1C1(formula, row, column) !== pattern) return undefined
  }
  return first.slice(1)
}

const columnName = (name: string): string =>
  name.replace(/[\n\r\t]/g, (control) => `_x${control.charCodeAt(0).toString(16).padStart(4, '0')}_`)

/** A table's part: what the file said of its columns stays with those that are still there. */
function tableXml(
  fresh: string,
  known: string,
  sheet: Sheet,
  table: TableState,
  before: TableState | undefined,
  styles: StyleTable
): string {
  const base = known || fresh
  const root = rootOf(base)
  const children = childrenOf(base, root)
  const inside = (name: string): string => {
    const child = children.find((one) => one.name === name)
    return child ? outerXml(base, child) : ''
  }
  const body = tableBody(table)
  const filterArea = areaText({ ...table.area, bottom: body.bottom })
  const filters = (of: TableState | undefined): Record<number, Record<string, unknown>> =>
    Object.fromEntries(
      (of?.columns ?? []).flatMap((column, index) => (column.filter ? [[index, column.filter]] : []))
    )
  const filter =
    table.showFilterButton && table.showHeaders
      ? autoFilterXml(filterArea, filters(table), filters(before), inside('autoFilter'), styles)
      : ''
  const list = childOf(base, root, 'tableColumns')!
  const columns = new Map(
    childrenOf(base, list).map((element) => [attribute(element.attributes, 'name') ?? '', element])
  )
  const ids = new Set<number>()
  const texts = table.columns.map(({ name }, index) => {
    const written = columnName(name)
    const old = before?.columns[index]
    const same =
      columns.get(written) ??
      (before?.columns.length === table.columns.length && old ? columns.get(columnName(old.name)) : undefined)
    let id = Number((same && attribute(same.attributes, 'id')) ?? 0)
    while (id === 0 || ids.has(id)) id = Math.max(0, ...ids, ...table.columns.map((column) => column.id)) + 1
    ids.add(id)
    const formula = calculatedColumn(sheet, table, index)
    const rest = same
      ? childrenOf(base, same)
          .filter((child) => child.name !== 'calculatedColumnFormula')
          .map((child) => outerXml(base, child))
          .join('')
      : ''
    const kept = same && childrenOf(base, same).find((child) => child.name === 'calculatedColumnFormula')
    const calculated =
      formula === undefined
        ? kept && known !== '' && body.bottom < body.top
          ? outerXml(base, kept)
          : ''
        : tag('calculatedColumnFormula', '', cellText(formula))
    return tag(
      'tableColumn',
      withAttributes(same?.attributes ?? '', { id: String(id), name: written }),
      calculated + rest
    )
  })
  const style = tag(
    'tableStyleInfo',
    attributesOf({
      name: table.style || undefined,
      showFirstColumn: table.highlightFirstColumn ? 1 : 0,
      showLastColumn: table.highlightLastColumn ? 1 : 0,
      showRowStripes: table.showBandedRows ? 1 : 0,
      showColumnStripes: table.showBandedColumns ? 1 : 0
    })
  )
  const attributes = withAttributes(root.attributes, {
    name: table.name,
    displayName: table.name,
    ref: areaText(table.area),
    headerRowCount: table.showHeaders ? undefined : '0',
    totalsRowCount: table.showTotals ? '1' : undefined,
    totalsRowShown: table.showTotals ? undefined : (attribute(root.attributes, 'totalsRowShown') ?? '0')
  })
  const columnsXml = tag('tableColumns', attributesOf({ count: texts.length }), texts.join(''))
  const content = filter + inside('sortState') + columnsXml + style + inside('extLst')
  return base.slice(0, root.start) + tag(root.qualifiedName, attributes, content)
}

const withoutId = ({ id: _, ...rest }: TableState): unknown => rest

/** Writes the tables of a sheet: unchanged ones stay as they were, deleted ones go with their parts. */
export function writeTables(part: SheetPart, writing: SheetWriting, tableIds: Set<number>): void {
  const { sheet, opened, base, edits, out, fresh, part: path, styles } = writing
  const { tables } = sheet.state
  const own = opened && { id: opened.id, name: opened.name }
  const freshPart = fresh.sheets.get(sheet.id)!.part
  const written = new Map(
    fresh.package
      .relations(freshPart)
      .filter(({ kind }) => kind === 'table')
      .map(({ target }) => {
        const xml = fresh.package.text(target)
        return [attribute(rootOf(xml).attributes, 'displayName') ?? '', xml]
      })
  )
  const list = part.one('tableParts')
  const relations = new Map(out.relations(path).map(({ id, target }) => [id, target]))
  const links = (list === '' ? [] : childrenOf(list, rootOf(list))).map((element) => {
    const id = attribute(element.attributes, 'id') ?? ''
    return { id, target: relations.get(id) ?? '' }
  })
  const known = opened?.state.tables ?? []
  const kept = links.filter(({ id, target }) => {
    const isKnown = known.some(({ origin }) => origin === target)
    if (!isKnown || tables.some(({ origin }) => origin === target)) return true
    out.unrelate(path, id)
    out.remove(target)
    return false
  })
  const added: string[] = []
  for (const table of tables) {
    const before = base.tables.find(({ origin }) => origin !== undefined && origin === table.origin)
    const isOpened = table.origin !== undefined && kept.some(({ target }) => target === table.origin)
    const xml = isOpened ? movedXml(out.text(table.origin!), edits, own) : ''
    const calculated = before && isOpened && sameCalculation(xml, sheet, table)
    if (before && calculated && JSON.stringify(withoutId(before)) === JSON.stringify(withoutId(table))) {
      if (xml !== out.text(table.origin!)) out.set(table.origin!, xml)
      continue
    }
    const text = tableXml(written.get(table.name) ?? '', xml, sheet, table, before, styles)
    if (isOpened) {
      out.set(table.origin!, text)
      continue
    }
    let id = 1
    while (tableIds.has(id)) id++
    tableIds.add(id)
    const root = rootOf(text)
    const target = out.freePath('xl/tables/table#.xml')
    const numbered = tag(
      root.qualifiedName,
      withAttributes(root.attributes, { id: String(id) }),
      innerXml(text, root)
    )
    out.set(target, text.slice(0, root.start) + numbered)
    out.setContentType(target, contentType)
    added.push(out.relate(path, 'table', target))
  }
  if (added.length === 0 && kept.length === links.length) return
  const ids = [...kept.map(({ id }) => id), ...added]
  part.replace(
    'tableParts',
    ids.length === 0
      ? []
      : [
          tag(
            'tableParts',
            attributesOf({ count: ids.length }),
            ids.map((id) => tag('tablePart', attributesOf({ 'r:id': id }))).join('')
          )
        ]
  )
}

/** Whether a table's part knows the formula of each column that has one in all its rows. */
function sameCalculation(xml: string, sheet: Sheet, table: TableState): boolean {
  const columns = childOf(xml, rootOf(xml), 'tableColumns')
  return (columns ? childrenOf(xml, columns) : []).every(
    (column, index) =>
      childOf(xml, column, 'calculatedColumnFormula') !== undefined ||
      calculatedColumn(sheet, table, index) === undefined
  )
}

/** The ids tables of a file have; a new table needs another. */
export function tableIdsIn(paths: Iterable<string>, text: (path: string) => string): Set<number> {
  const ids = new Set<number>()
  for (const path of paths) {
    if (!/\/tables\/[^/]+\.xml$/i.test(path)) continue
    const id = attribute(rootOf(text(path)).attributes, 'id')
    if (id !== undefined) ids.add(Number(id))
  }
  return ids
}
