import type {
  ConditionalFormatState,
  PageLayoutState,
  SheetState,
  ValidationState
} from '../engine/workbook-state'
import { areaText, bounding, columnLetters } from '../engine/area'
import { conditionalRuleXml } from './conditional-rules'
import { fileConditionalStyle, widthInCharacters } from './file-terms'
import { filterColumnXml } from './filter-criteria'
import type { FreshFile } from './fresh-file'
import { isWritable } from './fresh-file'
import { areasIn, areasText, movedBreaks, movedIndex, movedXml } from './moved-references'
import type { Package } from './package'
import { outlineLevel, pageTerms } from './read-sheet'
import { SheetPart } from './sheet-part'
import type { CellWriting } from './write-cells'
import { sheetDataXml } from './write-cells'
import type { StyleTable } from './style-table'
import type { Element } from './xml'
import {
  attribute,
  attributesOf,
  childOf,
  childrenOf,
  elementsNamed,
  innerXml,
  isOn,
  outerXml,
  rootOf,
  spliced,
  tag,
  withAttributes
} from './xml'

/** What writing a sheet needs. */
export interface SheetWriting extends CellWriting {
  out: Package
  /** The sheet's part in the file being written. */
  part: string
  fresh: FreshFile
  /** Whether the sheet is the one shown, and whether another was when the file was opened. */
  active: boolean
  activeChanged: boolean
}

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)

/** The elements of a sheet's part as far as the file had them, their references moved; empty for a new sheet. */
export function movedPart(xml: string, { opened, edits }: CellWriting): SheetPart {
  const part = new SheetPart(xml)
  if (!opened || edits.length === 0) return part
  const own = { id: opened.id, name: opened.name }
  part.children = part.children.flatMap(({ name, xml: child }) => {
    if (name === 'sheetData' || name === 'cols') return [{ name, xml: child }]
    if (name === 'rowBreaks' || name === 'colBreaks')
      return [{ name, xml: movedBreaks(child, edits, own, name === 'rowBreaks') }]
    return [{ name, xml: movedXml(child, edits, own) }]
  })
  return part
}

/** Takes out what refers to nothing any more because all of it was deleted. */
function withoutEmptied(part: SheetPart): void {
  const isEmptied = ({ attributes }: Element): boolean =>
    attribute(attributes, 'ref') === '' || attribute(attributes, 'sqref') === ''
  part.children = part.children.flatMap((child) => {
    if (child.name === 'sheetData' || child.name === 'extLst') return [child]
    const root = rootOf(child.xml)
    if (isEmptied(root)) return []
    const before = childrenOf(child.xml, root)
    const gone = before.filter(isEmptied)
    if (gone.length === 0) return [child]
    if (gone.length === before.length) return []
    const xml = spliced(
      child.xml,
      gone.map((element) => ({ ...element, text: '' }))
    )
    const left = rootOf(xml)
    const attributes = withAttributes(left.attributes, { count: undefined })
    return [{ ...child, xml: tag(left.qualifiedName, attributes, innerXml(xml, left)) }]
  })
}

/** An element with one of its children put in, exchanged or, given '', taken out. */
function withChild(xml: string, name: string, child: string, order: readonly string[]): string {
  const root = rootOf(xml)
  const kept = childrenOf(xml, root)
    .filter((one) => one.name !== name)
    .map((one) => ({ name: one.name, xml: outerXml(xml, one) }))
  const rank = order.indexOf(name)
  const at = kept.findIndex((one) => order.indexOf(one.name) > rank)
  kept.splice(at === -1 ? kept.length : at, 0, { name, xml: child })
  return tag(root.qualifiedName, root.attributes, kept.map((one) => one.xml).join(''))
}

const childXml = (xml: string, name: string): string => {
  if (xml === '') return ''
  const child = childOf(xml, rootOf(xml), name)
  return child ? outerXml(xml, child) : ''
}

const fits = ({ zoom }: PageLayoutState): boolean =>
  zoom.horizontalFitToPages !== undefined || zoom.verticalFitToPages !== undefined

