import { inSlices } from '../../application/in-slices'
import type { ExistingSheets, WorkOptions } from '../../application/ports'
import type { NameLayout, SheetLayout, WorkbookLayout } from '../../domain/report/layout'
import { freeSheetName, isSameName } from '../../domain/report/sheet-names'
import { namedRange, setName } from './defined-names'
import { clearFiltersStep, toClear } from './cleared-filters'
import { converse, type Session } from './session'
import { protectionSteps } from './sheet-page'
import { finishSteps, groundSteps } from './sheet-steps'
import { freeTableName, surveyWorkbook, type Survey } from './survey'
import { runSteps, writeStep, type WriteStep } from './write-requests'

type Protection = Excel.WorksheetProtectionOptions

interface AsideSheet {
  readonly name: string
  readonly asideName: string
  readonly visibility: Survey['sheets'][number]['visibility']
}

/** How sheets, tables and names make room for those of a layout. */
interface Room {
  /** Sheets whose names the layout takes. */
  readonly sheets: readonly AsideSheet[]
  /** Tables whose names the layout takes, and the names its own ones have until then. */
  readonly tables: readonly {
    readonly name: string
    readonly asideName: string
    readonly waitingName: string
  }[]
  /** Protected sheets that change before they are kept or deleted: by the name they have after making room. */
  readonly toOpen: readonly string[]
  /** Sheets that stay, and whose formulas would read the new names: by their names after making room, and `before`. */
  readonly toFreeze: readonly {
    readonly name: string
    readonly before: string
    readonly protection: Protection | undefined
  }[]
  /** Names that only meant sheets about to be deleted. */
  readonly staleNames: readonly string[]
}

/** What is inserted, what becomes of sheets in the way, and whether filters on those that stay may be cleared. */
interface Insertion {
  readonly layout: WorkbookLayout
  readonly existing: ExistingSheets
  readonly mayClear: boolean
}

/**
 * Adds the sheets and names of a layout: one round trip to look, then as many as the bytes need. Sheets in the way are
 * renamed first and deleted, or turned into values, with the last step: up to there a failure or the person's
 * cancelling takes everything back.
 */
export async function insertLayout(
  session: Session,
  { layout, existing, mayClear }: Insertion,
  options: WorkOptions
): Promise<void> {
  refuseUnfit(layout)
  const survey = await surveyWorkbook(session)
  const room = planRoom(survey, layout, existing)
  // Copying leaves out what a filter hides.
  const filtered = toClear(
    survey,
    room.toFreeze.map(({ before }) => before),
    mayClear
  )
  const waitingName = (table: string): string =>
    room.tables.find(({ name }) => isSameName(name, table))?.waitingName ?? table
  const steps = [
    ...makeRoomSteps(room),
    ...layout.sheets.map((sheet) => addSheetStep(sheet)),
    ...(await inSlices(groundSteps(layout.sheets, layout.styles, waitingName), options)),
    ...handOverSteps(room, layout.names, survey, filtered),
    ...(await inSlices(finishSteps(layout.sheets, layout.styles), options)),
    ...layout.sheets.flatMap(protectionSteps),
    ...closingSteps(layout, room, existing)
  ]
  try {
    await runSteps(session, steps, options)
  } catch (error) {
    await takeBack(session, { survey, room, layout }, error)
    throw error
  }
}

/** Two sheets of one name cannot be told apart by anything that follows. */
function refuseUnfit({ sheets }: WorkbookLayout): void {
  const names = new Set(sheets.map(({ name }) => name.toLowerCase()))
  if (names.size < sheets.length) throw new RangeError('Two sheets of the layout have the same name')
}

