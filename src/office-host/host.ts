import { areaText, contains, intersection, parseArea } from './engine/area'
import type { Area } from './engine/area'
import { Book } from './engine/book'
import type { BookEvent } from './engine/book'
import { interpretText } from './engine/cell-value'
import type { Sheet } from './engine/sheet'
import { accessDenied, invalidArgument, itemNotFound, OfficeError } from './bridge/office-error'
import { documentNotices } from './bridge/document-events'
import type { DocumentNotice } from './bridge/document-events'
import type { RequestBody, ResponseBody } from './bridge/request'
import { processRequest } from './bridge/request-processor'
import { addTable } from './model/table'
import { changeContents, fillCalculatedColumns, setContents, tableBody } from './model/content'
import { accepts } from './model/data-validation'
import { selectRange } from './model/range-select'
import { guardContent } from './model/range-target'
import { activateSheet, deleteSheet } from './model/worksheet'
import type { HostHabits } from './habits'
import { usualHabits } from './habits'
import type { Omission } from './file/omissions'
import { omissionsIn } from './file/omissions'
import { readWorkbookFile } from './file/read-workbook'
import { writeWorkbookFile } from './file/write-workbook'

/** What crossed the bridge since the last reset; sizes in bytes of UTF-8. */
export interface Traffic {
  requests: number
  bytesSent: number
  bytesReceived: number
  largestRequest: number
}

/** How a host starts: a file to open, names and language it reports. */
export interface HostOptions {
  file?: Uint8Array
  workbookName?: string
  userName?: string
  language?: string
  /** The requirement sets the host says it supports, by name; ExcelApi is at most 1.15. */
  requirementSets?: Record<string, string>
  /** Whether the workbook is open for reading only, so that every change is refused (AccessDenied). */
  readOnly?: boolean
  /** The most bytes of one request or response; 5 MB as Excel on the web unless given. */
  payloadLimit?: number
  /** Habits that this Excel has or has not, otherwise than usual. */
  habits?: Partial<HostHabits>
  /** The time comments are stamped with, as ISO text. */
  now?: () => string
}

/** An event on its way to an add-in page. */
export interface HostMessage {
  messageType: number
  targetId: string
  message: string
  isRemoteOverride: boolean
}

const messageTypes: Record<Exclude<BookEvent['kind'], 'settingsChanged'>, number> = {
  changed: 10,
  activated: 11,
  deactivated: 12,
  added: 13,
  selectionChanged: 14,
  deleted: 15,
  calculated: 16,
  formatChanged: 18,
  rowSorted: 19,
  rowHiddenChanged: 22,
  protectionChanged: 24,
  nameChanged: 25,
  visibilityChanged: 26,
  moved: 27,
  columnSorted: 20,
  singleClicked: 21,
  formulaChanged: 23,
  chartAdded: 50,
  chartActivated: 51,
  chartDeactivated: 52,
  chartDeleted: 53,
  tableSelectionChanged: 100,
  tableChanged: 101,
  tableAdded: 102,
  tableDeleted: 103,
  commentAdded: 250,
  commentDeleted: 251,
  commentChanged: 252,
  shapeActivated: 2101,
  shapeDeactivated: 2102,
  workbookActivated: 2203
}

const onlyToWorkbook = new Set<BookEvent['kind']>(['added', 'deleted', 'moved'])

/**
 * 5 MB:
 * https://learn.microsoft.com/office/dev/add-ins/concepts/resource-limits-and-performance-optimization#excel-add-ins
 */
const defaultPayloadLimit = 5 * 1024 * 1024

/** What protection must allow for inserting or deleting whole rows and columns, and what the event calls it. */
const lineShifts = {
  down: { option: 'allowInsertRows', changeType: 'RowInserted' },
  up: { option: 'allowDeleteRows', changeType: 'RowDeleted' },
  right: { option: 'allowInsertColumns', changeType: 'ColumnInserted' },
  left: { option: 'allowDeleteColumns', changeType: 'ColumnDeleted' }
} as const

/** The requirement sets a host says it supports unless told otherwise. */
export const defaultRequirementSets: Record<string, string> = {
  ExcelApi: '1.15',
  ExcelApiOnline: '1.1',
  SharedRuntime: '1.2',
  RibbonApi: '1.2',
  DialogApi: '1.2',
  AddinCommands: '1.3',
  CustomFunctionsRuntime: '1.0'
}

