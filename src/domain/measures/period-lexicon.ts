/** The part of a year a report covers: all of it, a half-year or a quarter, each counted from 1 January. */
export type PeriodPart = 'year' | 'H1' | 'H2' | 'Q1' | 'Q2' | 'Q3' | 'Q4'

/** How each part of a year is written after the year, in the workbook's list of periods. */
export const PERIOD_WORDS: Readonly<Record<PeriodPart, string>> = {
  year: '年',
  H1: '年上半年',
  H2: '年下半年',
  Q1: '年第一季度',
  Q2: '年第二季度',
  Q3: '年第三季度',
  Q4: '年第四季度'
}

/** Spellings that people use for each part, matched after blanks are removed. */
export const PERIOD_SPELLINGS: readonly (readonly [RegExp, PeriodPart])[] = [
  [/^(?:年?度?|年全年)$/u, 'year'],
  [/^(?:年?上半年|-?H1)$/iu, 'H1'],
  [/^(?:年?下半年|-?H2)$/iu, 'H2'],
  [/^(?:年?第?[一1]季度?|-?Q1)$/iu, 'Q1'],
  [/^(?:年?第?[二2]季度?|-?Q2)$/iu, 'Q2'],
  [/^(?:年?第?[三3]季度?|-?Q3)$/iu, 'Q3'],
  [/^(?:年?第?[四4]季度?|-?Q4)$/iu, 'Q4']
]