function writeProperties(
  part: SheetPart,
  { sheet: { state }, base, opened }: SheetWriting,
  fresh: SheetPart
): void {
  const order = ['tabColor', 'outlinePr', 'pageSetUpPr']
  let xml = part.one('sheetPr') || '<sheetPr/>'
  if (state.tabColor !== base.tabColor)
    xml = withChild(xml, 'tabColor', childXml(fresh.one('sheetPr'), 'tabColor'), order)
  if (fits(state.pageLayout) !== fits(base.pageLayout)) {
    const known = childOf(xml, rootOf(xml), 'pageSetUpPr')
    const attributes = withAttributes(known?.attributes ?? '', {
      fitToPage: fits(state.pageLayout) ? '1' : undefined
    })
    xml = withChild(xml, 'pageSetUpPr', attributes.trim() === '' ? '' : tag('pageSetUpPr', attributes), order)
  }
  if (xml !== '<sheetPr/>' && (opened === undefined || xml !== part.one('sheetPr')))
    part.replace('sheetPr', [xml])
}

function writeViews(part: SheetPart, writing: SheetWriting, fresh: SheetPart): void {
  const { sheet, base, active, activeChanged } = writing
  const { state } = sheet
  const known = part.one('sheetViews')
  const facts = (of: SheetState): unknown => [of.freeze, of.showGridlines, of.showHeadings]
  const unchanged = same(facts(state), facts(base)) && !activeChanged && known !== ''
  if (unchanged) return
  const views = known || '<sheetViews><sheetView workbookViewId="0"/></sheetViews>'
  const root = rootOf(views)
  const list = childrenOf(views, root)
  const view = list.find(({ name }) => name === 'sheetView')!
  const attributes = withAttributes(view.attributes, {
    ...(state.showGridlines === base.showGridlines
      ? {}
      : { showGridLines: state.showGridlines ? undefined : '0' }),
    ...(state.showHeadings === base.showHeadings
      ? {}
      : { showRowColHeaders: state.showHeadings ? undefined : '0' }),
    ...(activeChanged || known === '' ? { tabSelected: active ? '1' : undefined } : {})
  })
  let content = innerXml(views, view)
  if (!same(state.freeze, base.freeze)) {
    const pane = childXml(childXml(fresh.one('sheetViews'), 'sheetView'), 'pane')
    const rest = childrenOf(views, view).filter(({ name }) => name !== 'pane' && name !== 'selection')
    content = pane + rest.map((element) => outerXml(views, element)).join('')
  }
  part.replace('sheetViews', [
    spliced(views, [{ ...view, text: tag(view.qualifiedName, attributes, content) }])
  ])
}

function writeColumns(part: SheetPart, writing: SheetWriting): void {
  const { sheet, base, opened, edits, styles } = writing
  const { state } = sheet
  const facts = (of: SheetState): unknown => [
    of.columnWidths,
    of.hiddenColumns,
    of.columnFormats,
    of.outline.columns,
    of.sheetFormat
  ]
  const moved = edits.some(
    (edit) =>
      edit.kind === 'shift' &&
      edit.sheetId === sheet.id &&
      (edit.shift.direction === 'left' || edit.shift.direction === 'right')
  )
  if (same(facts(state), facts(base)) && !moved) return
  const xml = part.one('cols')
  const known = new Map<number, string>()
  for (const { attributes } of xml === '' ? [] : childrenOf(xml, rootOf(xml))) {
    const last = Math.min(16_384, Number(attribute(attributes, 'max')))
    for (let number = Number(attribute(attributes, 'min')); number <= last; number++) {
      const own = opened && { id: opened.id, name: opened.name }
      const column = own ? movedIndex(number - 1, edits, own, false) : number - 1
      if (column !== undefined)
        known.set(column, withAttributes(attributes, { min: undefined, max: undefined }))
    }
  }
  const columns = new Set<number>(known.keys())
  for (const map of [state.columnWidths, state.hiddenColumns, state.columnFormats, state.outline.columns])
    for (const column of Object.keys(map)) columns.add(Number(column))
  const entries: { first: number; last: number; attributes: string }[] = []
  for (const column of [...columns].sort((a, b) => a - b)) {
    let attributes = known.get(column) ?? ''
    const width = state.columnWidths[column]
    if (width !== base.columnWidths[column] || !known.has(column)) {
      attributes = withAttributes(attributes, {
        width: width === undefined ? undefined : String(widthInCharacters(width)),
        bestFit: undefined,
        customWidth: width === undefined ? undefined : '1'
      })
    }
    const hidden = state.hiddenColumns[column] === true
    if (hidden !== isOn(attributes, 'hidden'))
      attributes = withAttributes(attributes, { hidden: hidden ? '1' : undefined })
    const level = state.outline.columns[column] ?? 0
    if (level !== outlineLevel(attributes))
      attributes = withAttributes(attributes, { outlineLevel: level === 0 ? undefined : String(level) })
    const format = state.columnFormats[column]
    if (format !== base.columnFormats[column] || !known.has(column)) {
      const id = format ?? (state.sheetFormat || undefined)
      const number = id === undefined ? 0 : styles.numberOf(sheet.book.formats.formatOf(id))
      attributes = withAttributes(attributes, { style: number === 0 ? undefined : String(number) })
    }
    if (attributes.trim() === '') continue
    const before = entries.at(-1)
    if (before && before.last === column - 1 && before.attributes === attributes) before.last = column
    else entries.push({ first: column, last: column, attributes })
  }
  const cols = entries.map(({ first, last, attributes }) => {
    // The format demands a width; this is what a column has without one.
    const sized = attribute(attributes, 'width') === undefined ? { width: '9.140625' } : {}
    return tag('col', withAttributes(attributesOf({ min: first + 1, max: last + 1 }) + attributes, sized))
  })
  part.replace('cols', cols.length === 0 ? [] : [tag('cols', '', cols.join(''))])
}

