import { ComparisonCard } from './exchange/ComparisonCard'
import { MasterOnly } from './exchange/MasterOnly'
import { MergeCard } from './exchange/MergeCard'
import { OverviewCard } from './exchange/OverviewCard'
import { SignOffCard } from './exchange/SignOffCard'
import { SplitCard } from './exchange/SplitCard'
import { NoForms } from './NoForms'
import { usePaneState } from './pane-context'
import { hasForms } from './pane-state'
import { usePlaceStyles } from './shared-styles'

/** 交换: what coordinators and reviewers do with the workbooks of units, one card for each step. */
export function ExchangePlace() {
  const shared = usePlaceStyles()
  const state = usePaneState()
  if (!hasForms(state)) {
    return (
      <div className={shared.place}>
        <NoForms />
        <ComparisonCard />
      </div>
    )
  }
  return (
    <div className={shared.place}>
      <MasterOnly>
        <SplitCard />
        <MergeCard />
        <OverviewCard />
      </MasterOnly>
      <SignOffCard />
      <ComparisonCard />
    </div>
  )
}
