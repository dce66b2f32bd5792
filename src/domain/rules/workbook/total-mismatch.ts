import Big from 'big.js'
import { parseAmount } from '../../plan/amounts'
import { canonicalText } from '../../plan/canonical-text'
import { ExactSum } from '../../plan/exact-sum'
import { planColumn } from '../../report/plan-rows'
import { type CellContent, cellText } from '../../report/workbook-content'
import { readableIn } from '../cell-reading'
import { addedRows, isBlankForm, isPackage } from '../row-identity'
import type { Rule } from '../rule'

/** 万元 in one 亿元. */
const PER_YI = 10_000

/**
 * The amounts (投资额, 万元) do not add up to what the plan declares, in all (万元, and 亿元 rounded to its printed
 * decimals) or per task; rows marked 新增 are left out. For the whole plan only, not in packages and blank forms.
 */
export const totalMismatch: Rule = {
  code: 'total-mismatch',
  severity: 'mandatory',
  workbookFields: ['amount', 'task', 'adjustment'],
  workbook({ plan, report }, fault) {
    const { projects } = report
    if (!projects || isPackage(report) || isBlankForm(report)) return
    if (projects.columnOf('amount') === undefined) return
    const { declared } = plan.document
    const amountOf = planColumn(plan, projects, 'amount')
    const taskOf = planColumn(plan, projects, 'task')
    const amountIn = amountReader()
    const added = addedRows(projects)

    const total = new ExactSum()
    const byPrintedTask = new Map<string, ExactSum>()
    projects.rows.forEach((_row, index) => {
      if (added[index]) return
      const amount = amountIn(amountOf(index))
      if (amount === undefined) return
      total.add(amount)
      const printed = cellText(taskOf(index))
      let ofTask = byPrintedTask.get(printed)
      if (!ofTask) byPrintedTask.set(printed, (ofTask = new ExactSum()))
      ofTask.add(amount)
    })
    const byTask = new Map<string, Big>()
    for (const [printed, sum] of byPrintedTask) {
      const task = canonicalText(printed)
      byTask.set(task, (byTask.get(task) ?? new Big(0)).plus(sum.total()))
    }

    const compare = (what: string, expected: Big, actual: Big, name = ''): void => {
      if (!expected.eq(actual)) {
        const difference = actual.minus(expected)
        fault({
          table: 'projects',
          params: {
            what,
            ...(name !== '' && { name }),
            expected: expected.toFixed(),
            actual: actual.toFixed(),
            difference: difference.toFixed()
          }
        })
      }
    }
    compare('total', new Big(declared.totalInvestment), total.total())
    if (declared.totalInvestmentYi !== undefined) {
      const yi = new Big(declared.totalInvestmentYi)
      const decimals = /\.(\d+)/u.exec(declared.totalInvestmentYi)?.[1]?.length ?? 0
      compare('total-yi', yi, total.total().div(PER_YI).round(decimals, Big.roundHalfUp))
    }
    if (projects.columnOf('task') === undefined) return
    for (const { task, totalInvestment } of declared.perTask) {
      const name = plan.tasks.find(({ id }) => id === task)?.name ?? task
      compare('task', new Big(totalInvestment), byTask.get(canonicalText(name)) ?? new Big(0), name)
    }
  }
}

/** Reads the amounts of cells, a plain number as it is and each text once; absent for what is no amount. */
function amountReader(): (content: CellContent) => number | Big | undefined {
  const read = new Map<CellContent, Big | undefined>()
  return (content) => {
    if (typeof content === 'number' && content >= 0 && Number.isFinite(content)) return content
    if (read.has(content)) return read.get(content)
    const amount = parseAmount(readableIn(content) ?? null)
    const value = amount.kind === 'number' ? amount.value : undefined
    read.set(content, value)
    return value
  }
}
