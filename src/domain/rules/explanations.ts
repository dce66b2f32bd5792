import type { TableId } from '../report/fields'
import { type ReadFindingLine, readFindingLines } from '../report/read-findings'
import type { Explanation, Report, ReportTable } from '../report/report'
import { cellText, isCellError, isEmptyCell } from '../report/workbook-content'
import type { Finding, FindingExplanation } from './finding'

/** Findings with what was said about them. */
export interface ExplainedFindings {
  readonly findings: readonly Finding[]
  /** To be stored with the workbook in place of what it had: each explanation with the value it was given for. */
  readonly explanations: readonly Explanation[]
  /** Those of the findings whose explanation was given for another value. */
  readonly lapsed: readonly Finding[]
}

/**
 * Joins findings with the explanations that a workbook carries. One written beside a finding in 审核结果 stands for that
 * finding alone; the row's 核实说明 cell stands for the row's 核实性 findings without their own, and the first validation that
 * sees its text fixes the values it was given for. An explanation given for another value has lapsed and stands no more
 * until its text changes; a 强制性 finding keeps what was said but is never explained by it.
 */
export function explain(findings: readonly Finding[], report: Report): ExplainedFindings {
  const own = ownExplanations(report)
  const rows = rowExplanations(report)
  const superseded = new Set<string>()
  const covered: Explanation[] = []
  const besideOf = (finding: Finding): readonly Explanation[] =>
    // A row that had no key when it was explained may have been given one since.
    own.get(placeOf(finding)) ?? own.get(placeOf({ ...finding, rowKey: '' })) ?? []
  const explained = findings.map((finding): Finding => {
    // Naming the place of each finding takes longer than all the rest.
    const beside = own.size === 0 ? [] : besideOf(finding)
    const valid = beside.find(({ value }) => value === plain(finding.value))
    if (valid) return withExplanation(finding, valid, false)
    const ofRow = rows.standing(finding)
    if (ofRow?.stands) {
      superseded.add(placeOf(finding))
      covered.push(ofRow.explanation)
      return withExplanation(finding, ofRow.explanation, false)
    }
    const last = beside.at(-1)
    if (last) return withExplanation(finding, last, true)
    if (ofRow) return withExplanation(finding, ofRow.given, true)
    return finding
  })
  const kept = [...own].flatMap(([place, beside]) => (superseded.has(place) ? [] : beside))
  return {
    findings: explained,
    explanations: inOrder([...kept, ...rows.kept, ...covered]),
    lapsed: explained.filter(({ explanation }) => explanation?.lapsed)
  }
}

function withExplanation(
  finding: Finding,
  { text, source, value }: Pick<Explanation, 'text' | 'source' | 'value'>,
  lapsed: boolean
): Finding {
  const explanation: FindingExplanation = { text, source, lapsed, givenFor: value }
  return { ...finding, explained: !lapsed && finding.severity === 'verification', explanation }
}

/** Line breaks count alike however a program stores them. */
const plain = (text: string): string => text.replace(/\r\n?/gu, '\n')

interface Place {
  readonly sheet: string
  readonly cell: string
  readonly rowKey: string
  readonly field: string
}

/** What names a finding's row where it has no key: the cell. */
const rowOf = ({ sheet, cell, rowKey }: Place): string => (rowKey === '' ? `${sheet}!${cell}` : rowKey)

const keyOf = (...parts: readonly string[]): string => JSON.stringify(parts)
const placeOf = (finding: Place & { readonly code: string }): string =>
  keyOf(finding.code, rowOf(finding), finding.field)

/**
 * The explanations beside findings, by place: those of the listed lines, else the stored ones, whose findings are not
 * listed any more. A text that is stored for another value is still the one given for that value.
 */
function ownExplanations(report: Report): ReadonlyMap<string, readonly Explanation[]> {
  const stored = new Map<string, Explanation[]>()
  for (const explanation of report.metadata?.explanations ?? []) {
    if (explanation.source === 'finding') {
      add(stored, keyOf(explanation.rule, explanation.row, explanation.field), explanation)
    }
  }
  const own = new Map<string, Explanation[]>()
  const listed = new Set<string>()
  for (const line of readFindingLines(report)) {
    const place = placeOf(line)
    listed.add(place)
    const text = plain(line.explanation)
    if (isEmptyCell(text)) continue
    const value = plain(line.value)
    const known = (stored.get(place) ?? []).filter((explanation) => explanation.text === text)
    const given = known.find((explanation) => explanation.value === value) ?? known.at(-1)
    add(
      own,
      place,
      given ?? { source: 'finding', rule: line.code, row: rowOf(line), field: line.field, value, text }
    )
  }
  for (const [place, explanations] of stored) if (!listed.has(place)) own.set(place, explanations)
  return own
}

