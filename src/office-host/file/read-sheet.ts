import type {
  Cell as FileCell,
  CellStyle,
  Sheet as FileSheet,
  ThreadedComment,
  ThreadedCommentMention,
  ThreadedCommentPerson
} from 'hucre'
import { lastColumn, parseArea } from '../engine/area'
import type { Book } from '../engine/book'
import type { Sheet } from '../engine/sheet'
import type {
  CommentState,
  ConditionalFormatState,
  SheetState,
  TableState,
  ValidationState
} from '../engine/workbook-state'
import { newSheetState } from '../engine/workbook-state'
import { strictProtection } from '../model/worksheet-protection'
import { FileRefused } from './archive'
import { readCells } from './cell-text'
import { readRule } from './conditional-rules'
import {
  alertStyles,
  officeColor,
  officeConditionalStyle,
  operators,
  paperSizes,
  termOf,
  validationKinds,
  widthInPoints
} from './file-terms'
import type { FilterColor } from './filter-criteria'
import { readCriteria } from './filter-criteria'
import { areasIn } from './moved-references'
import { keptStyle } from './opened-file'
import type { Package } from './package'
import type { SheetPart } from './sheet-part'
import type { Element } from './xml'
import { attribute, childOf, childrenOf, elementsNamed, innerXml, isOn, rootOf, unescaped } from './xml'

/** What all sheets of a file share. */
export interface FileContext {
  package: Package
  strings: { texts: string[] }
  styleIds: string[]
  /** The id of the format of cells without style, when it is not the one cells have here anyway. */
  sheetFormat: string
  differences: CellStyle[]
  theme: readonly string[] | undefined
  persons: ThreadedCommentPerson[]
  /** The colour a filter by colour looks for. */
  filterColor: FilterColor
}

const withEquals = (formula: string | undefined): string =>
  formula === undefined ? '' : `=${formula.replace(/^=/, '')}`

function operand(formula: string | undefined): string | number | undefined {
  if (formula === undefined) return undefined
  return formula !== '' && Number.isFinite(Number(formula)) ? Number(formula) : withEquals(formula)
}

function readValidation(xml: string, element: Element, origin: string): ValidationState[] {
  const { attributes } = element
  const inside = (name: string): string | undefined => {
    const child = childOf(xml, element, name)
    if (!child) return undefined
    const inner = childOf(xml, child, 'f')
    return unescaped(innerXml(xml, inner ?? child))
  }
  const kind = termOf(validationKinds, attribute(attributes, 'type'))
  const areas = areasIn(attribute(attributes, 'sqref') ?? inside('sqref') ?? '')
  if (!kind || areas.length === 0) return []
  const formula1 = inside('formula1')
  let rule: Record<string, unknown>
  if (kind === 'list') {
    const inline = /^"([\s\S]*)"$/.exec(formula1 ?? '')?.[1]?.replaceAll('""', '"')
    rule = { inCellDropDown: !isOn(attributes, 'showDropDown'), source: inline ?? withEquals(formula1) }
  } else if (kind === 'custom') rule = { formula: withEquals(formula1) }
  else {
    const second = operand(inside('formula2'))
    rule = {
      operator: termOf(operators, attribute(attributes, 'operator') ?? 'between') ?? 'Between',
      formula1: operand(formula1),
      ...(second === undefined ? {} : { formula2: second })
    }
  }
  return [
    {
      origin,
      areas,
      rule: { [kind]: rule },
      ignoreBlanks: isOn(attributes, 'allowBlank'),
      errorAlert: {
        message: attribute(attributes, 'error') ?? '',
        showAlert: isOn(attributes, 'showErrorMessage'),
        style: termOf(alertStyles, attribute(attributes, 'errorStyle') ?? 'stop') ?? 'Stop',
        title: attribute(attributes, 'errorTitle') ?? ''
      },
      prompt: {
        message: attribute(attributes, 'prompt') ?? '',
        showPrompt: isOn(attributes, 'showInputMessage'),
        title: attribute(attributes, 'promptTitle') ?? ''
      }
    }
  ]
}

/** The validations of a sheet, those of the list for references to other sheets (`x`) included. */
function readValidations(part: SheetPart): ValidationState[] {
  const list = part.one('dataValidations')
  const plain =
    list === '' ? [] : childrenOf(list, rootOf(list)).filter(({ name }) => name === 'dataValidation')
  const extended = part.one('extLst')
  const more = extended.includes('dataValidation') ? elementsNamed(extended, 'dataValidation') : []
  return [
    ...plain.flatMap((one, index) => readValidation(list, one, String(index))),
    ...more.flatMap((one, index) => readValidation(extended, one, `x${index}`))
  ]
}

