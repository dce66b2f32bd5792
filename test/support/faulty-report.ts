import type { Plan } from '../../src/domain/plan/plan'
import type { Report } from '../../src/domain/report/report'
import { buildReport, FILLED_HEADER, indicatorRows, projectRows } from './report-builder'

/** A report on the small plan with which most rules of the catalogue find fault. */
export function faultyReport(plan: Plan): Report {
  return buildReport(plan, {
    header: { ...FILLED_HEADER, phone: null },
    metadata: { planVersion: 'older' },
    names: [{ name: '上年', refersTo: '[1]Sheet1!A1' }],
    indicators: [
      ...indicatorRows(plan, {
        'IND-1': {
          actual2021: 0.83,
          actual2022: '85',
          actual2023: 140,
          actual2024: 90,
          target: '85',
          no: 7
        },
        'IND-2': { actual2021: 90, actual2022: '约', actual2023: '未公布', unit: 'ug/m3' },
        'IND-5': { selfAssessment: '好' }
      }),
      {
        key: 'X',
        values: { name: '优良天数的比例', target: '变好', baseline: 5, attribute: '无' },
        constants: ['rate']
      }
    ],
    projects: [
      ...projectRows(plan, {
        'PRJ-1': {
          amount: 5,
          years: '2025-2021',
          adjustment: '调整',
          investedTotal: 900_000,
          investedYear: 900_001
        },
        'PRJ-2': { name: ' 污水（管网', status: '完工', physicalProgress: 105, cooperatingUnits: '某局' },
        'PRJ-4': { amount: { error: '#N/A' }, status: '在建' }
      }),
      { key: 'PRJ-1' },
      { key: 'N1', values: { content: '2030年建成', years: '2019-2030' } }
    ],
    projectTable: {
      merges: [{ top: 4, left: 0, bottom: 5, right: 1 }],
      hiddenRows: [5],
      duplicates: ['amount']
    }
  })
}
