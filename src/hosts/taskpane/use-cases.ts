export { addProject, adjustProject, sortProjects } from '../../application/change-projects'
export { computeWorkbook } from '../../application/compute-workbook'
export { insertTemplates } from '../../application/insert-templates'
export { startLiveCheck } from '../../application/live-check'
export { importPlanTables, readPlanDocument } from '../../application/import-plan'
export { assertOwnPlan, loadPlan, usePlanDocument } from '../../application/load-plan'
export { compareWithPlan } from '../../domain/report/workbook-plan'
export { openOfficialForm } from '../../application/official-form'
export { openReport } from '../../application/open-report'
export { readAndValidate, reviewWorkbook } from '../../application/review-workbook'
export { changeRules } from '../../application/change-rules'
export { explainFinding } from '../../application/explain-finding'
export {
  applyFixes,
  proposeWorkbookFixes,
  takeBackFixes,
  proposeCorrections
} from '../../application/fix-workbook'
export { upgradeWorkbook } from '../../application/upgrade-workbook'
export { formProgress } from '../../domain/rules/form-progress'
export { tryCustomRule } from '../../domain/rules/custom/try-rule'
export { listRules } from '../../domain/rules/rules-in-force'