function writeProtection(part: SheetPart, { sheet: { state }, base }: SheetWriting, fresh: SheetPart): void {
  if (same(state.protection, base.protection)) return
  const xml = fresh.one('sheetProtection')
  if (!state.protection || xml === '') {
    part.replace('sheetProtection', [])
    return
  }
  const { passwordHash, saltedHash } = state.protection
  const root = rootOf(xml)
  const attributes = withAttributes(root.attributes, {
    ...(passwordHash ? { password: passwordHash } : {}),
    ...(saltedHash
      ? {
          algorithmName: saltedHash.algorithm,
          hashValue: saltedHash.hash,
          saltValue: saltedHash.salt,
          spinCount: String(saltedHash.spins)
        }
      : {})
  })
  part.replace('sheetProtection', [tag('sheetProtection', attributes)])
}

/** A filter with its criteria; columns whose criteria are the file's are kept to the letter. */
export function autoFilterXml(
  address: string,
  criteria: Record<number, Record<string, unknown>>,
  before: Record<number, Record<string, unknown>>,
  known: string,
  styles: StyleTable
): string {
  const root = known === '' ? undefined : rootOf(known)
  const columns = new Map(
    (root ? childrenOf(known, root) : []).map((element) => [
      Number(attribute(element.attributes, 'colId') ?? -1),
      outerXml(known, element)
    ])
  )
  const texts = Object.entries(criteria).map(([index, wanted]) => {
    const kept = same(wanted, before[Number(index)]) ? columns.get(Number(index)) : undefined
    return (
      kept ??
      filterColumnXml(Number(index), wanted, (color, ofCell) =>
        styles.differenceOf(fileConditionalStyle(ofCell ? { fillColor: color } : { fontColor: color }))
      )
    )
  })
  const buttons = [...columns]
    .filter(([index, xml]) => index >= 0 && !(index in before) && !(index in criteria) && xml !== '')
    .map(([, xml]) => xml)
  return tag(
    'autoFilter',
    withAttributes(root?.attributes ?? '', { ref: address }),
    [...texts, ...buttons].join('')
  )
}

function writeFilter(part: SheetPart, { sheet: { state }, base, styles }: SheetWriting): void {
  if (same(state.autoFilter, base.autoFilter)) return
  const { autoFilter } = state
  const known = part.one('autoFilter')
  part.replace(
    'autoFilter',
    autoFilter
      ? [
          autoFilterXml(
            areaText(autoFilter.area),
            autoFilter.criteria,
            base.autoFilter?.criteria ?? {},
            known,
            styles
          )
        ]
      : []
  )
}

const withoutIds = ({ id: _, ...rest }: ConditionalFormatState): unknown => rest

/** The rules the file keeps in pairs: the second half of a data bar or icon set goes with the first. */
function withoutExtension(part: SheetPart, rules: readonly string[]): void {
  const ids = rules.flatMap((xml) => elementsNamed(xml, 'id').map((element) => innerXml(xml, element)))
  const xml = part.one('extLst')
  if (ids.length === 0 || xml === '') return
  const gone = elementsNamed(xml, 'conditionalFormatting').filter((element) => {
    const inside = childrenOf(xml, element).filter(({ name }) => name === 'cfRule')
    return inside.length === 1 && ids.includes(attribute(inside[0]!.attributes, 'id') ?? '')
  })
  if (gone.length > 0)
    part.replace('extLst', [
      spliced(
        xml,
        gone.map((element) => ({ ...element, text: '' }))
      )
    ])
}

