import type { WorkbookSnapshot } from '../../application/ports'
import { withoutResults, type Change } from '../pane-state'
import type { ProjectOutcome, ProjectRequest } from '../pane-work'
import type { Action } from '../shared/action'

/** Rows stand elsewhere now, so that nothing said of cells may be acted upon. */
const projectsChanged = (projectsBefore: WorkbookSnapshot): Change => ({
  ...withoutResults,
  replaced: undefined,
  projectsBefore
})

/** Adds, sorts or adjusts projects; does nothing where the workbook has no project table. */
export const changeProjects = (request: ProjectRequest): Action<ProjectOutcome> => ({
  id: 'projects',
  label: `projects.${request.kind}Run`,
  run: async ({ work, choice, state, options, change }) => {
    const sheet = state().opened?.report?.projects?.sheet.name
    if (sheet === undefined) return undefined
    const outcome = await work.changeProjects(choice(), request, sheet, options)
    if (outcome.isDone) change(projectsChanged(outcome.snapshot))
    return outcome
  },
  notice: ({ isDone }) => `notice.projects.${isDone ? request.kind : 'nothing'}`,
  after: async ({ work, readAnew }, { isDone, added }) => {
    if (!isDone) return
    await readAnew()
    if (added) await work.select(added.place)
  }
})
