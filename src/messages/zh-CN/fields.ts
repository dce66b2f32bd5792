import { GUIDE_LABELS, INDICATOR_HEADERS, PROJECT_HEADERS } from '../../domain/report/workbook-lexicon'

/** Names of fields in Chinese: the words printed in the workbook. */
export const fields = {
  header: { ...GUIDE_LABELS },
  indicators: { ...INDICATOR_HEADERS },
  projects: { ...PROJECT_HEADERS },
  actual: '{{year}}年实际值'
}
