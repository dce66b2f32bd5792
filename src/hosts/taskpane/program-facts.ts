import product from '../../../package.json'

/** The newest set of Excel's interface that a program may have. */
const NEWEST_SET = 20

/** What a problem report says about the programs, nothing of the person or the workbook. */
export function programFacts(): Readonly<Record<string, string>> {
  const own = { 'plan-report': product.version }
  if (typeof Office === 'undefined') return own
  const { diagnostics, requirements } = Office.context
  const has = (set: number): boolean => requirements.isSetSupported('ExcelApi', `1.${set}`)
  const newest = Array.from({ length: NEWEST_SET }, (_, index) => NEWEST_SET - index).find(has)
  return {
    ...own,
    office: `${String(diagnostics.host)} ${String(diagnostics.platform)} ${diagnostics.version}`,
    ExcelApi: newest === undefined ? '-' : `1.${newest}`
  }
}