function writeConditionalFormats(part: SheetPart, { sheet: { state }, base, styles }: SheetWriting): void {
  if (same(state.conditionalFormats.map(withoutIds), base.conditionalFormats.map(withoutIds))) return
  const known = new Map<string, { attributes: string; rule: string }>()
  part.all('conditionalFormatting').forEach((xml, place) => {
    const root = rootOf(xml)
    childrenOf(xml, root)
      .filter(({ name }) => name === 'cfRule')
      .forEach((rule, index) => {
        known.set(`${place}/${index}`, {
          attributes: root.attributes,
          rule: outerXml(xml, rule)
        })
      })
  })
  const kept = new Set<string>()
  // Rules for the same cells share an element, as programs write them.
  const elements = new Map<string, string[]>()
  state.conditionalFormats.forEach((format, index) => {
    const sqref = attributesOf({ sqref: areasText(format.areas) })
    const add = (attributes: string, rule: string): void => {
      const key = attributes + sqref
      elements.set(key, [...(elements.get(key) ?? []), rule])
    }
    const priority = index + 1
    const before = base.conditionalFormats.find(({ origin }) => origin === format.origin)
    const original = format.origin === undefined ? undefined : known.get(format.origin)
    const moved = { ...(before ?? format), areas: format.areas }
    if (original && before && same(withoutIds(moved), withoutIds(format))) {
      kept.add(format.origin!)
      const root = rootOf(original.rule)
      const attributes = withAttributes(root.attributes, { priority: String(priority) })
      add(
        withAttributes(original.attributes, { sqref: undefined }),
        tag(root.qualifiedName, attributes, innerXml(original.rule, root))
      )
      return
    }
    const style = fileConditionalStyle(format.style)
    const difference = Object.keys(style).length > 0 ? styles.differenceOf(style) : undefined
    const rule = conditionalRuleXml(format, priority, difference)
    if (rule !== undefined) add('', rule)
  })
  const texts = [...elements].map(([attributes, rules]) =>
    tag('conditionalFormatting', attributes, rules.join(''))
  )
  const lost = [...known].filter(([origin]) => !kept.has(origin)).map(([, { rule }]) => rule)
  part.replace('conditionalFormatting', texts)
  withoutExtension(part, lost)
}

function writeValidations(part: SheetPart, writing: SheetWriting, fresh: SheetPart): void {
  const { state } = writing.sheet
  const { base } = writing
  if (same(state.validations, base.validations)) return
  const list = part.one('dataValidations')
  const known = list === '' ? [] : childrenOf(list, rootOf(list)).map((element) => outerXml(list, element))
  const freshList = fresh.one('dataValidations')
  const written =
    freshList === '' ? [] : childrenOf(freshList, rootOf(freshList)).map((one) => outerXml(freshList, one))
  const understood = new Set(base.validations.map(({ origin }) => origin))
  const goneBefore = writing.opened
    ? writing.opened.state.validations.map(({ origin }) => origin).filter((origin) => !understood.has(origin))
    : []
  const texts = known.filter(
    (_, index) => !understood.has(String(index)) && !goneBefore.includes(String(index))
  )
  const keptExtended = new Set<string>()
  let at = 0
  for (const validation of state.validations) {
    const text = isWritable(validation) ? withDropDown(written[at++] ?? '', validation) : ''
    const before = base.validations.find(({ origin }) => origin !== undefined && origin === validation.origin)
    if (!before || !same(before, validation)) texts.push(text)
    else if (validation.origin!.startsWith('x')) keptExtended.add(validation.origin!)
    else texts.push(known[Number(validation.origin)] ?? text)
  }
  const attributes = list === '' ? '' : rootOf(list).attributes
  const content = texts.filter((text) => text !== '')
  part.replace(
    'dataValidations',
    content.length === 0
      ? []
      : [
          tag(
            'dataValidations',
            withAttributes(attributes, { count: String(content.length) }),
            content.join('')
          )
        ]
  )
  const extended = part.one('extLst')
  if (!extended.includes('dataValidation')) return
  const gone = elementsNamed(extended, 'dataValidation').filter((_, index) => !keptExtended.has(`x${index}`))
  const emptied = spliced(
    extended,
    gone.map((element) => ({ ...element, text: '' }))
  )
  const left = elementsNamed(emptied, 'dataValidations').filter(
    (element) => childrenOf(emptied, element).length === 0
  )
  const rest = spliced(
    emptied,
    left.map((element) => ({ ...element, text: '' }))
  )
  const hollow = childrenOf(rest, rootOf(rest)).filter((element) => innerXml(rest, element).trim() === '')
  part.replace('extLst', [
    spliced(
      rest,
      hollow.map((element) => ({ ...element, text: '' }))
    )
  ])
}

