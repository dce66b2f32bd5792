import { ComparisonCard } from './ComparisonCard'
import { MasterOnly } from './MasterOnly'
import { MergeCard } from './MergeCard'
import { OverviewCard } from './OverviewCard'
import { SignOffCard } from './SignOffCard'
import { SplitCard } from './SplitCard'
import { NoForms } from '../shared/NoForms'
import { usePaneState } from '../shared/pane-context'
import { hasForms } from '../pane-state'
import { usePlaceStyles } from '../shared/shared-styles'

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
