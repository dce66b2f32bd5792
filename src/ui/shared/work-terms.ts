import type { ReportPeriod } from '../../domain/measures/report-period'
import type { Plan } from '../../domain/plan/plan'
import type { Report } from '../../domain/report/report'

/** The workbook in front of the person; `report` is absent where it holds no reporting forms yet. */
export interface OpenedWorkbook {
  readonly plan: Plan
  readonly report: Report | undefined
}

/** For which plan and period the workbook is read; both fall back to what the workbook says. */
export interface ReadingChoice {
  readonly planId: string | undefined
  readonly period: ReportPeriod | undefined
  /** The previous period's workbook to compare with. */
  readonly previous?: Report | undefined
}

/** How a file reached the person: saved by the browser, or opened as a new workbook or copied where the pane cannot save. */
export type Delivery = 'saved' | 'opened' | 'copied'

/** A file that the person chose. */
export interface ChosenFile {
  readonly name: string
  readonly bytes: () => Promise<Uint8Array>
  /** When it was last changed, ISO 8601. */
  readonly changedAt?: string
  /** In bytes. */
  readonly size?: number
}
