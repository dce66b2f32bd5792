import { ExchangeProblem } from '../../application/exchange-problem'
import { PlanNotImported } from '../../application/import-plan'
import { PlanNotUsable } from '../../application/load-plan'
import { UnknownUnit } from '../../application/new-workbook'
import { FileProblem, WorkbookProblem } from '../../application/ports'
import {
  describeFileProblem,
  describeImportProblem,
  describePlanProblems,
  say,
  type Language,
  type MessageParams
} from '../../messages'

/** Wrong usage or unusable input of the command line; `code` names the sentence under `error.` in messages/. */
export class CliProblem extends Error {
  constructor(
    readonly code: string,
    readonly params: MessageParams = {}
  ) {
    super(code)
    this.name = 'CliProblem'
  }
}

/** The sentence for a problem that the person can mend; absent for an internal error. */
export function describeProblem(error: unknown, language: Language): string | undefined {
  if (error instanceof FileProblem) return describeFileProblem(error, language)
  if (error instanceof ExchangeProblem) {
    return say(`exchange.problem.${error.code}`, language, { ...error.params, file: error.file })
  }
  if (error instanceof PlanNotImported) return describeImportProblem(error.problem, error.file, language)
  if (error instanceof CliProblem) return say(`error.${error.code}`, language, error.params)
  if (error instanceof UnknownUnit) {
    const known = error.known.join(say('listSeparator', language))
    return say('error.unit-unknown', language, { unit: error.unit, known })
  }
  if (error instanceof WorkbookProblem && error.code === 'cancelled') return say('error.cancelled', language)
  if (error instanceof PlanNotUsable) return describePlanChoice(error.problem, language)
  return undefined
}

function describePlanChoice(problem: PlanNotUsable['problem'], language: Language): string {
  switch (problem.code) {
    case 'plan-unknown':
      return say('error.plan-unknown', language, { id: problem.id, known: problem.known.join(', ') })
    case 'plan-not-chosen':
      return say('error.plan-not-chosen', language, { known: problem.known.join(', ') })
    case 'plan-ambiguous':
    case 'plan-other': {
      const { code, file, id, theirs, ours } = problem
      return say(`error.${code}`, language, { file, id, theirs: theirs || '—', ours })
    }
    case 'plan-broken': {
      const problems = describePlanProblems(problem.problems, language)
      return say('error.plan-broken', language, { id: problem.id, problems })
    }
  }
}
