import { CommandLineCards } from './exchange/CommandLineCards'
import { usePlaceStyles } from './shared-styles'

/** 交换: what coordinators and reviewers do with the workbooks of units, one card for each step. */
export function ExchangePlace() {
  const shared = usePlaceStyles()
  return (
    <div className={shared.place}>
      <CommandLineCards />
    </div>
  )
}