const bytes = (text: string): number => new TextEncoder().encode(text).length

/** A workbook with the bridge an Office.js page talks to, and the hands of a person at the sheet. */
export class OfficeHost {
  readonly book: Book
  readonly options: HostOptions
  readonly traffic: Traffic = { requests: 0, bytesSent: 0, bytesReceived: 0, largestRequest: 0 }
  private readonly messageListeners = new Set<(messages: HostMessage[]) => void>()
  private readonly documentListeners = new Set<(notices: DocumentNotice[]) => void>()
  private editing = false
  private queue: Promise<unknown> = Promise.resolve()

  constructor(book: Book, options: HostOptions) {
    this.book = book
    this.options = options
    if (options.userName) book.userName = options.userName
    if (options.language) book.language = options.language
    if (options.now) book.now = options.now
    book.habits = { ...usualHabits, ...options.habits }
    book.emitDataChange = (sheet, area, detail) => {
      this.reportChange(sheet, area, detail)
    }
    book.onEvents((events) => {
      this.deliver(events)
    })
  }

  /** Answers one request's body; steps run one request after another, as Excel does. */
  process(text: string): Promise<{ statusCode: number; body: string }> {
    const answer = this.queue.then(() => this.answer(text))
    this.queue = answer.catch(() => undefined)
    return answer
  }

  private async answer(text: string): Promise<{ statusCode: number; body: string }> {
    const sent = bytes(text)
    const limit = this.options.payloadLimit ?? defaultPayloadLimit
    this.traffic.requests++
    this.traffic.bytesSent += sent
    this.traffic.largestRequest = Math.max(this.traffic.largestRequest, sent)
    const refuse = (code: string, message: string): { statusCode: number; body: string } => ({
      statusCode: 400,
      body: JSON.stringify({ error: { code, message } })
    })
    if (sent > limit)
      return refuse('RequestPayloadSizeLimitExceeded', 'The request payload size has exceeded the limit.')
    if (this.editing) {
      return refuse(
        'InvalidOperationInCellEditMode',
        'Excel is in cell-editing mode. Please exit the edit mode by pressing ENTER or TAB or selecting another cell, and then try again.'
      )
    }
    let response: ResponseBody
    try {
      response = await processRequest(this.book, JSON.parse(text) as RequestBody)
    } finally {
      await this.book.calculate()
      this.book.commit()
      this.book.flushEvents()
    }
    const body = JSON.stringify(response)
    const received = bytes(body)
    this.traffic.bytesReceived += received
    if (received > limit)
      return refuse('ResponsePayloadSizeLimitExceeded', 'The response payload size has exceeded the limit.')
    return { statusCode: 200, body }
  }

  resetTraffic(): void {
    Object.assign(this.traffic, { requests: 0, bytesSent: 0, bytesReceived: 0, largestRequest: 0 })
  }

  /** Hears every event as the library wants it, until the function it answers with is called. */
  onMessages(listener: (messages: HostMessage[]) => void): () => void {
    this.messageListeners.add(listener)
    return () => this.messageListeners.delete(listener)
  }

  /** Hears what the document's own events tell of, until the function it answers with is called. */
  onDocumentNotices(listener: (notices: DocumentNotice[]) => void): () => void {
    this.documentListeners.add(listener)
    return () => this.documentListeners.delete(listener)
  }

  private reportChange(sheet: Sheet, area: Area, detail?: () => Record<string, unknown>): void {
    const { book } = this
    if (!book.eventsEnabled) return
    const { source, triggerSource } = book
    const payload = (): Record<string, unknown> => ({
      changeType: 'RangeEdited',
      source,
      triggerSource,
      worksheetId: sheet.id,
      address: areaText(area),
      shiftDirection: 'None',
      referenceId: this.keepForEvent(sheet, area),
      ...detail?.()
    })
    book.emit({ kind: 'changed', target: sheet.id, detail: payload })
    for (const table of sheet.state.tables) {
      const shared = intersection(table.area, area)
      if (!shared) continue
      book.emit({
        kind: 'tableChanged',
        target: table.id,
        detail: () => ({ ...payload(), address: areaText(shared), tableId: table.id })
      })
    }
  }

  private keepForEvent(sheet: Sheet, area: Area): string {
    const id = `event${this.book.nextNumber()}`
    this.book.kept.set(id, { sheet, areas: [{ ...area }] })
    return id
  }