function readConditionalFormats(part: SheetPart, book: Book, context: FileContext): ConditionalFormatState[] {
  const { differences, theme } = context
  const color = (attributes: string): string => {
    const number = (name: string): number | undefined => {
      const value = attribute(attributes, name)
      return value === undefined ? undefined : Number(value)
    }
    const parts = {
      rgb: attribute(attributes, 'rgb'),
      theme: number('theme'),
      tint: number('tint'),
      indexed: number('indexed')
    }
    return officeColor(
      Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined)),
      theme
    )
  }
  const found = part.all('conditionalFormatting').flatMap((xml, place) => {
    const root = rootOf(xml)
    const areas = areasIn(attribute(root.attributes, 'sqref') ?? '')
    if (areas.length === 0) return []
    return childrenOf(xml, root)
      .filter(({ name }) => name === 'cfRule')
      .map((rule, index) => ({
        priority: Number(attribute(rule.attributes, 'priority') ?? 0),
        state: {
          id: book.newId(),
          origin: `${place}/${index}`,
          areas,
          stopIfTrue: isOn(rule.attributes, 'stopIfTrue'),
          style: officeConditionalStyle(
            differences[Number(attribute(rule.attributes, 'dxfId') ?? -1)],
            theme
          ),
          ...readRule(xml, rule, color)
        }
      }))
  })
  return found.sort((a, b) => a.priority - b.priority).map(({ state }) => state)
}

function headerParts(texts: [string | undefined, 'Header' | 'Footer'][]): Record<string, string> {
  const parts: Record<string, string> = {}
  for (const [text, end] of texts) {
    for (const match of (text ?? '').matchAll(/&([LCR])([\s\S]*?)(?=&[LCR]|$)/g)) {
      const side = { L: 'Left', C: 'Center', R: 'Right' }[match[1]!]!
      parts[`${side}${end}`] = match[2]!
    }
  }
  return parts
}

/** What the page set-up's own element says beyond the library's words, by Office.js names. */
export const pageTerms = {
  printComments: { NoComments: 'none', EndSheet: 'atEnd', InPlace: 'asDisplayed' },
  printErrors: { AsDisplayed: 'displayed', Blank: 'blank', Dash: 'dash', NotAvailable: 'NA' },
  printOrder: { DownThenOver: 'downThenOver', OverThenDown: 'overThenDown' }
} as const

function readPage(file: FileSheet, part: SheetPart, state: SheetState): void {
  const layout = state.pageLayout
  const setup = file.pageSetup
  if (setup) {
    if (setup.orientation === 'landscape') layout.orientation = 'Landscape'
    layout.paperSize = termOf(paperSizes, setup.paperSize) ?? layout.paperSize
    if (setup.fitToPage) {
      layout.zoom = {
        ...(setup.fitToWidth === 0 ? {} : { horizontalFitToPages: setup.fitToWidth ?? 1 }),
        ...(setup.fitToHeight === 0 ? {} : { verticalFitToPages: setup.fitToHeight ?? 1 })
      }
    } else if (setup.scale) layout.zoom = { scale: setup.scale }
    const margins = setup.margins ?? {}
    for (const side of ['left', 'right', 'top', 'bottom', 'header', 'footer'] as const) {
      const inches = margins[side]
      if (inches !== undefined) layout[`${side}Margin`] = inches * 72
    }
    layout.printGridlines = setup.showGridLines ?? false
    layout.printHeadings = setup.showRowColHeaders ?? false
    layout.centerHorizontally = setup.horizontalCentered ?? false
    layout.centerVertically = setup.verticalCentered ?? false
  }
  const xml = part.one('pageSetup')
  if (xml !== '') {
    const { attributes } = rootOf(xml)
    layout.blackAndWhite = isOn(attributes, 'blackAndWhite')
    layout.draftMode = isOn(attributes, 'draft')
    layout.printComments =
      termOf(pageTerms.printComments, attribute(attributes, 'cellComments')) ?? 'NoComments'
    layout.printErrors = termOf(pageTerms.printErrors, attribute(attributes, 'errors')) ?? 'AsDisplayed'
    layout.printOrder = termOf(pageTerms.printOrder, attribute(attributes, 'pageOrder')) ?? 'DownThenOver'
    if (isOn(attributes, 'useFirstPageNumber'))
      layout.firstPageNumber = Number(attribute(attributes, 'firstPageNumber') ?? 1)
  }
  const header = file.headerFooter
  if (!header) return
  layout.headersFooters = {
    default: headerParts([
      [header.oddHeader, 'Header'],
      [header.oddFooter, 'Footer']
    ]),
    even: headerParts([
      [header.evenHeader, 'Header'],
      [header.evenFooter, 'Footer']
    ]),
    first: headerParts([
      [header.firstHeader, 'Header'],
      [header.firstFooter, 'Footer']
    ])
  }
  layout.headersState = header.differentFirst
    ? header.differentOddEven
      ? 'FirstOddAndEven'
      : 'FirstAndDefault'
    : header.differentOddEven
      ? 'OddAndEven'
      : 'Default'
}

