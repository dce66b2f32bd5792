import { actualJump } from './indicators/actual-jump'
import { actualMissing } from './indicators/actual-missing'
import { actualPremature } from './indicators/actual-premature'
import { actualRegressed } from './indicators/actual-regressed'
import { actualRevised } from './indicators/actual-revised'
import { actualUnpublished } from './indicators/actual-unpublished'
import { assignedTargetMissing } from './indicators/assigned-target-missing'
import { conclusionMissing } from './indicators/conclusion-missing'
import { negativeNotAllowed } from './indicators/negative-not-allowed'
import { percentOutOfRange } from './indicators/percent-out-of-range'
import { progressBehind } from './indicators/progress-behind'
import { targetBelowBaseline } from './indicators/target-below-baseline'
import { targetUnreadable } from './indicators/target-unreadable'
import { adjustmentUnexplained } from './projects/adjustment-unexplained'
import { amountOutlier } from './projects/amount-outlier'
import { amountUnlisted } from './projects/amount-unlisted'
import { amountUnreadable } from './projects/amount-unreadable'
import { cooperatingIsLead } from './projects/cooperating-is-lead'
import { cooperatingMissing } from './projects/cooperating-missing'
import { investedDecreased } from './projects/invested-decreased'
import { investedOverPlan } from './projects/invested-over-plan'
import { investedYearOverTotal } from './projects/invested-year-over-total'
import { leadUnitMismatch } from './projects/lead-unit-mismatch'
import { statusAgainstProgress } from './projects/status-against-progress'
import { yearsAgainstContent } from './projects/years-against-content'
import { yearsOutsidePeriod } from './projects/years-outside-period'
import { yearsReversed } from './projects/years-reversed'
import { yearsUnreadable } from './projects/years-unreadable'
import { attributeUnknown } from './rows/attribute-unknown'
import { bracketUnbalanced } from './rows/bracket-unbalanced'
import { categoryUnknown } from './rows/category-unknown'
import { cellError } from './rows/cell-error'
import { dateAsNumber } from './rows/date-as-number'
import { percentAsFraction } from './rows/percent-as-fraction'
import { formulaOverwritten } from './rows/formula-overwritten'
import { nameDuplicated } from './rows/name-duplicated'
import { nameSimilar } from './rows/name-similar'
import { numberAsText } from './rows/number-as-text'
import { numberUnreadable } from './rows/number-unreadable'
import { planCellChanged } from './rows/plan-cell-changed'
import { requiredMissing } from './rows/required-missing'
import { rowAdded } from './rows/row-added'
import { sequenceBroken } from './rows/sequence-broken'
import { textUntidy } from './rows/text-untidy'
import { unitNonstandard } from './rows/unit-nonstandard'
import { unitUnknown } from './rows/unit-unknown'
import type { Rule } from './rule'
import { cellsMerged } from './workbook/cells-merged'
import { columnDuplicated } from './workbook/column-duplicated'
import { columnMissing } from './workbook/column-missing'
import { countMismatch } from './workbook/count-mismatch'
import { externalLink } from './workbook/external-link'
import { rowDuplicated } from './workbook/row-duplicated'
import { rowRemoved } from './workbook/row-removed'
import { rowScrambled } from './workbook/row-scrambled'
import { rangeTooShort } from './workbook/range-too-short'
import { rowsHidden } from './workbook/rows-hidden'
import { sheetMissing } from './workbook/sheet-missing'
import { templateOutdated } from './workbook/template-outdated'
import { totalMismatch } from './workbook/total-mismatch'
import { totalRow } from './workbook/total-row'

/** Every built-in rule, in the order of the rule reference; codes are permanent. */
export const catalogue: readonly Rule[] = [
  sheetMissing,
  columnMissing,
  columnDuplicated,
  templateOutdated,
  rowRemoved,
  rowDuplicated,
  rowScrambled,
  rowAdded,
  adjustmentUnexplained,
  planCellChanged,
  formulaOverwritten,
  cellError,
  cellsMerged,
  rowsHidden,
  rangeTooShort,
  externalLink,
  requiredMissing,
  textUntidy,
  numberAsText,
  numberUnreadable,
  dateAsNumber,
  unitNonstandard,
  bracketUnbalanced,
  categoryUnknown,
  attributeUnknown,
  unitUnknown,
  nameDuplicated,
  nameSimilar,
  sequenceBroken,
  targetUnreadable,
  targetBelowBaseline,
  assignedTargetMissing,
  percentOutOfRange,
  percentAsFraction,
  negativeNotAllowed,
  actualMissing,
  actualUnpublished,
  actualPremature,
  actualJump,
  actualRegressed,
  actualRevised,
  progressBehind,
  conclusionMissing,
  yearsUnreadable,
  yearsReversed,
  yearsOutsidePeriod,
  yearsAgainstContent,
  amountUnreadable,
  amountUnlisted,
  amountOutlier,
  cooperatingMissing,
  cooperatingIsLead,
  investedOverPlan,
  investedYearOverTotal,
  investedDecreased,
  statusAgainstProgress,
  countMismatch,
  totalMismatch,
  leadUnitMismatch,
  totalRow
]
