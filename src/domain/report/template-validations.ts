import { atOnce } from '../measures/steps'
import type { Plan } from '../plan/plan'
import { buildWorkbook } from './build-workbook'
import { indicatorFields, projectFields, type TableId } from './fields'
import type { ValidationLayout } from './layout'

/** The template's native validation of each field that has one, by field id. */
export type TemplateValidations = Readonly<Record<TableId, ReadonlyMap<string, ValidationLayout['rule']>>>

/** What the template lets people type, by table and field, whatever a workbook at hand allows by now. */
export function templateValidations(plan: Plan): TemplateValidations {
  const { sheets } = atOnce(buildWorkbook({ plan, variant: 'blank', header: {} }))
  const ofTable = (table: TableId, fields: readonly { readonly id: string }[]) => {
    const rules = new Map<string, ValidationLayout['rule']>()
    for (const { ranges, rule } of sheets.find(({ id }) => id === table)?.validations ?? []) {
      for (const { left, right } of ranges) {
        for (const { id } of fields.slice(left, right + 1)) rules.set(id, rule)
      }
    }
    return rules
  }
  return {
    indicators: ofTable('indicators', indicatorFields(plan.years)),
    projects: ofTable('projects', projectFields())
  }
}