  private deliver(events: BookEvent[]): void {
    const messages = events.flatMap((event): HostMessage[] => {
      const raw = typeof event.detail === 'function' ? event.detail() : event.detail
      const detail = { ...raw }
      if (event.kind === 'settingsChanged') return []
      const messageType = messageTypes[event.kind]
      if (detail['area']) {
        const sheet = this.book.sheetById(String(detail['worksheetId']))
        if (sheet) detail['referenceId'] = this.keepForEvent(sheet, detail['area'] as Area)
        detail['address'] = areaText(detail['area'] as Area)
        delete detail['area']
      }
      const message = JSON.stringify(detail)
      const isRemoteOverride = detail['source'] === 'Remote'
      const to = (targetId: string): HostMessage => ({
        messageType,
        targetId,
        message,
        isRemoteOverride
      })
      if (event.kind === 'workbookActivated') return [to('Workbook')]
      if (event.kind === 'tableSelectionChanged') return [to(event.target)]
      if (event.kind === 'tableChanged') {
        return [to(event.target), to(String(detail['worksheetId'])), to('Workbook')]
      }
      return onlyToWorkbook.has(event.kind) ? [to('Workbook')] : [to(event.target), to('Workbook')]
    })
    const notices = documentNotices(new Set(events.map(({ kind }) => kind)))
    for (const { eventId, targetId, detail } of notices) {
      const message = JSON.stringify(detail)
      messages.push({ messageType: eventId, targetId, message, isRemoteOverride: false })
    }
    if (messages.length > 0) for (const listener of this.messageListeners) listener(messages)
    if (notices.length > 0) for (const listener of this.documentListeners) listener(notices)
  }

  private sheet(name: string): Sheet {
    const sheet = this.book.sheetByName(name)
    if (!sheet) throw itemNotFound(`the sheet ${name}`)
    return sheet
  }

  private area(address: string): Area {
    const area = parseArea(address)
    if (!area) throw invalidArgument(`${address} is no address`)
    return area
  }

  /** Does something as a person at this workbook would: one undo step, events not caused by the add-in. */
  byHand<T>(work: () => T | Promise<T>): Promise<T> {
    const run = this.queue.then(async () => {
      const before = this.book.triggerSource
      this.book.triggerSource = 'Unknown'
      try {
        return await work()
      } finally {
        await this.book.calculate()
        this.book.commit()
        this.book.flushEvents()
        this.book.triggerSource = before
      }
    })
    this.queue = run.catch(() => undefined)
    return run
  }

  /** Reads the workbook between two steps, when everything is computed. */
  reading<T>(work: () => T | Promise<T>): Promise<T> {
    const run = this.queue.then(work)
    this.queue = run.catch(() => undefined)
    return run
  }

  /**
   * Types text into a cell: protection refuses (AccessDenied), a stopping validation refuses (InvalidOperation), a table takes in
   * a row typed right below it, and a formula in an empty table column fills the column.
   */
  async typeIntoCell(sheetName: string, address: string, text: string): Promise<void> {
    const { top: row, left: column } = this.area(address)
    return this.typeInto(this.sheet(sheetName), row, column, text)
  }

  /** Types text into the cell of a row and column, both from 0. */
  typeInto(sheet: Sheet, row: number, column: number, text: string): Promise<void> {
    return this.byHand(async () => {
      const cell = { top: row, bottom: row, left: column, right: column }
      guardContent(sheet, cell)
      const validation = sheet.validationAt(row, column)
      if (validation && !text.startsWith('=')) {
        const blocks = validation.errorAlert.showAlert && validation.errorAlert.style === 'Stop'
        if (blocks && !(await this.wouldAccept(sheet, row, column, text))) {
          throw new OfficeError(
            'InvalidOperation',
            validation.errorAlert.message || 'The value does not match the data validation of this cell.',
            validation.errorAlert.message ? undefined : 'cell-rule'
          )
        }
      }
      const above = row > 0 ? sheet.tableAt(row - 1, column) : undefined
      const growsTable =
        above &&
        !above.showTotals &&
        above.area.bottom === row - 1 &&
        !sheet.tableAt(row, column) &&
        text !== '' &&
        !sheet.state.protection
      setContents(sheet, cell, text)
      if (growsTable) {
        sheet.touch()
        const table = sheet.state.tables.find((one) => one.id === above.id)!
        table.area = { ...table.area, bottom: row }
        this.book.tablesChanged()
        fillCalculatedColumns(sheet, table, { top: row, bottom: row })
      }
      const table = sheet.tableAt(row, column)
      if (table && text.startsWith('=')) {
        const body = tableBody(table)
        const own = { ...body, left: column, right: column }
        const used = sheet.usedArea(true, own)
        if (used && used.top === row && used.bottom === row && contains(own, cell)) {
          fillCalculatedColumns(sheet, table, { top: body.top, bottom: row - 1 })
          fillCalculatedColumns(sheet, table, { top: row + 1, bottom: body.bottom })
        }
      }
    })
  }