/** The list's arrow is switched off by an attribute the library does not write. */
function withDropDown(xml: string, { rule }: ValidationState): string {
  const list = rule['list'] as { inCellDropDown?: boolean } | undefined
  if (xml === '' || list?.inCellDropDown !== false) return xml
  const root = rootOf(xml)
  return tag(root.qualifiedName, withAttributes(root.attributes, { showDropDown: '1' }), innerXml(xml, root))
}

function writeHyperlinks(part: SheetPart, { sheet: { state }, base, out, part: path }: SheetWriting): void {
  if (same(state.hyperlinks, base.hyperlinks)) return
  const list = part.one('hyperlinks')
  const known = new Map(
    (list === '' ? [] : childrenOf(list, rootOf(list))).map((element) => [
      (attribute(element.attributes, 'ref') ?? '').split(':')[0]!,
      outerXml(list, element)
    ])
  )
  const texts = Object.entries(state.hyperlinks).map(([key, link]) => {
    const [row = 0, column = 0] = key.split(',').map(Number)
    const ref = `${columnLetters(column)}${row + 1}`
    const kept = same(link, base.hyperlinks[key]) ? known.get(ref) : undefined
    if (kept) return kept
    const id = link.address ? out.relate(path, 'hyperlink', link.address, true) : undefined
    return tag(
      'hyperlink',
      attributesOf({
        ref,
        'r:id': id,
        location: link.documentReference,
        tooltip: link.screenTip,
        display: link.textToDisplay
      })
    )
  })
  part.replace('hyperlinks', texts.length === 0 ? [] : [tag('hyperlinks', '', texts.join(''))])
}

const pageElements = ['printOptions', 'pageMargins', 'pageSetup', 'headerFooter'] as const

function writePage(
  part: SheetPart,
  { sheet: { state }, base, opened }: SheetWriting,
  fresh: SheetPart
): void {
  const facts = ({ printArea: _, titleRows: __, titleColumns: ___, ...rest }: PageLayoutState): unknown =>
    rest
  const layout = state.pageLayout
  if (same(facts(layout), facts(base.pageLayout)) && opened) return
  for (const name of pageElements) {
    const known = part.one(name)
    const xml = fresh.one(name)
    if (name === 'headerFooter') {
      if (
        !same(
          [layout.headersFooters, layout.headersState],
          [base.pageLayout.headersFooters, base.pageLayout.headersState]
        ) ||
        !opened
      )
        part.replace(name, xml === '' ? [] : [xml])
      continue
    }
    const own: Record<string, string | undefined> =
      name === 'pageSetup'
        ? {
            ...Object.fromEntries(
              ['paperSize', 'orientation', 'scale', 'fitToWidth', 'fitToHeight'].map((key) => [
                key,
                undefined
              ])
            ),
            ...pageAttributes(layout)
          }
        : name === 'printOptions'
          ? Object.fromEntries(
              ['gridLines', 'headings', 'horizontalCentered', 'verticalCentered'].map((key) => [
                key,
                undefined
              ])
            )
          : {}
    const said = xml === '' ? '' : rootOf(xml).attributes
    const values = Object.fromEntries(
      [...said.matchAll(/([\w:]+)="([^"]*)"/g)].map(([, key, value]) => [key!, value!])
    )
    const before = known === '' ? '' : rootOf(known).attributes
    // A paper size the library has no word for stays, unless another was chosen.
    if (name === 'pageSetup' && layout.paperSize === base.pageLayout.paperSize && known !== '') {
      delete own['paperSize']
      delete values['paperSize']
    }
    const attributes = withAttributes(before, { ...own, ...values })
    part.replace(name, attributes.trim() === '' ? [] : [tag(name, attributes)])
  }
}

function pageAttributes(layout: PageLayoutState): Record<string, string | undefined> {
  const term = (terms: Record<string, string>, value: string): string | undefined => {
    const [first] = Object.values(terms)
    return terms[value] === first ? undefined : terms[value]
  }
  const number = layout.firstPageNumber
  return {
    blackAndWhite: layout.blackAndWhite ? '1' : undefined,
    draft: layout.draftMode ? '1' : undefined,
    cellComments: term(pageTerms.printComments, layout.printComments),
    errors: term(pageTerms.printErrors, layout.printErrors),
    pageOrder: term(pageTerms.printOrder, layout.printOrder),
    firstPageNumber: number === '' ? undefined : String(number),
    useFirstPageNumber: number === '' ? undefined : '1'
  }
}