/** What has to change so that a text stands beside a finding. */
export interface OwnExplanation {
  /** The finding's lines in 审核结果; none where it is not listed there. */
  readonly lines: readonly ReadFindingLine[]
  /** To be stored in place of what the workbook has. */
  readonly explanations: readonly Explanation[]
}

/** Puts a text beside a finding, for its present value, in place of what was said of it before; an empty text takes that away. */
export function explainBeside(report: Report, finding: Finding, text: string): OwnExplanation {
  const places = new Set([placeOf(finding), placeOf({ ...finding, rowKey: '' })])
  const said = plain(text).trim()
  const others = (report.metadata?.explanations ?? []).filter(
    ({ source, rule, row, field }) => source !== 'finding' || !places.has(keyOf(rule, row, field))
  )
  const own: Explanation = {
    source: 'finding',
    rule: finding.code,
    row: rowOf(finding),
    field: finding.field,
    value: plain(finding.value),
    text: said
  }
  return {
    lines: readFindingLines(report).filter((line) => places.has(placeOf(line))),
    explanations: said === '' ? others : inOrder([...others, own])
  }
}

interface RowExplanations {
  /** What the finding's row says of it: `stands` for this value, or was given for another; absent where it says nothing of it. */
  readonly standing: (
    finding: Finding
  ) =>
    { readonly stands: boolean; readonly explanation: Explanation; readonly given: Explanation } | undefined
  /** Stored ones whose text still stands in its row, or whose row is not there. */
  readonly kept: readonly Explanation[]
}

function rowExplanations(report: Report): RowExplanations {
  const texts = { indicators: rowTexts(report.indicators), projects: rowTexts(report.projects) }
  const current = new Map<string, Set<string>>()
  for (const [row, text] of [...texts.indicators.byName, ...texts.projects.byName]) {
    const ofRow = current.get(row) ?? new Set<string>()
    current.set(row, ofRow.add(text))
  }
  const stored = (report.metadata?.explanations ?? []).filter(({ source }) => source === 'row')
  const byText = new Map<string, Explanation[]>()
  for (const explanation of stored) add(byText, keyOf(explanation.row, explanation.text), explanation)

  return {
    kept: stored.filter(({ row, text }) => current.get(row)?.has(text) ?? true),
    standing({ code, table, row, rowKey, field, value, severity, origin }) {
      if (!table || row === 0 || severity !== 'verification' || origin !== 'reported') return undefined
      const text = texts[table].byNumber.get(row) ?? ''
      if (text === '') return undefined
      const name = rowKey === '' ? rowName(table, row) : rowKey
      const explanation = { source: 'row', rule: code, row: name, field, value: plain(value), text } as const
      const fixed = byText.get(keyOf(name, text))
      if (!fixed) return { stands: true, explanation, given: explanation }
      const ofFinding = fixed.filter((one) => one.rule === code && one.field === field)
      const last = ofFinding.at(-1)
      if (!last) return undefined
      const stands = ofFinding.some((one) => one.value === explanation.value)
      return { stands, explanation, given: last }
    }
  }
}

const rowName = (table: TableId, row: number): string => `${table}!${row}`

/** The 核实说明 of a table's rows by row number and by key; rows without one have an empty text. */
function rowTexts<F extends string>(table: ReportTable<F> | undefined) {
  const byNumber = new Map<number, string>()
  const byName: (readonly [string, string])[] = []
  const at = table?.indexOf('explanation' as F) ?? -1
  for (const { row, key, values } of table?.rows ?? []) {
    const content = values[at] ?? null
    const text = isCellError(content) || isEmptyCell(content) ? '' : plain(cellText(content)).trim()
    byNumber.set(row, text)
    byName.push([table && key === '' ? rowName(table.id, row) : key, text])
  }
  return { byNumber, byName }
}

function add(map: Map<string, Explanation[]>, key: string, explanation: Explanation): void {
  const list = map.get(key)
  if (list) list.push(explanation)
  else map.set(key, [explanation])
}

/** Each once, in an order that does not depend on how rows are sorted, so that the same ones are stored alike. */
function inOrder(explanations: readonly Explanation[]): Explanation[] {
  const byKey = new Map(
    explanations.map((one) => [keyOf(one.source, one.row, one.rule, one.field, one.value, one.text), one])
  )
  return [...byKey].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, explanation]) => explanation)
}