function planRoom(survey: Survey, layout: WorkbookLayout, existing: ExistingSheets): Room {
  const taken = [...survey.sheets.map(({ name }) => name), ...layout.sheets.map(({ name }) => name)]
  const sheets = survey.sheets
    .filter(({ name }) => layout.sheets.some((sheet) => isSameName(sheet.name, name)))
    .map((sheet): AsideSheet => {
      const asideName = freeSheetName(sheet.name, taken)
      taken.push(asideName)
      return { name: sheet.name, asideName, visibility: sheet.visibility }
    })
  const wanted = layout.sheets.flatMap(({ table }) => (table ? [table.name] : []))
  const tableNames = [...survey.tables.map(({ name }) => name), ...wanted]
  const colliding = survey.tables.filter(({ name }) => wanted.some((other) => isSameName(other, name)))
  const tables = colliding.map(({ name }) => {
    const asideName = freeTableName(name, tableNames)
    const waitingName = freeTableName(name, [...tableNames, asideName])
    tableNames.push(asideName, waitingName)
    return { name, asideName, waitingName }
  })
  const asideOf = (name: string): AsideSheet | undefined =>
    sheets.find((sheet) => isSameName(sheet.name, name))
  const ownsTable = ({ name }: Survey['sheets'][number]): boolean =>
    colliding.some((table) => isSameName(table.sheet, name))
  const isKept = ({ name }: Survey['sheets'][number]): boolean =>
    asideOf(name) === undefined || existing === 'keep-both'
  const affected = survey.sheets.filter((sheet) => asideOf(sheet.name) !== undefined || ownsTable(sheet))
  return {
    sheets,
    tables,
    toOpen: affected
      .filter((sheet) => ownsTable(sheet) || isKept(sheet))
      .flatMap(({ name, protection }) => (protection ? [asideOf(name)?.asideName ?? name] : [])),
    toFreeze: affected
      .filter(isKept)
      .map(({ name, protection }) => ({ name: asideOf(name)?.asideName ?? name, before: name, protection })),
    staleNames:
      existing === 'keep-both'
        ? []
        : survey.names
            .filter(({ name }) => !layout.names.some((other) => isSameName(other.name, name)))
            .filter(({ formula }) => {
              const sheet = namedRange(formula)?.sheet
              return sheet !== undefined && asideOf(sheet) !== undefined
            })
            .map(({ name }) => name)
  }
}

function makeRoomSteps({ sheets }: Room): WriteStep[] {
  if (sheets.length === 0) return []
  return [
    writeStep('writing', 2 * sheets.length, (book) => {
      for (const { name, asideName } of sheets) book.sheet(name).name = asideName
      book.forgetSheets()
    })
  ]
}

const addSheetStep = ({ name }: SheetLayout): WriteStep =>
  writeStep('writing', 1, (book) => {
    book.addSheet(name)
  })

/** Hands tables and names over to the layout; from here on the old sheets change, so nobody can cancel any more. */
function handOverSteps(
  { toOpen, toFreeze, tables, staleNames }: Room,
  names: readonly NameLayout[],
  survey: Survey,
  filtered: Survey['sheets']
): WriteStep[] {
  const clearing = clearFiltersStep(
    filtered,
    (before) => toFreeze.find((sheet) => sheet.before === before)?.name ?? before
  )
  const calls = 2 * toOpen.length + 5 * toFreeze.length + 4 * tables.length + 2 * staleNames.length
  return [
    {
      ...writeStep('writing', calls + 3 * (names.length + filtered.length), (book) => {
        const { workbook } = book
        for (const name of toOpen) book.sheet(name).protection.unprotect()
        clearing.apply(book)
        for (const { name } of toFreeze) {
          const used = book.sheet(name).getUsedRange()
          used.copyFrom(used, 'Values')
        }
        for (const { name, asideName } of tables) workbook.tables.getItem(name).name = asideName
        for (const { name, waitingName } of tables) workbook.tables.getItem(waitingName).name = name
        for (const { name, protection } of toFreeze) {
          if (protection) book.sheet(name).protection.protect(protection)
        }
        for (const name of staleNames) workbook.names.getItem(name).delete()
        for (const layout of names) setName(workbook, layout, survey)
      }),
      isFinal: true
    }
  ]
}

