/** Defined names of single cells that row formulas and the summary read. */
export const REPORT_NAMES = {
  /** 报告期, the cell people choose from. */
  period: 'ReportPeriod',
  /** Year of the period; absent without one. */
  year: 'ReportYear',
  /** End of the period in years, 2022.5 for the first half of 2023. */
  time: 'ReportTime',
  /** 1 for a yearly report, else 0. */
  yearly: 'ReportYearly',
  /** 序时进度 of the plan at the period's end, to 6 decimals. */
  progress: 'ReportProgress',
  /** 1 when the period reaches the plan's end, else 0. */
  final: 'ReportFinal'
} as const

/** Defined name of the list of the plan's units (单位名录). */
export const UNIT_LIST = 'List_units'

/** Defined names of the cells beside that list: numbers of the units that rows name and no fixed line of a block does. */
export const UNIT_NUMBERS = { leadUnit: 'List_unitLeads', involvedUnit: 'List_unitInvolved' } as const

/** Defined names of the fixed name cells of those blocks, header included. */
export const UNIT_LINES_NAMED = {
  leadUnit: 'Summary_leadUnits',
  involvedUnit: 'Summary_involvedUnits'
} as const