  /** Whether a cell's validation accepts typed text; a formula of the validation sees it in the cell already, as in Excel. */
  private async wouldAccept(sheet: Sheet, row: number, column: number, text: string): Promise<boolean> {
    const old = sheet.cell(row, column)
    const put = (cell: typeof old): void => {
      sheet.fill(row, column, cell)
      this.book.markDirty(sheet.id, { top: row, bottom: row, left: column, right: column })
    }
    put(sheet.contentCell(row, column, old, text))
    try {
      return await accepts(this.book, sheet, row, column, typed(sheet, row, column, text))
    } finally {
      put(old)
    }
  }

  /** Pastes a block of values over cells, past every validation, as Excel does; one change event without details. */
  pasteValues(sheetName: string, address: string, values: (string | number | boolean)[][]): Promise<void> {
    return this.byHand(() => {
      const sheet = this.sheet(sheetName)
      const start = this.area(address)
      const area = {
        ...start,
        bottom: start.top + values.length - 1,
        right: start.left + (values[0]?.length ?? 1) - 1
      }
      setContents(sheet, area, values)
    })
  }

  /** Clears the content of cells with the Delete key. */
  clearCells(sheetName: string, address: string): Promise<void> {
    return this.byHand(() => {
      const sheet = this.sheet(sheetName)
      const area = this.area(address)
      guardContent(sheet, area)
      changeContents(sheet, area, (_row, _column, old) => (old?.s ? { s: old.s } : undefined), true)
    })
  }

  /** Inserts whole rows above a row, as the context menu does; refused where protection does not allow it. */
  insertRows(sheetName: string, firstRow: number, count: number): Promise<void> {
    return this.shiftRows(sheetName, firstRow, count, 'down')
  }

  /** Deletes whole rows, counted from 1. */
  deleteRows(sheetName: string, firstRow: number, count: number): Promise<void> {
    return this.shiftRows(sheetName, firstRow, count, 'up')
  }

  /** Inserts or deletes whole rows, counted from 1. */
  shiftRows(sheetName: string, firstRow: number, count: number, direction: 'down' | 'up'): Promise<void> {
    const area = { top: firstRow - 1, bottom: firstRow + count - 2, left: 0, right: 16_383 }
    return this.shiftLines(sheetName, area, direction)
  }

  /** Inserts or deletes whole columns, counted from 0. */
  shiftColumns(
    sheetName: string,
    firstColumn: number,
    count: number,
    direction: 'right' | 'left'
  ): Promise<void> {
    const area = { top: 0, bottom: 1_048_575, left: firstColumn, right: firstColumn + count - 1 }
    return this.shiftLines(sheetName, area, direction)
  }

  private shiftLines(
    sheetName: string,
    area: Area,
    direction: 'down' | 'up' | 'right' | 'left'
  ): Promise<void> {
    return this.byHand(() => {
      const sheet = this.sheet(sheetName)
      const kind = lineShifts[direction]
      const { protection } = sheet.state
      const isDeletion = direction === 'up' || direction === 'left'
      if (protection && (!protection.options[kind.option] || (isDeletion && sheet.hasLockedCell(area)))) {
        throw accessDenied(`${sheetName} is protected`)
      }
      const grown =
        direction === 'down'
          ? sheet.state.tables.filter(({ area: own }) => area.top > own.top && area.top <= own.bottom)
          : []
      sheet.shift({ area, direction })
      for (const { id } of grown) {
        const table = sheet.state.tables.find((one) => one.id === id)
        if (table) fillCalculatedColumns(sheet, table, { top: area.top, bottom: area.bottom })
      }
      this.reportChange(sheet, area, () => ({ changeType: kind.changeType }))
    })
  }

