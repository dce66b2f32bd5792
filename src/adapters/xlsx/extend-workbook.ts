import { FileProblem, type FileAdditions } from '../../application/ports'
import { partsWithSheet } from './add-sheet'
import { partsWithAdoptedRows } from './adopt-rows'
import { movedNames, partsWithRows } from './append-rows'
import type { Archive } from './archive'
import { ArchiveProblem, openArchive } from './archive'
import { checkedWorkbook } from './checked-workbook'
import { compoundFileKind } from './compound-file'
import { partXml, repacked, xmlPart } from './edit-package'
import { calculatedOnOpening, workbookDirectory } from './edit-workbook'
import { MalformedXml } from './xml-tags'

type Changes = Map<string, Uint8Array>

/**
 * Somebody's workbook with rows put under its tables, rows there adopted into them, and sheets of plain values behind
 * the others; all other parts keep
 * their bytes. Throws FileProblem named `file` like `readWorkbook`; RangeError where there is no such sheet or table, where
 * the rows below are not free, or where a sheet of that name exists.
 */
export async function extendWorkbook(
  bytes: Uint8Array,
  file: string,
  additions: FileAdditions
): Promise<Uint8Array> {
  const kind = compoundFileKind(bytes)
  if (kind !== undefined)
    throw new FileProblem(kind === 'encrypted' ? 'password-protected' : 'not-a-workbook', file)
  try {
    return await withAdditions(bytes, additions)
  } catch (error) {
    if (error instanceof ArchiveProblem) throw new FileProblem(error.code, file, error.params)
    if (error instanceof MalformedXml) throw new FileProblem('damaged', file)
    throw error
  }
}

/** Each addition starts from the file that the one before has made, since they change the same lists. */
async function withAdditions(
  bytes: Uint8Array,
  { rows = [], adopted = [], names = [], sheets = [] }: FileAdditions
): Promise<Uint8Array> {
  let current = bytes
  const change = async (
    parts: (archive: Archive, workbook: ReturnType<typeof workbookDirectory>) => Promise<Changes>
  ): Promise<void> => {
    const archive = openArchive(current)
    const changes = await parts(archive, workbookDirectory(await checkedWorkbook(archive)))
    current = await repacked(current, archive, changes)
  }
  type Grown = (
    archive: Archive,
    workbookPart: string,
    sheetPart: string
  ) => Promise<ReadonlyMap<string, Uint8Array>>
  const grow = (sheet: string, grown: Grown): Promise<void> =>
    change(async (archive, { part, sheets: known }) => {
      const sheetPart = known.get(sheet)
      if (sheetPart === undefined) throw new RangeError(`There is no sheet "${sheet}"`)
      const changes: Changes = new Map(await grown(archive, part, sheetPart))
      const workbook = changes.get(part)
      if (workbook) changes.set(part, xmlPart(calculatedOnOpening(new TextDecoder().decode(workbook))))
      return changes
    })
  for (const appended of rows) {
    if (appended.rows.length === 0) continue
    await grow(appended.sheet, (...parts) => partsWithRows(...parts, appended))
  }
  for (const rowsInIt of adopted)
    await grow(rowsInIt.sheet, (...parts) => partsWithAdoptedRows(...parts, rowsInIt))
  if (names.length > 0) {
    await change(async (archive, { part }) => {
      const xml = movedNames(await partXml(archive, part), names)
      return new Map([[part, xmlPart(calculatedOnOpening(xml))]])
    })
  }
  for (const sheet of sheets) {
    await change(async (archive, { part, sheets: known }) => {
      const isTaken = [...known.keys()].some((name) => name.toLowerCase() === sheet.name.toLowerCase())
      if (isTaken) throw new RangeError(`There is a sheet "${sheet.name}" already`)
      return new Map(await partsWithSheet(archive, part, sheet))
    })
  }
  return current
}
