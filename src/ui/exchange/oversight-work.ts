import type { ReportDifference } from '../../domain/exchange/diff-reports'
import type { WorkOptions } from '../../application/ports'
import type { Language } from '../../messages'
import type { ChosenFile, Delivery, OpenedWorkbook, ReadingChoice } from '../shared/work-terms'

/** Why a chosen file cannot be compared, in a sentence or for one of the place's own. */
export type ComparisonProblem =
  | { readonly kind: 'file'; readonly sentence: string }
  | { readonly kind: 'plans-differ'; readonly file: string }

/** The steps of comparing workbooks and of signing the open one off. All of it may throw. */
export interface OversightWork {
  /** Signs the open workbook off as it stands, and gives it as it is then. */
  readonly sign: (choice: ReadingChoice, reviewer: string, options: WorkOptions) => Promise<OpenedWorkbook>
  /** How one workbook came to be another; without a second file the open workbook is the later one, called `open` in sentences. */
  readonly compare: (
    choice: ReadingChoice,
    from: ChosenFile,
    to: ChosenFile | { readonly open: string },
    options: WorkOptions
  ) => Promise<ReportDifference>
  /** Gives differences out as a workbook of this name. */
  readonly giveOut: (difference: ReportDifference, name: string, language: Language) => Promise<Delivery>
  /** What of a failed comparison a person can put right; absent where it is something else. */
  readonly problemOf: (error: unknown, language: Language) => ComparisonProblem | undefined
}
