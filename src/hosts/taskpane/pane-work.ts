import { inSlices, toTheEnd } from '../../application/in-slices'
import { FileProblem, type Workbook } from '../../application/ports'
import type { ChoosePlan } from '../../application/load-plan'
import type { Plan } from '../../domain/plan/plan'
import type { PaneWork } from '../../ui/pane-work'
import type { PlansOnServer } from './plans-on-server'
import { programFacts } from './program-facts'

/** Rules, layouts and the plan schema are most of the program; the pane is on screen before they are loaded. */
const loadUseCases = () => import('./use-cases')

const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds))

/** The pane's work over an open workbook and the plans of a server. */
export function paneWork(workbook: Workbook, plans: PlansOnServer): PaneWork {
  const compiled = new Map<string, Promise<Plan>>()
  /** Plans of the person's own, which go before those of the server. */
  const added = new Map<string, Plan>()

  async function planFor(id: string | undefined): Promise<Plan> {
    const own = added.get(id ?? '')
    if (own) return own
    const { loadPlan } = await loadUseCases()
    const key = id ?? ''
    const known = compiled.get(key)
    if (known) return known
    const loading = loadPlan(plans, id)
    compiled.set(key, loading)
    loading.then(
      (plan) => compiled.set(plan.id, loading),
      // A failure must not stick: the next try loads again.
      () => compiled.delete(key)
    )
    return loading
  }

  async function planOf(chosen: string | undefined, inWorkbook: string | undefined): Promise<Plan> {
    if (chosen === undefined || inWorkbook === undefined) return planFor(inWorkbook ?? chosen)
    const isKnown = added.has(inWorkbook) || (await plans.ids()).includes(inWorkbook)
    return planFor(isKnown ? inWorkbook : chosen)
  }

  /**
   * The workbook's own plan counts; the one chosen by hand serves workbooks that name none, an unknown one, or by an ambiguous
   * id one that may be another.
   */
  const chooser =
    (chosen: string | undefined): ChoosePlan =>
    async (inWorkbook, asked) => {
      const { assertOwnPlan, compareWithPlan } = await loadUseCases()
      const plan = await planOf(chosen, inWorkbook)
      const isOwn = asked === undefined || compareWithPlan(asked, plan) === 'same'
      if (!isOwn && chosen !== undefined && chosen !== plan.id) return planFor(chosen)
      return assertOwnPlan(plan, asked, { isChosen: chosen === plan.id })
    }

  return {
    plans: async () => {
      const known = await plans.choices()
      const own = [...added.values()].map(({ id, title }) => ({ id, title }))
      return [...known.filter(({ id }) => !added.has(id)), ...own]
    },
    open: async (planId, options) => {
      const { openReport } = await loadUseCases()
      const content = await workbook.read(options)
      try {
        return await openReport(content, '', chooser(planId))
      } catch (error) {
        if (!(error instanceof FileProblem) || error.code !== 'not-a-report') throw error
        return { plan: await planFor(planId), report: undefined }
      }
    },
    insert: async ({ variant, planId, period }, ask, options) => {
      const { insertTemplates } = await loadUseCases()
      return insertTemplates(workbook, { plan: await planFor(planId), variant, period }, ask, options)
    },
    restore: (snapshot, options) => workbook.restore(snapshot, toTheEnd(options)),
    review: async ({ planId, ...judged }, language, options) => {
      const { reviewWorkbook } = await loadUseCases()
      return reviewWorkbook(workbook, chooser(planId), judged, language, options)
    },
    validate: async ({ planId, ...judged }, options) => {
      const { readAndValidate } = await loadUseCases()
      return readAndValidate(workbook, chooser(planId), judged, options)
    },
    explain: async ({ planId, ...judged }, note, language, options) => {
      const { explainFinding } = await loadUseCases()
      return explainFinding(workbook, chooser(planId), judged, note, language, options)
    },
    proposeFixes: async (review) => {
      const { proposeCorrections } = await loadUseCases()
      return inSlices(proposeCorrections(review), { rest: () => pause(0) })
    },
    applyFixes: async ({ planId, ...judged }, fixes, options) => {
      const { applyFixes, proposeWorkbookFixes } = await loadUseCases()
      const outcome = await applyFixes(workbook, fixes, options)
      const proposal = await proposeWorkbookFixes(workbook, chooser(planId), judged, toTheEnd(options))
      return { outcome, proposal }
    },
    takeBackFixes: async ({ planId, ...judged }, snapshot, options) => {
      const { proposeWorkbookFixes, takeBackFixes } = await loadUseCases()
      const outcome = await takeBackFixes(workbook, snapshot, options)
      const proposal = await proposeWorkbookFixes(workbook, chooser(planId), judged, toTheEnd(options))
      return { outcome, proposal }
    },
    importPlan: async (file) => {
      const [{ importPlanTables, readPlanDocument }, { readTables }] = await Promise.all([
        loadUseCases(),
        import('../../adapters/xlsx')
      ])
      const bytes = await file.bytes()
      return file.name.toLowerCase().endsWith('.json')
        ? readPlanDocument(bytes, file.name)
        : importPlanTables(await readTables(bytes, file.name), file.name)
    },
    addPlan: async (document) => {
      const { usePlanDocument } = await loadUseCases()
      // Throws what is wrong with it before anything is remembered.
      const plan = usePlanDocument(document, document.id)
      added.set(plan.id, plan)
    },
    readPrevious: async (file, plan) => {
      const [{ openReport }, { xlsxFiles }] = await Promise.all([
        loadUseCases(),
        import('../../adapters/xlsx')
      ])
      const content = await xlsxFiles.read(await file.bytes(), file.name)
      return (await openReport(content, file.name, () => Promise.resolve(plan))).report
    },
    listRules: async ({ plan, report }) => {
      const { listRules } = await loadUseCases()
      return listRules(plan, report?.metadata?.rules)
    },
    changeRules: async ({ planId, ...judged }, rules, options) => {
      const { changeRules } = await loadUseCases()
      return changeRules(workbook, chooser(planId), judged, rules, options)
    },
    tryRule: async (record, { plan, report }, period) => {
      const { tryCustomRule } = await loadUseCases()
      return tryCustomRule(record, plan, report, period)
    },
    formProgress: async ({ plan, report }, period) => {
      const { formProgress } = await loadUseCases()
      return report
        ? inSlices(formProgress({ plan, report, period: period ?? report.period }), {
            rest: () => pause(0)
          })
        : { sheets: [], done: 0, total: 0, toFill: [] }
    },
    changeProjects: async ({ planId }, request, sheet, options) => {
      const { addProject, adjustProject, sortProjects } = await loadUseCases()
      const snapshot = await workbook.snapshot([sheet])
      switch (request.kind) {
        case 'add': {
          const added = await addProject(workbook, chooser(planId), request.values, options)
          return { isDone: true, added, snapshot }
        }
        case 'sort':
          return { isDone: await sortProjects(workbook, chooser(planId), request, options), snapshot }
        case 'adjust':
          return { isDone: await adjustProject(workbook, chooser(planId), request, options), snapshot }
      }
    },
    openOfficialForm: async ({ planId }, ask, options) => {
      const { openOfficialForm } = await loadUseCases()
      return openOfficialForm(workbook, chooser(planId), ask, options)
    },
    upgrade: async ({ planId }, language, ask, options) => {
      const { upgradeWorkbook } = await loadUseCases()
      return upgradeWorkbook(workbook, chooser(planId), language, ask, options)
    },
    insertEvaluation: async ({ planId, period }, language, ask, options) => {
      const { insertEvaluationSheets } = await import('./insert-evaluation-sheets')
      return insertEvaluationSheets(workbook, chooser(planId), { period, language }, ask, options)
    },
    exchange: async () => {
      const { exchangeWork } = await import('./exchange-work')
      return exchangeWork(workbook, chooser)
    },
    compute: async ({ planId, period }, options) => {
      const { computeWorkbook } = await loadUseCases()
      return computeWorkbook(workbook, chooser(planId), period, options)
    },
    exportFindings: async (review, findings, format, language, options) => {
      const [{ findingsFile }, { deliverFile }] = await Promise.all([
        import('./export-findings'),
        import('./deliver-file')
      ])
      const file = await findingsFile(review, findings, format, language, options)
      return { name: file.name, delivery: await deliverFile(file) }
    },
    exportEvaluation: async (computation, format, language, options) => {
      const [{ evaluationFile }, { deliverFile }] = await Promise.all([
        import('./export-evaluation'),
        import('./deliver-file')
      ])
      const file = await evaluationFile(computation, format, language, options)
      return { name: file.name, delivery: await deliverFile(file) }
    },
    facts: () => programFacts(),
    select: (place) => workbook.select(place),
    selection: () => workbook.selection(),
    watch: (onChange) => workbook.watch(onChange),
    follow: async ({ planId, ...judged }, { plan, report }, listener) => {
      const { startLiveCheck } = await loadUseCases()
      const setting = { ...listener, ...judged, choosePlan: chooser(planId), pause }
      return startLiveCheck(workbook, setting, report && { plan, report })
    }
  }
}