function readProtection(file: FileSheet, part: SheetPart, state: SheetState): void {
  const { protection } = file
  if (!protection || protection.sheet === false) return
  const xml = part.one('sheetProtection')
  const { attributes } = rootOf(xml)
  const passwordHash = attribute(attributes, 'password')
  const hash = attribute(attributes, 'hashValue')
  state.protection = {
    password: '',
    ...(passwordHash ? { passwordHash } : {}),
    ...(hash
      ? {
          saltedHash: {
            algorithm: attribute(attributes, 'algorithmName') ?? '',
            hash,
            salt: attribute(attributes, 'saltValue') ?? '',
            spins: Number(attribute(attributes, 'spinCount') ?? 0)
          }
        }
      : {}),
    options: {
      ...strictProtection,
      allowAutoFilter: protection.autoFilter ?? false,
      allowDeleteColumns: protection.deleteColumns ?? false,
      allowDeleteRows: protection.deleteRows ?? false,
      allowEditObjects: !protection.objects,
      allowEditScenarios: !protection.scenarios,
      allowFormatCells: protection.formatCells ?? false,
      allowFormatColumns: protection.formatColumns ?? false,
      allowFormatRows: protection.formatRows ?? false,
      allowInsertColumns: protection.insertColumns ?? false,
      allowInsertHyperlinks: protection.insertHyperlinks ?? false,
      allowInsertRows: protection.insertRows ?? false,
      allowPivotTables: protection.pivotTables ?? false,
      allowSort: protection.sort ?? false,
      selectionMode:
        protection.selectUnlockedCells === false
          ? 'None'
          : protection.selectLockedCells === false
            ? 'Unlocked'
            : 'Normal'
    }
  }
}

/** The tables of a sheet, each known by its part. */
function readTables(context: FileContext, sheetPart: string, part: SheetPart, book: Book): TableState[] {
  const file = context.package
  const targets = new Map(file.relations(sheetPart).map(({ id, target }) => [id, target]))
  const list = part.one('tableParts')
  const ids =
    list === ''
      ? []
      : childrenOf(list, rootOf(list)).map(({ attributes }) => attribute(attributes, 'id') ?? '')
  return ids.flatMap((id): TableState[] => {
    const path = targets.get(id)
    const xml = path ? file.text(path) : ''
    if (!path || xml === '') return []
    const root = rootOf(xml)
    const area = parseArea(attribute(root.attributes, 'ref') ?? '')
    const columns = childOf(xml, root, 'tableColumns')
    if (!area || !columns) return []
    const filter = childOf(xml, root, 'autoFilter')
    const criteria = filter ? readCriteria(xml, filter, context.filterColor) : {}
    const style = childOf(xml, root, 'tableStyleInfo')
    const styled = (name: string): boolean => isOn(style?.attributes ?? '', name)
    return [
      {
        id: book.newId(),
        origin: path,
        name: attribute(root.attributes, 'displayName') ?? attribute(root.attributes, 'name') ?? '',
        area,
        columns: childrenOf(xml, columns).map(({ attributes }, index) => ({
          id: Number(attribute(attributes, 'id') ?? index + 1),
          name: headerText(attribute(attributes, 'name') ?? ''),
          ...(criteria[index] ? { filter: criteria[index] } : {})
        })),
        showHeaders: attribute(root.attributes, 'headerRowCount') !== '0',
        showTotals: Number(attribute(root.attributes, 'totalsRowCount') ?? 0) > 0,
        style: (style && attribute(style.attributes, 'name')) ?? '',
        showBandedRows: styled('showRowStripes'),
        showBandedColumns: styled('showColumnStripes'),
        showFilterButton: filter !== undefined,
        highlightFirstColumn: styled('showFirstColumn'),
        highlightLastColumn: styled('showLastColumn'),
        sort: []
      }
    ]
  })
}

