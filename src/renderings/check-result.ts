import { describeFinding, say } from '../messages'
import type { Language } from '../messages'
import { isClean, type FindingCounts } from '../application/validate-workbook'
import { findingState } from '../application/word-findings'
import type { SignOffStatus } from '../domain/exchange/sign-off'
import type { Finding } from '../domain/rules/finding'

/** One checked file: its findings, or why it could not be used. */
export interface CheckedFile {
  readonly file: string
  readonly error?: string
  readonly plan?: string
  readonly period?: string
  readonly unit?: string
  /** Codes of rules that the workbook itself sets or adds, over its plan. */
  readonly ownRules?: readonly string[]
  readonly signOff?: SignOffStatus
  /** An old .xls, of which only values can be read: formulas and all that is no value were not looked at. */
  readonly isValuesOnly?: boolean
  readonly counts?: FindingCounts
  readonly findings?: readonly Finding[]
}

export interface CheckTotals extends FindingCounts {
  readonly files: number
  readonly unusable: number
}

/** Adds up the counts of all files. */
export function totalsOf(files: readonly CheckedFile[]): CheckTotals {
  const add = (key: keyof FindingCounts): number =>
    files.reduce((total, file) => total + (file.counts?.[key] ?? 0), 0)
  return {
    files: files.length,
    unusable: files.filter((file) => file.error !== undefined).length,
    mandatory: add('mandatory'),
    verification: add('verification'),
    explained: add('explained'),
    plan: add('plan')
  }
}

/** 2 where a file could not be used, 1 where something is left to correct or explain, else 0. */
export function exitCodeOf(files: readonly CheckedFile[]): 0 | 1 | 2 {
  if (files.some((file) => file.error !== undefined)) return 2
  return files.every((file) => !file.counts || isClean(file.counts)) ? 0 : 1
}

/** What stands beside a finding about its explanation: that there is one, that it has lapsed and why, or nothing. */
export function explanationMark(finding: Finding, language: Language): string {
  if (finding.explained) return say('yes', language)
  return finding.explanation?.lapsed ? findingState(finding, language) : ''
}

/** A finding as the command line's contract lists it, with its sentence. */
export function findingRecord(finding: Finding, language: Language) {
  return {
    code: finding.code,
    severity: finding.severity,
    origin: finding.origin,
    sheet: finding.sheet,
    cell: finding.cell,
    row: finding.row,
    field: finding.field,
    rowKey: finding.rowKey,
    value: finding.value,
    params: finding.params,
    message: describeFinding(finding, language),
    fixable: finding.fixable,
    explained: finding.explained,
    ...(finding.isRemark && { remark: true })
  }
}
