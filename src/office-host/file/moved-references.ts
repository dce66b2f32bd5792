import type { Area, Shift } from '../engine/area'
import { areaText, lastColumn, lastRow, parseArea, shiftedArea } from '../engine/area'
import { formulaWithoutSheet, renamedSheetInFormula, shiftedFormula } from '../engine/formula-text'
import type { StructuralEdit } from '../engine/workbook-state'
import type { Element } from './xml'
import { attribute, childOf, escaped, innerXml, spliced, unescaped, walk, withAttributes } from './xml'

/** A sheet as parts that belong to it know it: by its id and the name it had when the file was opened. */
export interface OwnSheet {
  id: string
  name: string
}

const formulaElements = new Set([
  'f',
  'formula',
  'formula1',
  'formula2',
  'calculatedColumnFormula',
  'totalsRowFormula'
])
const areaAttributes = ['ref', 'sqref'] as const

/** The areas a list of addresses names. */
export const areasIn = (text: string): Area[] =>
  text
    .split(/[\s,]+/)
    .map((part) => parseArea(part.replace(/^.*!/, '')))
    .filter((area): area is Area => area !== undefined)

/** Addresses with a space between them. */
export const areasText = (areas: readonly Area[]): string => areas.map((area) => areaText(area)).join(' ')

const shiftsOf = (edits: readonly StructuralEdit[], sheetId: string): Shift[] =>
  edits.flatMap((edit) => (edit.kind === 'shift' && edit.sheetId === sheetId ? [edit.shift] : []))

/** Where an area of a sheet lies after everything that was inserted and deleted; undefined when it is gone. */
export function movedArea(area: Area, edits: readonly StructuralEdit[], sheetId: string): Area | undefined {
  let moved: Area | undefined = area
  for (const shift of shiftsOf(edits, sheetId)) moved = moved && shiftedArea(moved, shift)
  return moved
}

/** A formula (with or without `=`) after everything that was inserted, deleted and renamed. */
export function movedFormula(formula: string, edits: readonly StructuralEdit[], own: OwnSheet): string {
  let text = formula
  let ownName = own.name
  for (const edit of edits) {
    if (edit.kind === 'shift') text = shiftedFormula(text, ownName, edit.sheetName, edit.shift)
    else if (edit.kind === 'delete') text = formulaWithoutSheet(text, edit.sheetName)
    else {
      text = renamedSheetInFormula(text, edit.sheetName, edit.newName)
      if (edit.sheetId === own.id) ownName = edit.newName
    }
  }
  return text
}

const movedAreas = (text: string, edits: readonly StructuralEdit[], own: OwnSheet): string =>
  areasText(
    areasIn(text)
      .map((area) => movedArea(area, edits, own.id))
      .filter((area): area is Area => area !== undefined)
  )

const attributesAt = ({ start, qualifiedName }: Element): number => start + 1 + qualifiedName.length

/**
 * XML whose formulas and addresses follow what was inserted, deleted and renamed; an address all of which was deleted
 * is left empty. Without a sheet of its own only formulas and addresses with a sheet's name are looked at.
 */
export function movedXml(xml: string, edits: readonly StructuralEdit[], own: OwnSheet | undefined): string {
  if (edits.length === 0 || xml === '') return xml
  const splices: { start: number; end: number; text: string }[] = []
  const sheet = own ?? { id: '', name: '' }
  walk(xml, {
    leave: (element) => {
      const { name, attributes } = element
      const content = (change: (text: string) => string): void => {
        if (element.contentEnd === element.contentStart) return
        const before = innerXml(xml, element)
        const after = change(unescaped(before))
        if (after !== unescaped(before))
          splices.push({ start: element.contentStart, end: element.contentEnd, text: escaped(after) })
      }
      if (formulaElements.has(name)) content((text) => movedFormula(text, edits, sheet))
      if (name === 'worksheetSource') {
        const moved = movedSource(attributes, edits)
        if (moved !== attributes)
          splices.push({
            start: attributesAt(element),
            end: attributesAt(element) + attributes.length,
            text: moved
          })
        return
      }
      if (!own) return
      if (name === 'sqref') content((text) => movedAreas(text, edits, own))
      const changes: Record<string, string> = {}
      for (const key of areaAttributes) {
        const value = attribute(attributes, key)
        if (value !== undefined && areasIn(value).length > 0) changes[key] = movedAreas(value, edits, own)
      }
      if (name === 'cellWatch' || name === 'inputCells') {
        const value = attribute(attributes, 'r')
        if (value !== undefined) changes['r'] = movedAreas(value, edits, own)
      }
      const moved = withAttributes(attributes, changes)
      if (Object.keys(changes).length > 0 && moved !== attributes.trimEnd())
        splices.push({
          start: attributesAt(element),
          end: attributesAt(element) + attributes.length,
          text: moved
        })
    }
  })
  return spliced(xml, splices)
}

