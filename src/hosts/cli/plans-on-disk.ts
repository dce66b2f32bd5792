import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { assertOwnPlan, loadPlan, usePlanDocument, type WorkbookToJudge } from '../../application/load-plan'
import type { PlanLibrary } from '../../application/ports'
import { textOfFile } from '../../application/text-of-file'
import type { Plan } from '../../domain/plan/plan'
import { CliProblem } from './cli-problem'
import { readBytes } from './files'

const PLAN_FILE = /^(?!.*\.schema\.json$)(.+)\.json$/u

/** The built-in plans: one JSON document per plan in a folder. */
export function plansInFolder(folder: string): PlanLibrary {
  return {
    ids: async () => (await readdir(folder)).flatMap((name) => PLAN_FILE.exec(name)?.[1] ?? []).sort(),
    load: async (id) => {
      const known = await readdir(folder)
      if (!known.includes(`${id}.json`) || !PLAN_FILE.test(`${id}.json`)) return undefined
      return JSON.parse(await readFile(join(folder, `${id}.json`), 'utf8')) as unknown
    }
  }
}

/** Reads a JSON file; throws CliProblem where it is no JSON. */
export async function readJson(file: string): Promise<unknown> {
  const text = textOfFile(await readBytes(file)) ?? ''
  try {
    return JSON.parse(text) as unknown
  } catch (error) {
    throw new CliProblem('plan-not-json', { file, detail: (error as Error).message })
  }
}

/**
 * Chooses plans for a command: `--plan` names an id or a document; without it each workbook's own id counts. A plan is
 * compiled once however many workbooks use it.
 */
export function planChooser(
  library: PlanLibrary,
  option: string | undefined
): (idInWorkbook?: string, workbook?: WorkbookToJudge) => Promise<Plan> {
  const compiled = new Map<string, Promise<Plan>>()
  const once = (key: string, make: () => Promise<Plan>): Promise<Plan> => {
    const known = compiled.get(key) ?? make()
    compiled.set(key, known)
    return known
  }
  const planOf = (idInWorkbook: string | undefined): Promise<Plan> => {
    if (option?.endsWith('.json')) {
      return once(option, async () => usePlanDocument(await readJson(option), option))
    }
    const id = option ?? idInWorkbook
    return once(`id:${id ?? ''}`, () => loadPlan(library, id))
  }
  return async (idInWorkbook, workbook) =>
    assertOwnPlan(await planOf(idInWorkbook), workbook, { isChosen: option !== undefined })
}
