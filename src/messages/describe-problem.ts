import type { Language } from './language'
import { type MessageParams, textOf } from './translations'

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
  textOf('fileProblems', [problem.code, 'unknown'], language, {
    ...problem.params,
    file: problem.file,
    code: problem.code
  }) ?? problem.code

/** The sentence about one problem of a plan document, without its place; an unknown code shows itself. */
export const describePlanProblem = (problem: ProblemToDescribe, language: Language): string =>
  textOf('planProblems', [problem.code, 'unknown'], language, { ...problem.params, code: problem.code }) ??
  problem.code