/** The source range of a pivot cache. */
function movedSource(attributes: string, edits: readonly StructuralEdit[]): string {
  const ref = attribute(attributes, 'ref')
  let sheet = attribute(attributes, 'sheet')
  let area = ref === undefined ? undefined : parseArea(ref)
  if (!area || sheet === undefined) return attributes
  for (const edit of edits) {
    if (edit.sheetName.toLowerCase() !== sheet.toLowerCase()) continue
    if (edit.kind === 'rename') sheet = edit.newName
    else if (edit.kind === 'shift') area = shiftedArea(area, edit.shift) ?? area
  }
  return withAttributes(attributes, { ref: areaText(area), sheet })
}

/** Page breaks that follow inserted and deleted rows or columns; a break stands before the row or column of its number. */
export function movedBreaks(
  xml: string,
  edits: readonly StructuralEdit[],
  own: OwnSheet,
  rows: boolean
): string {
  if (xml === '' || shiftsOf(edits, own.id).length === 0) return xml
  const splices: { start: number; end: number; text: string }[] = []
  walk(xml, {
    leave: (element) => {
      if (element.name !== 'brk') return
      const id = Number(attribute(element.attributes, 'id'))
      const moved = movedIndex(id, edits, own, rows)
      if (moved === id) return
      const attributes = moved === undefined ? '' : withAttributes(element.attributes, { id: String(moved) })
      splices.push(
        moved === undefined
          ? { ...element, text: '' }
          : {
              start: attributesAt(element),
              end: attributesAt(element) + element.attributes.length,
              text: attributes
            }
      )
    }
  })
  return spliced(xml, splices)
}

/** Where a whole row or column lies now; undefined when it was deleted. */
export function movedIndex(
  index: number,
  edits: readonly StructuralEdit[],
  own: OwnSheet,
  rows: boolean
): number | undefined {
  const line = rows
    ? { top: index, bottom: index, left: 0, right: lastColumn }
    : { top: 0, bottom: lastRow, left: index, right: index }
  const moved = movedArea(line, edits, own.id)
  return moved && (rows ? moved.top : moved.left)
}

/** A point of a drawing: it stays where it is when its row or column is deleted. */
function movedPoint(index: number, edits: readonly StructuralEdit[], own: OwnSheet, rows: boolean): number {
  let at = index
  for (const { area, direction } of shiftsOf(edits, own.id)) {
    const whole = rows
      ? area.left === 0 && area.right === lastColumn
      : area.top === 0 && area.bottom === lastRow
    if (!whole || (direction === 'down' || direction === 'up') !== rows) continue
    const start = rows ? area.top : area.left
    const size = rows ? area.bottom - area.top + 1 : area.right - area.left + 1
    if (direction === 'down' || direction === 'right') at += at >= start ? size : 0
    else at = at >= start + size ? at - size : Math.min(at, start)
  }
  return at
}

/** A drawing whose anchors follow the cells they lie over, unless they were set not to. */
export function movedDrawing(xml: string, edits: readonly StructuralEdit[], own: OwnSheet): string {
  if (xml === '' || shiftsOf(edits, own.id).length === 0) return xml
  const splices: { start: number; end: number; text: string }[] = []
  walk(xml, {
    leave: (anchor) => {
      if (anchor.name !== 'twoCellAnchor' && anchor.name !== 'oneCellAnchor') return
      const editAs = attribute(anchor.attributes, 'editAs') ?? 'twoCell'
      if (editAs === 'absolute') return
      const from = childOf(xml, anchor, 'from')
      const to = childOf(xml, anchor, 'to')
      if (!from) return
      for (const [name, rows] of [
        ['row', true],
        ['col', false]
      ] as const) {
        const start = childOf(xml, from, name)
        if (!start) continue
        const first = Number(innerXml(xml, start))
        const moved = movedPoint(first, edits, own, rows)
        if (moved !== first)
          splices.push({ start: start.contentStart, end: start.contentEnd, text: String(moved) })
        const end = to && childOf(xml, to, name)
        if (!end) continue
        const last = Number(innerXml(xml, end))
        const movedEnd =
          editAs === 'oneCell' ? last + moved - first : Math.max(moved, movedPoint(last, edits, own, rows))
        if (movedEnd !== last)
          splices.push({ start: end.contentStart, end: end.contentEnd, text: String(movedEnd) })
      }
    }
  })
  return spliced(xml, splices)
}

/** The drawing of notes and controls; a note keeps to the cell it belongs to. */
export function movedLegacyDrawing(xml: string, edits: readonly StructuralEdit[], own: OwnSheet): string {
  if (shiftsOf(edits, own.id).length === 0) return xml
  const point = (text: string, rows: boolean): string => String(movedPoint(Number(text), edits, own, rows))
  return xml
    .replace(
      /(<x:Anchor>\s*)([\d\s,]+)(<\/x:Anchor>)/g,
      (_, before: string, numbers: string, after: string) => {
        const parts = numbers.split(',').map((part) => part.trim())
        const moved = parts.map((part, index) => (index % 2 === 1 ? part : point(part, index % 4 === 2)))
        return `${before}${moved.join(', ')}${after}`
      }
    )
    .replace(
      /(<x:Row>)(\d+)(<\/x:Row>)/g,
      (_, before: string, row: string, after: string) => before + point(row, true) + after
    )
    .replace(
      /(<x:Column>)(\d+)(<\/x:Column>)/g,
      (_, before: string, column: string, after: string) => before + point(column, false) + after
    )
}
