import { describeFileProblem, describePlanProblems, type ProblemToDescribe } from './describe-problem'
import { planImport as english } from './en-US/plan-import'
import type { Language } from './language'
import { addTexts, type MessageParams, textOf } from './translations'
import { planImport as chinese } from './zh-CN/plan-import'

addTexts('planImport', { 'zh-CN': chinese, 'en-US': english })

/** A question of an import as data. */
export interface QuestionToDescribe {
  readonly code: string
  readonly subject: string
  readonly proposed: string
  readonly params: MessageParams
}

/** Why no plan could be imported, as data. */
export interface ImportProblemToDescribe {
  readonly code: string
  readonly params?: MessageParams
  readonly problems?: readonly (ProblemToDescribe & { readonly path: string })[]
}

const text = (keys: readonly string[], language: Language, params: MessageParams = {}): string =>
  textOf('planImport', keys, language, params) ?? ''

/** A word of the import (a direction, a table, a kind of unit); any other text as it is. */
export const importValue = (value: string, language: Language): string =>
  value === ''
    ? text(['value.none'], language)
    : (textOf('planImport', [`value.${value}`], language, {}) ?? value)

/** The sentence about one thing to confirm: what it is about, what was assumed, what to do. */
export function describeImportQuestion(
  { code, subject, proposed, params }: QuestionToDescribe,
  language: Language
): string {
  const worded = Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      name === 'table' ? importValue(String(value), language) : value
    ])
  )
  const facts = { ...worded, code, subject, proposed: importValue(proposed, language) }
  return text([`question.${code}`, 'question.unknown'], language, facts)
}

/** The sentence about a file from which no plan can be imported: which file, why, what to do. */
export function describeImportProblem(
  { code, params, problems = [] }: ImportProblemToDescribe,
  file: string,
  language: Language
): string {
  const named = describePlanProblems(problems, language)
  return text([`problem.${code}`, 'problem.unknown'], language, { ...params, file, code, problems: named })
}

/** What the command line says of an import beside its questions. */
export const sayImport = (
  key: 'done' | 'open' | 'ask',
  language: Language,
  params: MessageParams = {}
): string => text([key], language, params)

/** Whether an error carries a problem of an import or of a plan document; the classes come with code loaded later. */
const hasProblem = (error: unknown): error is Error & { readonly problem: ImportProblemToDescribe } =>
  error instanceof Error &&
  (error.name === 'PlanNotImported' || error.name === 'PlanNotUsable') &&
  'problem' in error

const isFileProblem = (
  error: unknown
): error is Error & { readonly code: string; readonly params: MessageParams } =>
  error instanceof Error && error.name === 'FileProblem' && 'code' in error && 'params' in error

/** The sentence about a file that was to be imported and failed, whatever the error. */
export function describeImportFailure(error: unknown, file: string, language: Language): string {
  if (hasProblem(error)) {
    const { code, ...rest } = error.problem
    return describeImportProblem({ ...rest, code: code === 'plan-broken' ? 'broken' : code }, file, language)
  }
  if (isFileProblem(error))
    return describeFileProblem({ code: error.code, params: error.params, file }, language)
  return describeImportProblem(
    { code: error instanceof Error ? error.message : String(error) },
    file,
    language
  )
}
