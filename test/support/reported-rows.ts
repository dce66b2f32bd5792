import type { Plan } from '../../src/domain/plan/plan'
import type { CellValue } from '../../src/domain/report/layout'
import type { DraftRow } from '../../src/domain/report/report-draft'

/** Draft rows of all of a plan's indicators, with values laid over some. */
export const indicatorRows = (
  plan: Plan,
  values: Readonly<Record<string, Readonly<Record<string, CellValue>>>>
): DraftRow[] => plan.indicators.map(({ code }) => ({ key: code, values: values[code] ?? {} }))

/** Draft rows of all of a plan's projects, with values laid over some. */
export const projectRows = (
  plan: Plan,
  values: Readonly<Record<string, Readonly<Record<string, CellValue>>>>
): DraftRow[] => plan.projects.map(({ code }) => ({ key: code, values: values[code] ?? {} }))

/** Reported values of 2021 to 2023 with gaps, unpublished values and self-assessments, for the built-in plan. */
export const REPORTED_INDICATORS: Readonly<Record<string, Readonly<Record<string, CellValue>>>> = {
  'IND-01': { actual2021: 100, actual2022: 100, actual2023: 98.5 },
  'IND-02': { assignedTarget: 5, actual2021: 0, actual2022: 1.2, actual2023: 3 },
  'IND-03': { actual2021: 82.5, actual2022: 83, actual2023: 83.1, dataSource: '环境监测站' },
  'IND-04': { actual2021: 37, actual2022: 38, actual2023: 39 },
  'IND-05': { assignedTarget: 13.5, actual2021: 3.1, actual2022: 2.9, actual2023: 3.3 },
  'IND-06': { assignedTarget: 18, actual2021: 3.6, actual2023: 4 },
  'IND-08': { assignedTarget: 1.2, actual2021: 0.1, actual2022: 0.2, actual2023: 0.42 },
  'IND-09': { assignedTarget: 0.5, actual2021: 0.1, actual2022: '未公布', actual2023: 0.1 },
  'IND-10': { selfAssessment: '推进中' },
  'IND-12': { selfAssessment: '完成' },
  'IND-13': { selfAssessment: '未完成' },
  'IND-14': { actual2021: 98, actual2022: 97.9, actual2023: 98.2 },
  'IND-15': { actual2021: 70, actual2022: 75, actual2023: 91 },
  'IND-16': { actual2023: '未公布' },
  'IND-18': { actual2021: 0, actual2022: 0, actual2023: 1.3 },
  'IND-19': { actual2021: 80, actual2022: 85, actual2023: 88 },
  'IND-20': { selfAssessment: '基本完成', issues: '=不是公式' },
  'IND-21': { actual2021: 20.3, actual2022: 20.35, actual2023: 20.4 },
  'IND-23': { actual2021: 96.9, actual2022: 96.95, actual2023: '待报' }
}

/** Progress of some projects of the built-in plan, with an adjusted amount. */
export const REPORTED_PROJECTS: Readonly<Record<string, Readonly<Record<string, CellValue>>>> = {
  'PRJ-01': { investedYear: 150.5, investedTotal: 400.33, physicalProgress: 40, status: '在建' },
  'PRJ-03': { investedYear: 0, investedTotal: 1615.77, physicalProgress: 100, status: '完工' },
  'PRJ-04': { physicalProgress: 0, status: '未开工', explanation: '用地手续未办结' },
  'PRJ-07': { investedYear: 1000, investedTotal: 30000, physicalProgress: 90, status: '在建' },
  'PRJ-10': { status: '暂停', investedTotal: '暂无' },
  'PRJ-20': { adjustment: '调整', amount: 999.99, years: '2022-2024', explanation: '经批准调整' },
  'PRJ-30': { adjustment: '取消', status: '终止', explanation: '并入其他项目' }
}

/** A project that the plan does not have. */
export const ADDED_PROJECT: DraftRow = {
  key: 'NEW-7F3A',
  values: {
    no: 76,
    task: '二、强化生态系统保护，增加生态产品供给',
    type: '新类型',
    name: '湿地修复',
    content: '新增湿地修复工程',
    years: '2023-2024',
    amount: 300.1,
    leadUnits: '郑陆镇、红梅街道',
    cooperatingUnits: '/',
    adjustment: '新增',
    explanation: '区政府专题会议确定',
    investedTotal: 12.3
  }
}
