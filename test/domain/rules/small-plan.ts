import { compilePlan } from '../../../src/domain/plan/compile-plan'
import type { PlanDocument } from '../../../src/domain/plan/plan-document'
import type { Plan } from '../../../src/domain/plan/plan'

/** A plan of few rows, each there for a rule: level up and down, threshold, compound, assigned, held, merged cells. */
export const smallPlanDocument: PlanDocument = {
  format: 1,
  id: 'small',
  title: '某县“十四五”规划',
  shortTitle: '某县规划',
  region: '某县',
  period: { start: 2021, end: 2025 },
  baselineYear: 2020,
  issued: '2021-12',
  coordinatingUnit: '县生态环境局',
  units: [
    { name: '县生态环境局', kind: 'department' },
    { name: '县水利局', kind: 'department' },
    { name: '城关镇', kind: 'town' },
    { name: '河东街道', kind: 'street', aliases: ['河东办'] },
    { name: '各镇、街道', kind: 'group', members: ['城关镇', '河东街道'] }
  ],
  categories: [
    { id: 'air', name: '环境质量' },
    { id: 'carbon', name: '绿色低碳' }
  ],
  tasks: [
    { id: 'water', name: '一、治水', shortName: '治水' },
    { id: 'air', name: '二、治气', shortName: '治气' }
  ],
  indicators: [
    indicator('IND-1', 1, { name: '优良天数比例', baseline: '82', target: '84', min: '0', max: '100' }),
    indicator('IND-2', 2, {
      name: '细颗粒物浓度',
      unit: 'μg/m³',
      baseline: '36',
      target: '34',
      direction: 'down'
    }),
    indicator('IND-3', 3, {
      name: '能耗降低率',
      category: 'carbon',
      baseline: '/',
      target: '14.5',
      accumulation: 'compound',
      min: '-100',
      max: '100'
    }),
    indicator('IND-4', 4, {
      name: '污水收集率',
      baseline: '70',
      target: '完成省定目标',
      attribute: 'anticipatory'
    }),
    indicator('IND-5', 5, {
      name: '生态指数',
      unit: '-',
      baseline: '/',
      target: '保持\n稳定',
      direction: 'hold',
      attribute: 'anticipatory'
    })
  ],
  projects: [
    project('PRJ-1', 1, { name: '河道\n清淤', amount: '1000', years: '2021-2023' }),
    project('PRJ-2', 2, { name: '污水管网', amount: '500.5  ', years: '2022', leadUnits: '各镇、街道' }),
    project('PRJ-3', 3, {
      name: '污水管网',
      content: '新建泵站',
      amount: '/',
      years: '2024-2025',
      continues: ['type', 'name']
    }),
    project('PRJ-4', 4, {
      task: 'air',
      type: '监测',
      name: '自动站',
      amount: '200',
      years: '2021',
      cooperatingUnits: ''
    })
  ],
  declared: {
    indicators: 5,
    binding: 3,
    anticipatory: 2,
    projects: 4,
    totalInvestment: '1700.5',
    totalInvestmentYi: '0.17',
    perTask: [
      { task: 'water', projects: 3, totalInvestment: '1500.5' },
      { task: 'air', projects: 1, totalInvestment: '200' }
    ]
  }
}

function indicator(
  code: string,
  no: number,
  over: Partial<PlanDocument['indicators'][number]>
): PlanDocument['indicators'][number] {
  return {
    code,
    no,
    category: 'air',
    name: code,
    unit: '%',
    baseline: '/',
    target: '90',
    direction: 'up',
    accumulation: 'level',
    attribute: 'binding',
    source: '省规划',
    ...over
  }
}

function project(
  code: string,
  no: number,
  over: Partial<PlanDocument['projects'][number]>
): PlanDocument['projects'][number] {
  return {
    code,
    no,
    task: 'water',
    type: '河道',
    name: code,
    content: '整治河道5公里',
    years: '2021-2025',
    amount: '100',
    leadUnits: '城关镇',
    cooperatingUnits: '县水利局',
    ...over
  }
}

/** The small plan, with other document fields where wanted. */
export const smallPlan = (over: Partial<PlanDocument> = {}): Plan =>
  compilePlan({ ...smallPlanDocument, ...over })
