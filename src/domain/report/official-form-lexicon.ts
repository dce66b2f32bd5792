/** The words of the official form (公文版式). */

export const OFFICIAL_SHEET_NAMES = {
  indicators: '表1 指标体系',
  projects: '表2 重点工程项目'
} as const

/** Titles around the plan's own title; with a period the tables say how things stand. */
export const OFFICIAL_TITLES = {
  indicators: (plan: string, period: string | undefined): string =>
    period === undefined ? `表1　${plan}指标体系` : `表1　${plan}指标完成情况（${period}）`,
  projects: (plan: string, period: string | undefined): string =>
    period === undefined ? `表2　${plan}重点工程项目` : `表2　${plan}重点工程项目进展情况（${period}）`
} as const

export const ADDED_HEADING = '新增项目（不计入规划合计）'
export const ADDED_TOTAL = '新增项目合计'
export const OFFICIAL_FOOTER = '&C— &P —'