/** How deep rows and columns are grouped at most, for which the margin beside the grid has room. */
function writeOutlineLevels(part: SheetPart, { sheet: { state }, base }: SheetWriting): void {
  if (same(state.outline, base.outline)) return
  const deepest = (levels: Record<number, number>): string | undefined => {
    const most = Object.values(levels).reduce((a, b) => Math.max(a, b), 0)
    return most === 0 ? undefined : String(most)
  }
  const known = part.one('sheetFormatPr') || '<sheetFormatPr defaultRowHeight="15"/>'
  const root = rootOf(known)
  const attributes = withAttributes(root.attributes, {
    outlineLevelRow: deepest(state.outline.rows),
    outlineLevelCol: deepest(state.outline.columns)
  })
  part.replace('sheetFormatPr', [tag(root.qualifiedName, attributes)])
}

function writePageBreaks(part: SheetPart, { sheet: { state }, base }: SheetWriting): void {
  for (const [name, direction, last] of [
    ['rowBreaks', 'horizontal', 16_383],
    ['colBreaks', 'vertical', 1_048_575]
  ] as const) {
    const places = (of: SheetState): number[] =>
      of.pageBreaks.filter((one) => one.direction === direction).map(({ before }) => before)
    const wanted = [...new Set(places(state))].sort((a, b) => a - b)
    const before = [...new Set(places(base))].sort((a, b) => a - b)
    if (same(wanted, before)) continue
    const xml = part.one(name)
    const known = (xml === '' ? [] : childrenOf(xml, rootOf(xml))).map((element) => ({
      at: Number(attribute(element.attributes, 'id') ?? 0),
      isManual: isOn(element.attributes, 'man'),
      xml: outerXml(xml, element)
    }))
    const kept = known.filter(({ at, isManual }) => (isManual ? wanted.includes(at) : !wanted.includes(at)))
    const added = wanted
      .filter((at) => !kept.some((one) => one.at === at))
      .map((at) => ({
        at,
        isManual: true,
        xml: tag('brk', attributesOf({ id: at, max: last, man: 1 }))
      }))
    const all = [...kept, ...added].sort((a, b) => a.at - b.at)
    const counts = { count: String(all.length), manualBreakCount: String(wanted.length) }
    const attributes = withAttributes(xml === '' ? '' : rootOf(xml).attributes, counts)
    part.replace(name, all.length === 0 ? [] : [tag(name, attributes, all.map((one) => one.xml).join(''))])
  }
}

function writeMerges(part: SheetPart, { sheet: { state }, base }: SheetWriting, fresh: SheetPart): void {
  if (same(state.merges, base.merges)) return
  const xml = fresh.one('mergeCells')
  part.replace('mergeCells', xml === '' ? [] : [xml])
}

/** Writes everything of a sheet that stands in its own part; what the file had is kept wherever nothing about it changed. */
export function writeSheetPart(part: SheetPart, writing: SheetWriting): void {
  const { sheet, fresh } = writing
  const freshPart = fresh.sheets.get(sheet.id)!.xml
  const data = part.one('sheetData') || '<sheetData/>'
  const { xml, changed } = sheetDataXml(data, writing)
  if (changed) {
    part.replace('sheetData', [xml])
    const known = part.one('dimension')
    const before = known === '' ? undefined : areasIn(attribute(rootOf(known).attributes, 'ref') ?? '')[0]
    const used = sheet.usedArea(false) ?? { top: 0, left: 0, bottom: 0, right: 0 }
    const all = before ? bounding(used, before) : used
    part.replace('dimension', [tag('dimension', attributesOf({ ref: areaText(all) }))])
  }
  writeColumns(part, writing)
  writeProperties(part, writing, freshPart)
  writeViews(part, writing, freshPart)
  if (part.one('sheetFormatPr') === '')
    part.replace('sheetFormatPr', [freshPart.one('sheetFormatPr')].filter(Boolean))
  writeOutlineLevels(part, writing)
  writeProtection(part, writing, freshPart)
  writeFilter(part, writing)
  writeMerges(part, writing, freshPart)
  writeConditionalFormats(part, writing)
  writeValidations(part, writing, freshPart)
  writeHyperlinks(part, writing)
  writePage(part, writing, freshPart)
  writePageBreaks(part, writing)
  withoutEmptied(part)
}
