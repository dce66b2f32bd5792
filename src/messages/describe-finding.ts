import type { Finding } from '../domain/rules/finding'
import { shownPeriod } from './describe-period'
import type { Language } from './language'
import { fields as fieldsEn } from './en-US/fields'
import { findings as findingsEn, ruleTitles as ruleTitlesEn, words as wordsEn } from './en-US/findings'
import { addTexts, type MessageParams, textOf } from './translations'
import { fields as fieldsZh } from './zh-CN/fields'
import { findings as findingsZh, ruleTitles as ruleTitlesZh, words as wordsZh } from './zh-CN/findings'

addTexts('findings', { 'zh-CN': findingsZh, 'en-US': findingsEn })
addTexts('ruleTitles', { 'zh-CN': ruleTitlesZh, 'en-US': ruleTitlesEn })
addTexts('words', { 'zh-CN': wordsZh, 'en-US': wordsEn })
addTexts('fields', { 'zh-CN': fieldsZh, 'en-US': fieldsEn })

/** Longer values are clipped in sentences; the finding itself holds them in full. */
const LONGEST_VALUE = 60
/** Lists whose items may hold the mark that separates names. */
const CLAUSES: ReadonlySet<string> = new Set(['reasons', 'allowed'])

/** The sentence about a finding: what is wrong with the value, what is expected, what to do. */
export function describeFinding(finding: Finding, language: Language): string {
  const { code, table, params } = finding
  const reason = params['reason'] ?? params['what']
  const keys = [
    ...(reason !== undefined && table ? [`${code}_${String(reason)}_${table}`] : []),
    ...(reason !== undefined ? [`${code}_${String(reason)}`] : []),
    ...(table ? [`${code}_${table}`] : []),
    code
  ]
  return (
    textOf('findings', keys, language, paramsOf(finding, language)) ??
    ownMessage(finding, language) ??
    textOf('words', ['unknownRule'], language, { code }) ??
    code
  )
}

/** What a rule of the plan's or workbook's own says; its English where it has one and English is spoken. */
function ownMessage({ params }: Finding, language: Language): string | undefined {
  const { message, messageEn } = params
  const own = language === 'en-US' && messageEn !== undefined ? messageEn : message
  return typeof own === 'string' ? own : undefined
}

/** Why a custom rule is refused or fails: where in its expression, what is wrong, what to do. */
export const describeRuleError = (
  rule: string,
  error: {
    readonly code: string
    readonly detail: string
    readonly position?: { readonly line: number; readonly column: number }
  },
  language: Language
): string =>
  textOf('findings', [`custom-rule-failed_${error.code}`], language, {
    rule,
    detail: error.detail,
    line: error.position?.line ?? 1,
    column: error.position?.column ?? 1
  }) ?? error.detail

/** A rule's short title; the code itself for a rule without one. */
export const ruleTitle = (code: string, language: Language): string =>
  textOf('ruleTitles', [code], language) ?? code

/** What people call a field: its column header, or the label of a header field in 填报说明; an unknown field shows its id. */
export function fieldLabel(table: Finding['table'], field: string, language: Language): string {
  const year = /^actual(\d+)$/u.exec(field)?.[1]
  if (year !== undefined) return textOf('fields', ['actual'], language, { year }) ?? field
  return textOf('fields', [`${table ?? 'header'}.${field}`], language) ?? field
}

function paramsOf(finding: Finding, language: Language): MessageParams {
  const filled: Record<string, string | number> = {
    value: clipped(finding.value) || (textOf('words', ['empty'], language) ?? ''),
    field: fieldLabel(finding.table, finding.field, language),
    code: finding.code
  }
  const separators = {
    names: textOf('words', ['listSeparator'], language) ?? ', ',
    clauses: textOf('words', ['clauseSeparator'], language) ?? '; '
  }
  for (const [name, param] of Object.entries(finding.params)) {
    if (typeof param === 'number') filled[name] = param
    else if (typeof param === 'string') {
      filled[name] = name === 'period' ? shownPeriod(param, language) : clipped(param)
    } else {
      const items = param.map((item) => textOf('words', [`reason.${item}`], language) ?? clipped(item))
      filled[name] = items.join(CLAUSES.has(name) ? separators.clauses : separators.names)
    }
  }
  return filled
}

/** The text on one line, cut where it is long. */
function clipped(text: string): string {
  const line = text.replace(/\s+/gu, ' ')
  return line.length > LONGEST_VALUE ? `${line.slice(0, LONGEST_VALUE - 1)}…` : line
}
