import Big from 'big.js'
import { decimalIn } from '../cell-reading'
import { amountOf } from '../row-readings'
import type { Rule } from '../rule'

/** 累计完成投资 is more than `percent` % of 投资额. */
export const investedOverPlan: Rule = {
  code: 'invested-over-plan',
  severity: 'verification',
  numbers: { percent: 110 },
  yieldsTo: ['date-as-number', 'amount-outlier'],
  projectRow({ numbers }, table) {
    const percent = numbers['percent'] ?? 110
    const amountIn = amountOf(table)
    const amountAt = table.indexOf('amount')
    const at = table.indexOf('investedTotal')
    return (row, fault) => {
      const content = row.values[at] ?? null
      const planned = row.values[amountAt] ?? null
      if (content === null) return
      // Far from the limit plain numbers decide; only near it exactness matters.
      if (
        typeof content === 'number' &&
        typeof planned === 'number' &&
        content * 100 < planned * justBelow(percent)
      )
        return
      const amount = amountIn(row)
      if (amount.kind !== 'number' || amount.value.lte(0)) return
      const invested = decimalIn(content)
      if (!invested) return
      if (invested.times(100).lte(amount.value.times(percent))) return
      const share = invested.times(100).div(amount.value).round(1, Big.roundHalfUp)
      fault({
        field: 'investedTotal',
        params: { planned: amount.value.toFixed(), share: share.toFixed(), percent }
      })
    }
  }
}

/** A limit lowered by more than plain numbers can be wrong, whatever its sign. */
const justBelow = (limit: number): number => limit - Math.abs(limit) * 0.001
