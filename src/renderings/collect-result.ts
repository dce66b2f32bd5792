import type { AcceptedReturn, CollectedReturns, RefusedReturn } from '../application/collect-returns'
import type { MergePreview } from '../application/merge-into-master'
import type { MergeConflict, Saying } from '../domain/exchange/merge-returns'
import type { UnitOverview } from '../domain/exchange/overview-of-units'
import type { Tampering } from '../domain/exchange/tampering'
import type { CellValue } from '../domain/report/layout'
import { cellText } from '../domain/report/workbook-content'
import {
  describeFileProblem,
  describeSignOff,
  fieldLabel,
  say,
  shownPeriod,
  shownTime,
  type Language
} from '../messages'
import { findingRecord } from './check-result'
import { findingLine, groupFindings } from './check-text'
import { overviewLines } from './overview'
import { renderJson, type Rendering } from './rendering'
import { signOffDocument } from './sign-off'

/** What `collect` found, and did unless conflicts are open. */
export interface CollectResult {
  readonly collected: CollectedReturns
  readonly preview: MergePreview
  readonly overview: readonly UnitOverview[]
  readonly period: string
  readonly plan: string
  /** The master's memory of splits and merges could not be read. */
  readonly isRecordBroken: boolean
  /** The file written; absent while conflicts are open. */
  readonly out?: string
}

/** 1 where conflicts are open, or anything about the returns needs a person: refusals, tampering, mandatory findings. */
function exitCodeOf({ collected, preview, isRecordBroken }: CollectResult): 0 | 1 {
  const { accepted, refused } = collected
  const isRefused = refused.some(({ reason }) => reason !== 'duplicate' && reason !== 'already-merged')
  const isObjected = accepted.some(({ counts, tampering }) => counts.mandatory > 0 || tampering.length > 0)
  const isOpen = preview.outcome.conflicts.length > 0 || preview.outcome.choices.length > 0
  return isRefused || isObjected || isOpen || isRecordBroken ? 1 : 0
}

/** Why a file was left out, in a sentence. */
export const describeRefusal = (
  { file, reason, params, problem }: RefusedReturn,
  language: Language
): string =>
  problem
    ? describeFileProblem(problem, language)
    : say(`exchange.refusal.${reason}`, language, {
        ...params,
        ...(reason === 'other-period' && {
          theirs: shownPeriod(String(params['theirs']), language),
          ours: shownPeriod(String(params['ours']), language)
        }),
        file
      })

/** What was tampered with, in a sentence. */
export function describeTampering(one: Tampering, language: Language): string {
  const place = [one.sheet, one.cell].filter((part) => part !== '').join(' ')
  const sentence = say(`exchange.tampering.${one.kind}`, language, {
    key: one.key,
    field: one.field === '' ? '' : fieldLabel(one.table, one.field, language),
    sent: shown(one.sent, language),
    returned: shown(one.returned, language),
    count: one.count
  })
  return place === '' ? sentence : `${place}  ${sentence}`
}

/** Mandatory findings listed beside a return; whoever wants them all checks the file. */
const FINDINGS_SHOWN = 10

/** Longer values are clipped in sentences; the JSON document holds them in full. */
const LONGEST = 60

function shown(value: CellValue, language: Language): string {
  const text = cellText(value).replace(/\s+/gu, ' ')
  if (text === '') return say('none', language)
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text
}

const sayingDocument = ({ unit, file, returnedAt, value }: Saying) => ({ unit, file, returnedAt, value })

/** Rows of the returns that nothing was taken from, each with its file and the reason. */
const heldRows = ({ accepted }: CollectedReturns) =>
  accepted.flatMap(({ file, returned: { unit, held } }) =>
    held.map((row) => ({ file, unit, reason: 'row-scrambled', ...row }))
  )

/** The result of `collect` as one JSON document; its conflicts, each given a `take`, are a decisions file. */
export function renderCollectJson(result: CollectResult, language: Language): Rendering {
  const { collected, preview, overview, out } = result
  return renderJson(
    {
      file: out ?? null,
      recordBroken: result.isRecordBroken,
      accepted: collected.accepted.map((each) => acceptedDocument(each, language)),
      refused: collected.refused.map((each) => ({
        file: each.file,
        reason: each.problem?.code ?? each.reason,
        message: describeRefusal(each, language)
      })),
      ...outcomeDocument(preview.outcome, collected),
      units: overview.map((each) => ({ ...each, signOff: signOffDocument(each.signOff) }))
    },
    exitCodeOf(result)
  )
}

const acceptedDocument = (each: AcceptedReturn, language: Language) => ({
  file: each.file,
  unit: each.returned.unit,
  package: each.returned.packageId,
  period: each.period,
  returnedAt: each.returned.returnedAt,
  second: each.isSecond,
  counts: each.counts,
  signOff: signOffDocument(each.signOff),
  findings: each.findings.map((finding) => findingRecord(finding, language)),
  tampering: each.tampering.map((one) => ({
    ...one,
    table: one.table ?? null,
    message: describeTampering(one, language)
  }))
})