/** A column's name as its header cell shows it: line breaks and the like are escaped in the table part. */
const headerText = (name: string): string =>
  name.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))

/** The level of grouping of a row or column; 0 when it is not grouped. */
export const outlineLevel = (attributes: string): number =>
  Number(attribute(attributes, 'outlineLevel') ?? 0) || 0

/** The manual page breaks of a sheet; those a program worked out are its own affair. */
function readPageBreaks(part: SheetPart, book: Book): SheetState['pageBreaks'] {
  return (
    [
      ['rowBreaks', 'horizontal'],
      ['colBreaks', 'vertical']
    ] as const
  ).flatMap(([name, direction]) => {
    const xml = part.one(name)
    return (xml === '' ? [] : childrenOf(xml, rootOf(xml))).flatMap(({ attributes }) => {
      const before = Number(attribute(attributes, 'id') ?? 0)
      return isOn(attributes, 'man') && before > 0 ? [{ id: book.newId(), direction, before }] : []
    })
  })
}

function readColumns(part: SheetPart, state: SheetState, styleIds: readonly string[]): void {
  const xml = part.one('cols')
  for (const { attributes } of xml === '' ? [] : childrenOf(xml, rootOf(xml))) {
    const first = Number(attribute(attributes, 'min')) - 1
    const last = Math.min(lastColumn, Number(attribute(attributes, 'max')) - 1)
    if (!(first >= 0 && last >= first))
      throw new FileRefused('damaged', 'A column is defined outside the sheet.')
    const width = attribute(attributes, 'width')
    const style = Number(attribute(attributes, 'style') ?? 0)
    const hidden = isOn(attributes, 'hidden')
    const level = outlineLevel(attributes)
    for (let column = first; column <= last; column++) {
      if (width !== undefined) state.columnWidths[column] = widthInPoints(Number(width))
      if (hidden) state.hiddenColumns[column] = true
      if (level > 0) state.outline.columns[column] = level
      if (style !== 0 && styleIds[style]) state.columnFormats[column] = styleIds[style]
    }
  }
}

/** Whom a comment mentions, and its text with the mentions marked; nothing when there are none. */
function readMentions(
  content: string,
  given: readonly ThreadedCommentMention[],
  persons: readonly ThreadedCommentPerson[]
): Pick<CommentState, 'richContent' | 'mentions'> {
  const found = [...given].sort((a, b) => a.startIndex - b.startIndex)
  if (found.length === 0) return {}
  const mentions: NonNullable<CommentState['mentions']> = []
  let richContent = ''
  let at = 0
  for (const { startIndex, length, mentionPersonId } of found) {
    const person = persons.find(({ id }) => id === mentionPersonId)
    const name = content.slice(startIndex, startIndex + length).replace(/^@/, '')
    const email = person?.userId ?? ''
    let id = mentions.findIndex((known) => known.email === email && known.name === name)
    if (id === -1) id = mentions.push({ email, id: mentions.length, name }) - 1
    richContent += `${content.slice(at, startIndex)}<at id="${id}">${name}</at>`
    at = startIndex + length
  }
  return { richContent: richContent + content.slice(at), mentions }
}

function readComments(file: FileSheet, book: Book, context: FileContext): CommentState[] {
  const threads = file.threadedComments ?? []
  const name = (personId: string): string =>
    context.persons.find(({ id }) => id === personId)?.displayName ?? ''
  const text = ({ text: content, mentions }: ThreadedComment) => ({
    content,
    ...readMentions(content, mentions ?? [], context.persons)
  })
  const comments: CommentState[] = []
  const threaded = new Set<string>()
  for (const thread of threads) {
    const { id, ref, personId, parentId, date, done } = thread
    const area = parseArea(ref ?? '')
    if (parentId !== undefined || !area) continue
    threaded.add(`${area.top},${area.left}`)
    comments.push({
      id,
      origin: id,
      row: area.top,
      column: area.left,
      ...text(thread),
      author: name(personId),
      created: date ?? '',
      resolved: done ?? false,
      replies: threads
        .filter((reply) => reply.parentId === id)
        .map((reply) => ({
          id: reply.id,
          ...text(reply),
          author: name(reply.personId),
          created: reply.date ?? ''
        }))
    })
  }
  for (const [key, { comment }] of file.cells ?? new Map<string, FileCell>()) {
    if (!comment || threaded.has(key)) continue
    const [row = 0, column = 0] = key.split(',').map(Number)
    comments.push({
      id: book.newId(),
      origin: 'note',
      row,
      column,
      content: comment.text,
      author: comment.author ?? '',
      created: '',
      resolved: false,
      replies: []
    })
  }
  return comments
}

