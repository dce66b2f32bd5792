import type { ProjectField } from '../domain/report/fields'
import { cellAddress } from '../domain/report/a1'
import {
  adjustmentChange,
  newProjectChange,
  sortChange,
  type ProjectAdjustment,
  type ProjectValues
} from '../domain/report/project-changes'
import type { Plan } from '../domain/plan/plan'
import type { ReportTable } from '../domain/report/report'
import { SHEET_NAMES } from '../domain/report/workbook-lexicon'
import { newRowKey } from './new-row-key'
import { openReport, type OpenedReport } from './open-report'
import { WorkbookProblem, type CellPlace, type Workbook, type WorkOptions } from './ports'

type ChoosePlan = (idInWorkbook: string | undefined) => Promise<Plan>

/** A project put into an open workbook. */
export interface AddedProject {
  readonly key: string
  /** The cell of its name. */
  readonly place: CellPlace
}

/**
 * Adds a project that the plan does not have (新增) to an open workbook, protected or not: below the last one of its task,
 * with a key of its own. Opening a protected sheet for it clears Excel's undo list. Throws WorkbookProblem.
 */
export async function addProject(
  workbook: Workbook,
  choosePlan: ChoosePlan,
  values: ProjectValues,
  options: WorkOptions = {}
): Promise<AddedProject> {
  const { plan, report, projects } = await openProjects(workbook, choosePlan, options)
  const used = new Set([...plan.projectByCode.keys(), ...projects.rows.map(({ key }) => key)])
  let key = newRowKey()
  while (used.has(key)) key = newRowKey()
  const { change, row } = newProjectChange(plan, report, projects, { key, values })
  await workbook.changeTable(change, options)
  const sheet = projects.sheet.name
  return { key, place: { sheet, cell: cellAddress(row, projects.columnOf('name') ?? 0) } }
}

/** Sorts the projects of an open workbook by a column, protected or not; `false` where there is nothing to sort. */
export async function sortProjects(
  workbook: Workbook,
  choosePlan: ChoosePlan,
  by: { readonly field: ProjectField; readonly isDescending?: boolean },
  options: WorkOptions = {}
): Promise<boolean> {
  const { projects } = await openProjects(workbook, choosePlan, options)
  const change = sortChange(projects, by.field, by.isDescending ?? false)
  if (change) await workbook.changeTable(change, options)
  return change !== undefined
}

/**
 * Marks a project of the plan as 调整, 取消 or 规划内 again, with the 核实说明 that the first two need; `false` for a key that
 * the plan or the workbook does not have.
 */
export async function adjustProject(
  workbook: Workbook,
  choosePlan: ChoosePlan,
  project: { readonly key: string; readonly adjustment: ProjectAdjustment; readonly explanation?: string },
  options: WorkOptions = {}
): Promise<boolean> {
  const { plan, projects } = await openProjects(workbook, choosePlan, options)
  const change = adjustmentChange(plan, projects, project)
  if (change) await workbook.changeTable(change, options)
  return change !== undefined
}

async function openProjects(
  workbook: Workbook,
  choosePlan: ChoosePlan,
  options: WorkOptions
): Promise<OpenedReport & { readonly projects: ReportTable<ProjectField> }> {
  const opened = await openReport(await workbook.read(options), '', choosePlan)
  const { projects } = opened.report
  if (!projects) throw new WorkbookProblem('sheet-gone', { sheet: SHEET_NAMES.projects })
  return { ...opened, projects }
}
