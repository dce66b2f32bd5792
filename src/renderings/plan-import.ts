import type { ImportedPlan, OpenQuestion } from '../application/import-plan'
import { describeImportQuestion, sayImport, type Language } from '../messages'
import { renderJson, type Rendering } from './rendering'

/** A plan document made of somebody's tables and written to a file. */
export interface PlanImportResult extends ImportedPlan {
  readonly file: string
}

/** Questions left open end the command like findings do. */
const exitCodeOf = ({ questions }: PlanImportResult): 0 | 1 => (questions.length === 0 ? 0 : 1)

const countsOf = ({ file, document }: PlanImportResult) => ({
  file,
  indicators: document.indicators.length,
  projects: document.projects.length
})

/** The result of `plan import` as the JSON document of the command line's contract. */
export const renderPlanImportJson = (result: PlanImportResult, language: Language): Rendering =>
  renderJson(
    {
      ...countsOf(result),
      questions: result.questions.map((question) => ({
        code: question.code,
        subject: question.subject,
        sheet: question.sheet ?? null,
        cell: question.cell ?? null,
        proposed: question.proposed,
        message: describeImportQuestion(question, language)
      }))
    },
    exitCodeOf(result)
  )

const placeOf = ({ sheet, cell }: OpenQuestion): string =>
  sheet === undefined ? '' : `${sheet}${cell === undefined ? '' : ` ${cell}`}  `

/** The result of `plan import` for reading in a terminal: what was written, then each thing to confirm with its cell. */
export function renderPlanImportText(result: PlanImportResult, language: Language): Rendering {
  const { questions } = result
  const lines = [
    sayImport('done', language, countsOf(result)),
    ...(questions.length === 0 ? [] : [sayImport('open', language, { count: questions.length })]),
    ...questions.map((question) => `  ${placeOf(question)}${describeImportQuestion(question, language)}`)
  ]
  return { output: `${lines.join('\n')}\n`, exitCode: exitCodeOf(result) }
}
