import type { RefusedReturn } from '../../application/collect-returns'
import type { ExchangeProblem } from '../../application/exchange-problem'
import type { MergePreview } from '../../application/merge-into-master'
import type { ConfirmedMerge, OpenCollection, OpenMergeResult } from '../../application/merge-open-master'
import type { FileProblem, WorkbookSnapshot, WorkOptions } from '../../application/ports'
import type { PreparedSplit } from '../../application/split-workbook'
import type { SplitDecision } from '../../domain/exchange/exchange-record'
import type { MergeDecisions } from '../../domain/exchange/merge-returns'
import type { Tampering } from '../../domain/exchange/tampering'
import type { TableId } from '../../domain/report/fields'
import type { Finding } from '../../domain/rules/finding'
import type { Language } from '../../messages'
import type { ChosenFile, Delivery, ReadingChoice } from '../shared/work-terms'
import type { OversightWork } from './oversight-work'

/** A file made for the person. */
export interface MadeFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/** A unit's workbook ready to be handed out. */
export interface MadePackage extends MadeFile {
  readonly unit: string
}

/** Everything a split made, one by one and in one archive. */
export interface MadePackages {
  readonly packages: readonly MadePackage[]
  readonly archive: MadeFile
}

/** Sentences that are shared with the command line. */
export interface ExchangeSentences {
  readonly file: (problem: FileProblem, language: Language) => string
  readonly refusal: (refused: RefusedReturn, language: Language) => string
  readonly tampering: (one: Tampering, language: Language) => string
  readonly finding: (finding: Finding, language: Language) => string
  readonly conflict: (reason: string, language: Language) => string
  readonly field: (table: TableId | undefined, field: string, language: Language) => string
}

/** The steps of exchanging workbooks with the open one, which `file` names in sentences. All of it may throw. */
export interface ExchangeWork extends OversightWork {
  readonly previewSplit: (choice: ReadingChoice, file: string, options: WorkOptions) => Promise<PreparedSplit>
  /** Makes the packages and has the workbook remember them. */
  readonly split: (
    choice: ReadingChoice,
    file: string,
    decision: SplitDecision,
    options: WorkOptions
  ) => Promise<MadePackages>
  /** Looks at returned files, those in archives too. */
  readonly collect: (
    choice: ReadingChoice,
    file: string,
    files: readonly ChosenFile[],
    options: WorkOptions
  ) => Promise<OpenCollection>
  readonly previewMerge: (
    collection: OpenCollection,
    decisions: MergeDecisions,
    mergedAt: string
  ) => MergePreview
  readonly merge: (
    choice: ReadingChoice,
    file: string,
    confirmed: ConfirmedMerge,
    options: WorkOptions
  ) => Promise<OpenMergeResult>
  readonly restore: (snapshot: WorkbookSnapshot, options: WorkOptions) => Promise<void>
  readonly handOut: (file: MadeFile) => Promise<Delivery>
  /** Whether the pane can give out anything but workbooks. */
  readonly canSave: boolean
  /** The present moment as merges note it. */
  readonly now: () => string
  /** The problem where a workbook or a decision does not allow the step. */
  readonly exchangeProblem: (error: unknown) => ExchangeProblem | undefined
  readonly says: ExchangeSentences
}
