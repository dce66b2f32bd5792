import { indicatorFields, projectFields, type FieldDefinition } from '../../domain/report/fields'
import { INDICATOR_COLUMNS } from '../../domain/report/indicator-columns'
import { GUIDE_LABELS } from '../../domain/report/workbook-lexicon'

const headers = (fields: readonly FieldDefinition[]): Readonly<Record<string, string>> =>
  Object.fromEntries(fields.map(({ id, header }) => [id, header]))

/** Names of fields in Chinese: the words printed in the workbook. */
export const fields = {
  header: { ...GUIDE_LABELS },
  indicators: headers(indicatorFields([])),
  projects: headers(projectFields()),
  actual: INDICATOR_COLUMNS.actual.header
}