function closingSteps(layout: WorkbookLayout, { sheets }: Room, existing: ExistingSheets): WriteStep[] {
  const properties = Object.entries(layout.customProperties)
  const active = layout.sheets.find((sheet) => sheet.id === layout.activeSheet)
  return [
    writeStep('finishing', properties.length + 2 * layout.sheets.length + 3 * sheets.length + 2, (book) => {
      for (const [key, value] of properties) book.workbook.properties.custom.add(key, value)
      if (active) book.sheet(active.name).activate()
      for (const { name, visibility } of layout.sheets) {
        if (visibility !== 'visible') book.sheet(name).visibility = VISIBILITIES[visibility]
      }
      if (existing === 'keep-both') return
      for (const { asideName, visibility } of sheets) {
        const sheet = book.sheet(asideName)
        // Excel refuses to delete a very hidden sheet.
        if (visibility === 'VeryHidden') sheet.visibility = 'Hidden'
        sheet.delete()
      }
    })
  ]
}

const VISIBILITIES = { hidden: 'Hidden', veryHidden: 'VeryHidden' } as const

/** Milliseconds to wait for an Excel that has just failed. */
const TAKE_BACK_TIME = 10_000

/**
 * Takes an unfinished insertion back: new sheets go, old ones get their names, tables and defined names again. Decided by
 * what is there now, because a request may have failed half way or arrived late. Where this fails too, the first failure
 * is what the person hears of, with this one as its cause.
 */
async function takeBack(
  { settings }: Session,
  insertion: { readonly survey: Survey; readonly room: Room; readonly layout: WorkbookLayout },
  failure: unknown
): Promise<void> {
  const { survey: before, room, layout } = insertion
  try {
    const timeLimit = Math.min(settings.timeLimit, TAKE_BACK_TIME)
    await converse({ timeLimit }, {}, async (session) => {
      const now = await surveyWorkbook(session)
      const isThere = (name: string): boolean => now.sheets.some((sheet) => isSameName(sheet.name, name))
      const added = layout.sheets.filter(({ name }) => {
        if (!isThere(name)) return false
        const aside = room.sheets.find((sheet) => isSameName(sheet.name, name))
        return aside === undefined || isThere(aside.asideName)
      })
      await runSteps(session, [takeBackStep(before, now, room, added)], {})
    })
  } catch (error) {
    if (failure instanceof Error) failure.cause ??= error
  }
}

function takeBackStep(before: Survey, now: Survey, room: Room, added: readonly SheetLayout[]): WriteStep {
  const calls = 3 * (added.length + before.sheets.length + room.tables.length + now.names.length)
  const asideName = (name: string): string =>
    room.sheets.find((sheet) => isSameName(sheet.name, name))?.asideName ?? name
  const isProtectedNow = (name: string): boolean => {
    const aside = now.sheets.find((sheet) => isSameName(sheet.name, asideName(name)))
    const sheet = aside ?? now.sheets.find((other) => isSameName(other.name, name))
    return sheet === undefined || sheet.protection !== undefined
  }
  return writeStep('finishing', calls, (book) => {
    for (const { name } of now.names) {
      if (!before.names.some((other) => isSameName(other.name, name)))
        book.workbook.names.getItem(name).delete()
    }
    for (const { name } of added) {
      const sheet = book.sheet(name)
      sheet.visibility = 'Hidden'
      sheet.delete()
    }
    book.forgetSheets()
    for (const { name, asideName } of room.sheets) {
      if (now.sheets.some((sheet) => isSameName(sheet.name, asideName))) book.sheet(asideName).name = name
    }
    for (const { name, asideName } of room.tables) {
      if (now.tables.some((table) => isSameName(table.name, asideName)))
        book.workbook.tables.getItem(asideName).name = name
    }
    for (const { name, formula } of before.names)
      setName(book.workbook, { name, refersTo: formula.slice(1) }, now)
    for (const { name, protection } of before.sheets) {
      if (protection && !isProtectedNow(name)) book.sheet(name).protection.protect(protection)
    }
  })
}
