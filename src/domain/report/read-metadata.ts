import type { TableId } from './fields'
import { EXPLANATIONS_KEY, METADATA_MARK, PROPERTY_NAMES, RULES_KEY, SIGN_OFF_KEY } from './metadata-sheet'
import { readWorkbookRules } from './workbook-rules'
import type { Explanation, ReportMetadata, SignOff } from './report'
import {
  countedNumber,
  isCellError,
  type CellContent,
  type SheetContent,
  type WorkbookContent
} from './workbook-content'
import { SHEET_NAMES } from './workbook-lexicon'

const shown = (content: CellContent | undefined): string =>
  content === null || content === undefined || isCellError(content) ? '' : String(content)

/**
 * What a workbook says about its own making, from its metadata sheet (hidden, renamed or not), else from its custom
 * properties, which know plan, template, package and unit only; absent in a workbook that is not ours.
 */
export function readMetadata(content: WorkbookContent): ReportMetadata | undefined {
  const sheet = metadataSheetOf(content)
  const values = sheet ? storedValues(sheet) : new Map<string, string>()
  const properties = content.customProperties
  const planId = values.get('planId') || properties[PROPERTY_NAMES.planId]
  if (!planId) return undefined
  const packageId = values.get('packageId') || properties[PROPERTY_NAMES.packageId]
  const explanations = readExplanations(values.get(EXPLANATIONS_KEY))
  const rules = readWorkbookRules(parsedJson(values.get(RULES_KEY)))
  const signOff = parsedJson(values.get(SIGN_OFF_KEY))
  const unit = values.get('unit') || properties[PROPERTY_NAMES.unit]
  return {
    planId,
    planVersion: values.get('planVersion') ?? '',
    templateVersion: Number(values.get('templateVersion') ?? properties[PROPERTY_NAMES.templateVersion]) || 0,
    lockedHash: values.get('lockedHash') ?? '',
    ...(packageId ? { packageId } : {}),
    ...(unit ? { unit } : {}),
    keys: byTable(parsed(values.get('keys')), texts),
    ...(values.has('readOnly') ? { readOnly: byTable(parsed(values.get('readOnly')), texts) } : {}),
    base: byTable(parsed(values.get('base')), rowsOfValues),
    ...(explanations.length > 0 ? { explanations } : {}),
    ...(rules ? { rules } : {}),
    ...(isSignOff(signOff) ? { signOff } : {})
  }
}

/** The metadata sheet of a workbook, hidden, renamed or not; absent where there is none. */
export function metadataSheetOf(content: WorkbookContent): SheetContent | undefined {
  const marked = content.sheets.filter((sheet) => shown(sheet.values[0]?.[0]) === METADATA_MARK)
  return marked.find((candidate) => candidate.name === SHEET_NAMES.metadata) ?? marked[0]
}

/** Every value of a metadata sheet by key, its parts joined. */
export function storedValues(sheet: SheetContent): ReadonlyMap<string, string> {
  const parts = new Map<string, { part: number; text: string }[]>()
  for (const [key, part, text] of sheet.values.slice(1)) {
    const name = shown(key)
    if (name === '') continue
    const chunks = parts.get(name) ?? []
    chunks.push({ part: Number(shown(part)), text: shown(text) })
    parts.set(name, chunks)
  }
  return new Map(
    [...parts].map(([key, chunks]) => [
      key,
      chunks
        .sort((a, b) => a.part - b.part)
        .map((chunk) => chunk.text)
        .join('')
    ])
  )
}

function parsedJson(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? 'null')
  } catch {
    return undefined
  }
}

const parsed = (text: string | undefined): Readonly<Record<string, unknown>> => record(parsedJson(text))

function readExplanations(text: string | undefined): readonly Explanation[] {
  const stored = parsedJson(text)
  return Array.isArray(stored) ? stored.filter(isExplanation) : []
}

function isExplanation(stored: unknown): stored is Explanation {
  const { source, rule, row, field, value, text } = record(stored)
  return (
    (source === 'finding' || source === 'row') &&
    [rule, row, field, value, text].every((part) => typeof part === 'string')
  )
}

function isSignOff(stored: unknown): stored is SignOff {
  const { reviewer, signedAt, hash } = record(stored)
  return [reviewer, signedAt, hash].every((part) => typeof part === 'string' && part !== '')
}

const record = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : {}

const byTable = <T>(
  value: Readonly<Record<string, unknown>>,
  read: (part: unknown) => T
): Readonly<Record<TableId, T>> => ({
  indicators: read(value['indicators']),
  projects: read(value['projects'])
})

const texts = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : []

const rowsOfValues = (value: unknown): Readonly<Record<string, Readonly<Record<string, string | number>>>> =>
  Object.fromEntries(
    Object.entries(record(value)).map(([key, fields]) => [
      key,
      Object.fromEntries(
        Object.entries(record(fields)).flatMap(([field, stored]): [string, string | number][] => {
          const value = typeof stored === 'number' ? countedNumber(stored) : stored
          return typeof value === 'string' || typeof value === 'number' ? [[field, value]] : []
        })
      )
    ])
  )
