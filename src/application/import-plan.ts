import type { PlanDocument } from '../domain/plan/plan-document'
import {
  importPlan,
  type ImportAnswers,
  type ImportProblem,
  type ImportQuestion
} from '../domain/plan/import/import-plan'
import { checkPlan } from './check-plan'
import { textOfFile } from './text-of-file'
import { parsePlanDocument, type PlanProblem } from '../domain/plan/plan-schema'
import { cellAddress } from '../domain/report/a1'
import { sourceSheets } from '../domain/report/source-sheets'
import type { WorkbookContent } from '../domain/report/workbook-content'

/** Something to confirm about an imported plan, with the cell it is about. */
export interface OpenQuestion extends Omit<ImportQuestion, 'place'> {
  /** Absent for what stands in no single cell. */
  readonly sheet?: string
  /** A1 style. */
  readonly cell?: string
}

/** A plan document made of somebody's tables, and what a person should confirm in it. */
export interface ImportedPlan {
  readonly document: PlanDocument
  readonly questions: readonly OpenQuestion[]
}

/** Thrown where no plan can be made of a file; carries the reason as data. */
export class PlanNotImported extends Error {
  constructor(
    readonly file: string,
    readonly problem:
      | ImportProblem
      | { readonly code: 'not-json'; readonly params: Readonly<Record<string, string>> }
      | { readonly code: 'broken'; readonly problems: readonly PlanProblem[] }
  ) {
    super(`${problem.code}: ${file}`)
    this.name = 'PlanNotImported'
  }
}

/** Makes a plan document of the tables in a file; throws PlanNotImported where there are none or they make no whole plan. */
export function importPlanTables(
  content: WorkbookContent,
  file: string,
  answers: ImportAnswers = {}
): ImportedPlan {
  const title =
    file
      .split(/[/\\]/u)
      .at(-1)
      ?.replace(/\.[^.]*$/u, '') ?? file
  const imported = importPlan(sourceSheets(content), title, answers)
  if (!imported.ok) throw new PlanNotImported(file, imported.problem)
  const parsed = parsePlanDocument(imported.document)
  if (!parsed.ok) throw new PlanNotImported(file, { code: 'broken', problems: parsed.problems })
  const questions = imported.questions.map(({ place, ...question }) => ({
    ...question,
    ...(place && { sheet: place.sheet, cell: cellAddress(place.row, place.column) })
  }))
  return { document: parsed.document, questions }
}

/** Reads a plan document as a file holds it; throws PlanNotImported where it is none. */
export function readPlanDocument(bytes: Uint8Array, file: string): ImportedPlan {
  let json: unknown
  try {
    json = JSON.parse(textOfFile(bytes) ?? '')
  } catch {
    throw new PlanNotImported(file, { code: 'not-json', params: {} })
  }
  const checked = checkPlan(json)
  if (!checked.ok) throw new PlanNotImported(file, { code: 'broken', problems: checked.problems })
  return { document: checked.document, questions: [] }
}
