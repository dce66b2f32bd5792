import { atOnce } from '../../measures/steps'
import { TEMPLATE_VERSION } from '../../report/template-version'
import { planVersion } from '../../report/plan-version'
import type { Rule } from '../rule'

/** The workbook was made for another plan, from another version of it, or from another template. */
export const templateOutdated: Rule = {
  code: 'template-outdated',
  severity: 'verification',
  workbook({ plan, report: { metadata } }, fault) {
    if (!metadata) return
    if (metadata.planId !== plan.id) {
      const params = { what: 'plan', actual: metadata.planId, expected: plan.id }
      fault({ value: metadata.planId, params })
    } else if (metadata.planVersion !== atOnce(planVersion(plan.document))) {
      fault({ value: metadata.planVersion, params: { what: 'plan-version' } })
    } else if (metadata.templateVersion !== TEMPLATE_VERSION) {
      const params = { what: 'template', actual: metadata.templateVersion, expected: TEMPLATE_VERSION }
      fault({ value: String(metadata.templateVersion), params })
    }
  }
}
