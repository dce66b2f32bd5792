import type { Rule } from '../rule'

/** The workbook was made for another plan, from another version of it, or from an older template. */
export const templateOutdated: Rule = {
  code: 'template-outdated',
  severity: 'verification',
  workbook({ plan, report, current }, fault) {
    const { metadata } = report
    if (!metadata) return
    if (metadata.planId !== plan.id) {
      fault({ value: metadata.planId, params: { what: 'plan', actual: metadata.planId, expected: plan.id } })
    } else if (current && metadata.planVersion !== current.planVersion) {
      fault({ value: metadata.planVersion, params: { what: 'plan-version' } })
    } else if (current && metadata.templateVersion !== current.templateVersion) {
      fault({
        value: String(metadata.templateVersion),
        params: {
          what: 'template',
          actual: metadata.templateVersion,
          expected: current.templateVersion
        }
      })
    }
  }
}