const outcomeDocument = (outcome: MergePreview['outcome'], collected: CollectedReturns) => ({
  applied: outcome.cells.map(({ table, key, name, field, from, to, manner, sources }) => ({
    table,
    key,
    name,
    field,
    from,
    to,
    manner,
    sources: sources.map(sayingDocument)
  })),
  added: outcome.added.map(({ table, key, values, source }) => ({
    table,
    key,
    values,
    source: sayingDocument(source)
  })),
  held: heldRows(collected),
  conflicts: outcome.conflicts.map(({ table, key, name, field, reason, base, ours, theirs }) => ({
    table,
    key,
    name,
    field,
    reason,
    base,
    ours,
    theirs: theirs.map(sayingDocument)
  })),
  choices: outcome.choices.map(({ table, key, name, field, said }) => ({
    table,
    key,
    name,
    field,
    said: said.map(sayingDocument)
  })),
  same: outcome.same
})

/** The result of `collect` for reading in a terminal. */
export function renderCollectText(result: CollectResult, language: Language): Rendering {
  const { collected, preview, overview, out, period, plan, isRecordBroken } = result
  const words = wordsIn(language)
  const lines = [
    ...(isRecordBroken ? [say('exchange.recordBroken', language), ''] : []),
    words('accepted', { count: collected.accepted.length }),
    ...collected.accepted.flatMap((each) => acceptedLines(each, language)),
    ...section(
      words('refused', { count: collected.refused.length }),
      collected.refused.map((each) => `  ${describeRefusal(each, language)}`)
    ),
    '',
    ...outcomeLines(preview.outcome, collected, language),
    '',
    ...overviewLines({ overview, period, plan, isRecordBroken }, language),
    '',
    out === undefined ? words('undecided') : words('written', { file: out })
  ]
  return { output: `${lines.join('\n')}\n`, exitCode: exitCodeOf(result) }
}

type Words = (key: string, params?: Record<string, string | number>) => string

const wordsIn =
  (language: Language): Words =>
  (key, params = {}) =>
    say(`exchange.collect.${key}`, language, params)

/** Lines under a title after a blank one; nothing where there are none. */
const section = (title: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : ['', title, ...lines]

function acceptedLines(each: AcceptedReturn, language: Language): string[] {
  const { file, findings } = each
  const words = wordsIn(language)
  const [mandatory] = groupFindings(findings)
  const shownOnes = mandatory.findings.slice(0, FINDINGS_SHOWN)
  const more = mandatory.findings.length - shownOnes.length
  return [
    words('acceptedLine', { file, unit: each.returned.unit }),
    `    ${say('check.counts', language, { ...each.counts })}${each.isSecond ? words('second') : ''}`,
    `    ${describeSignOff(each.signOff, language)}`,
    ...each.tampering.map((one) => `    ! ${describeTampering(one, language)}`),
    ...shownOnes.map((finding) => `    ✕ ${findingLine(finding, language)}`),
    ...(more > 0 ? [`    ${words('moreFindings', { count: more, file })}`] : [])
  ]
}

type Place = Pick<MergeConflict, 'table' | 'key' | 'name' | 'field'>

/** What was taken over, what was held back, and what is open. */
function outcomeLines(
  outcome: MergePreview['outcome'],
  collected: CollectedReturns,
  language: Language
): string[] {
  const words = wordsIn(language)
  const { cells, added, same, conflicts, choices } = outcome
  const kept = cells.filter(({ manner }) => manner === 'kept').length
  const held = heldRows(collected)
  const place = ({ table, key, name, field }: Place): string =>
    `${key} ${name.replace(/\s+/gu, '')}  ${fieldLabel(table, field, language)}`
  const said = ({ value, unit, file, returnedAt }: Saying): string =>
    words('said', { value: shown(value, language), unit, file, time: shownTime(returnedAt, language) })
  return [
    words('applied', { count: cells.length - kept, added: added.length, kept, same }),
    ...section(
      words('held', { count: held.length }),
      held.map(({ file, sheet, cell, name, key, shownKey }) =>
        words('heldLine', {
          file,
          place: `${sheet} ${cell}`,
          name: shown(name, language),
          key: shown(key, language),
          shownKey: shown(shownKey, language)
        })
      )
    ),
    ...section(
      words('conflicts', { count: conflicts.length }),
      conflicts.flatMap((each) => [
        `  ${place(each)}（${say(`exchange.conflict.${each.reason}`, language)}）`,
        `    ${words('base', { value: shown(each.base, language) })}`,
        `    ${words('ours', { value: shown(each.ours, language) })}`,
        ...each.theirs.map((one) => `    ${said(one)}`)
      ])
    ),
    ...section(
      words('choices', { count: choices.length }),
      choices.flatMap((each) => [`  ${place(each)}`, ...each.said.map((one) => `    ${said(one)}`)])
    )
  ]
}