function readHyperlinks(context: FileContext, sheetPart: string, part: SheetPart, state: SheetState): void {
  const xml = part.one('hyperlinks')
  const targets = new Map(context.package.relations(sheetPart).map(({ id, target }) => [id, target]))
  for (const { attributes } of xml === '' ? [] : childrenOf(xml, rootOf(xml))) {
    const area = parseArea(attribute(attributes, 'ref') ?? '')
    if (!area) continue
    const target = targets.get(attribute(attributes, 'id') ?? '')
    const location = attribute(attributes, 'location')
    const tooltip = attribute(attributes, 'tooltip')
    state.hyperlinks[`${area.top},${area.left}`] = {
      ...(target ? { address: target } : {}),
      ...(location ? { documentReference: location } : {}),
      ...(tooltip ? { screenTip: tooltip } : {})
    }
  }
}

/** Everything of a sheet that is not a cell. */
export function readSheetState(
  file: FileSheet,
  sheetPart: string,
  part: SheetPart,
  book: Book,
  context: FileContext
): SheetState {
  const state = newSheetState(file.name)
  state.visibility = file.veryHidden ? 'VeryHidden' : file.hidden ? 'Hidden' : 'Visible'
  state.tabColor = officeColor(file.view?.tabColor, context.theme)
  state.showGridlines = file.view?.showGridLines ?? true
  state.showHeadings = file.view?.showRowColHeaders ?? true
  state.sheetFormat = context.sheetFormat
  state.merges = (file.merges ?? []).map((one) => ({
    top: one.startRow,
    left: one.startCol,
    bottom: one.endRow,
    right: one.endCol
  }))
  state.validations = readValidations(part)
  state.conditionalFormats = readConditionalFormats(part, book, context)
  state.tables = readTables(context, sheetPart, part, book)
  if (file.freezePane)
    state.freeze = { rows: file.freezePane.rows ?? 0, columns: file.freezePane.columns ?? 0, top: 0, left: 0 }
  const filter = part.one('autoFilter')
  if (filter !== '') {
    const root = rootOf(filter)
    const area = parseArea(attribute(root.attributes, 'ref') ?? '')
    if (area) state.autoFilter = { area, criteria: readCriteria(filter, root, context.filterColor) }
  }
  readColumns(part, state, context.styleIds)
  readProtection(file, part, state)
  readPage(file, part, state)
  readHyperlinks(context, sheetPart, part, state)
  state.pageBreaks = readPageBreaks(part, book)
  state.comments = readComments(file, book, context)
  return state
}

/** Whether a hidden row is hidden by a filter. */
function isFiltered(state: SheetState, row: number): boolean {
  const filtered = ({ top, bottom }: { top: number; bottom: number }): boolean => row > top && row <= bottom
  return (
    (state.autoFilter !== null &&
      Object.keys(state.autoFilter.criteria).length > 0 &&
      filtered(state.autoFilter.area)) ||
    state.tables.some((table) => table.columns.some((column) => column.filter) && filtered(table.area))
  )
}

/** Puts the cells and rows of a file into a sheet. */
export function fillSheet(sheet: Sheet, data: string, context: FileContext): void {
  const { state } = sheet
  const { styleIds } = context
  const filled: { top: number; left: number; bottom: number; right: number }[] = []
  readCells(
    data,
    { strings: context.strings.texts },
    ({ row, column, content, style, fills }) => {
      if (fills && (fills.bottom > fills.top || fills.right > fills.left)) filled.push(fills)
      const isFill = filled.some(
        (area) =>
          row >= area.top &&
          row <= area.bottom &&
          column >= area.left &&
          column <= area.right &&
          !(row === area.top && column === area.left)
      )
      const kept = isFill ? undefined : content
      const id = keptStyle(state, styleIds, row, column, style, kept !== undefined)
      if (kept || id) sheet.fill(row, column, { ...kept, ...(id ? { s: id } : {}) })
    },
    ({ row, attributes }) => {
      const height = attribute(attributes, 'ht')
      if (height !== undefined) state.rowHeights[row] = Number(height)
      if (isOn(attributes, 'hidden'))
        (isFiltered(state, row) ? state.filteredRows : state.hiddenRows)[row] = true
      const level = outlineLevel(attributes)
      if (level > 0) state.outline.rows[row] = level
      const style = Number(attribute(attributes, 's') ?? 0)
      if (isOn(attributes, 'customFormat') && styleIds[style] && style !== 0)
        state.rowFormats[row] = styleIds[style]
    }
  )
}
