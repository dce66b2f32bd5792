import type { Language } from './language'
import { describeRuleError } from './describe-finding'
import { fileProblems as fileProblemsEn } from './en-US/file-problems'
import { planProblems as planProblemsEn } from './en-US/plan-problems'
import { addTexts, type MessageParams, textOf } from './translations'
import { fileProblems as fileProblemsZh } from './zh-CN/file-problems'
import { planProblems as planProblemsZh } from './zh-CN/plan-problems'

addTexts('fileProblems', { 'zh-CN': fileProblemsZh, 'en-US': fileProblemsEn })
addTexts('planProblems', { 'zh-CN': planProblemsZh, 'en-US': planProblemsEn })

/** A problem as data: what it is and what the sentence needs. */
export interface ProblemToDescribe {
  readonly code: string
  readonly params: MessageParams
}

/** The sentence about a file that cannot be used: which file, why, what to do; an unknown code shows itself. */
export const describeFileProblem = (
  problem: ProblemToDescribe & { readonly file: string },
  language: Language
): string =>
  textOf(
    'fileProblems',
    [`${problem.code}_${problem.params['reason'] ?? ''}`, problem.code, 'unknown'],
    language,
    {
      ...problem.params,
      file: problem.file,
      code: problem.code
    }
  ) ?? problem.code

/** The sentence about one problem of a plan document, without its place; an unknown code shows itself. */
export const describePlanProblem = (problem: ProblemToDescribe, language: Language): string => {
  const { code, params } = problem
  if (code === 'custom-rule-refused') return refusalOf(params, language)
  return textOf('planProblems', [code, 'unknown'], language, { ...params, code }) ?? code
}

function refusalOf({ rule, reason, detail, line, column }: MessageParams, language: Language): string {
  const position = { line: Number(line ?? 1), column: Number(column ?? 1) }
  const error = { code: String(reason), detail: String(detail), position }
  return describeRuleError(String(rule), error, language)
}

/** Problems of a plan document that one message names; the rest is for `plan check`. */
const PROBLEMS_NAMED = 3

/** The first problems of a plan document, a sentence each. */
export const describePlanProblems = (
  problems: readonly (ProblemToDescribe & { readonly path: string })[],
  language: Language
): string =>
  problems
    .slice(0, PROBLEMS_NAMED)
    .map((each) => `${each.path} ${describePlanProblem(each, language)}`)
    .join(language === 'zh-CN' ? '' : ' ')