  /** Selects cells with the mouse. */
  select(sheetName: string, address: string): Promise<void> {
    return this.byHand(() => {
      selectRange({ sheet: this.sheet(sheetName), area: this.area(address) })
    })
  }

  /** Clicks a cell: it is selected, and the sheet tells of the click. Source: https://learn.microsoft.com/javascript/api/excel/excel.worksheetsingleclickedeventargs */
  click(sheetName: string, address: string): Promise<void> {
    return this.byHand(() => {
      const sheet = this.sheet(sheetName)
      const { top, left } = this.area(address)
      const area = { top, bottom: top, left, right: left }
      selectRange({ sheet, area })
      this.book.emit({
        kind: 'singleClicked',
        target: sheet.id,
        detail: { worksheetId: sheet.id, address: areaText(area), offsetX: 0, offsetY: 0 }
      })
    })
  }

  /** Brings the workbook's window to the front. */
  focusWorkbook(): Promise<void> {
    return this.byHand(() => {
      this.book.emit({ kind: 'workbookActivated', target: 'Workbook', detail: {} })
    })
  }

  /** Clicks the tab of a sheet. */
  activate(sheetName: string): Promise<void> {
    return this.byHand(() => {
      activateSheet(this.sheet(sheetName))
    })
  }

  /** Deletes a sheet by hand. */
  deleteSheet(sheetName: string): Promise<void> {
    return this.byHand(() => {
      deleteSheet(this.sheet(sheetName))
    })
  }

  /** Makes a table with Ctrl+T. */
  addTable(sheetName: string, address: string, name?: string): Promise<void> {
    return this.byHand(() => {
      addTable(this.book, this.sheet(sheetName), this.area(address), true, name)
    })
  }

  /** Does what a co-author does elsewhere: the same changes, with events whose source is Remote. */
  async asOtherUser<T>(work: (host: OfficeHost) => Promise<T>): Promise<T> {
    const { source, triggerSource } = this.book
    this.book.source = 'Remote'
    this.book.triggerSource = 'Unknown'
    try {
      return await work(this)
    } finally {
      Object.assign(this.book, { source, triggerSource })
    }
  }

  /** Begins editing a cell: until it ends every request fails. Source: https://learn.microsoft.com/office/dev/add-ins/testing/application-specific-api-error-handling */
  enterEditMode(): void {
    this.editing = true
  }

  leaveEditMode(): void {
    this.editing = false
  }

  /** Ctrl+Z; false when there is nothing to take back. */
  undo(): Promise<boolean> {
    return this.replay(() => this.book.undo())
  }

  /** Ctrl+Y; false when there is nothing to repeat. */
  redo(): Promise<boolean> {
    return this.replay(() => this.book.redo())
  }

  private replay(step: () => boolean): Promise<boolean> {
    const run = this.queue.then(async () => {
      const before = this.book.triggerSource
      this.book.triggerSource = 'Unknown'
      const done = step()
      await this.book.calculate()
      this.book.flushEvents()
      this.book.triggerSource = before
      return done
    })
    this.queue = run.catch(() => undefined)
    return run
  }

  /** The workbook as an .xlsx file. */
  async save(): Promise<Uint8Array> {
    await this.queue
    await this.book.calculate()
    return writeWorkbookFile(this.book)
  }

  /** What add-ins made or changed that a file saved now does not hold; empty when it holds everything. */
  omissions(): Omission[] {
    return omissionsIn(this.book)
  }

  dispose(): void {
    this.book.dispose()
  }
}

function typed(sheet: Sheet, row: number, column: number, text: string): string | number | boolean {
  return sheet.format(row, column).numberFormat === '@' ? text : interpretText(text).value
}

/** Starts a host with an empty workbook of one sheet, or with the workbook of a file. */
export async function startOfficeHost(options: HostOptions = {}): Promise<OfficeHost> {
  const book = new Book(options.workbookName)
  const host = new OfficeHost(book, options)
  if (options.file) await readWorkbookFile(book, options.file)
  if (book.sheets.length === 0) book.addSheet('Sheet1')
  await book.calculate()
  book.forgetHistory()
  book.isDirty = false
  book.isReadOnly = options.readOnly ?? false
  book.flushEvents()
  return host
}
