import { xlsxFiles } from '../../adapters/xlsx'
import { diffWorkbooks, type ComparedWorkbook } from '../../application/diff-workbooks'
import { ExchangeProblem } from '../../application/exchange-problem'
import { localTimestamp } from '../../application/local-timestamp'
import { FileProblem, type Workbook } from '../../application/ports'
import { signWorkbook } from '../../application/sign-workbook'
import type { Plan } from '../../domain/plan/plan'
import { describeFileProblem } from '../../messages'
import { layoutOfDiff } from '../../renderings/diff-result'
import type { OversightWork } from '../../ui/exchange/oversight-work'
import type { ChosenFile } from '../../ui/shared/work-terms'
import { deliverFile } from './deliver-file'

/** How the plan of a workbook is found, given the one chosen by hand. */
export type Chooser = (planId: string | undefined) => (idInWorkbook: string | undefined) => Promise<Plan>

const read = async ({ name, bytes }: ChosenFile): Promise<ComparedWorkbook> => ({
  file: name,
  content: await xlsxFiles.read(await bytes(), name)
})

/** The steps of comparing workbooks and of signing off, over the open workbook. */
export function oversightWork(workbook: Workbook, chooser: Chooser): OversightWork {
  return {
    sign: ({ planId }, reviewer, options) =>
      signWorkbook(workbook, chooser(planId), { reviewer, signedAt: localTimestamp(new Date()) }, options),
    compare: async ({ planId }, from, to, options) => {
      const before = await read(from)
      const after = 'open' in to ? { file: to.open, content: await workbook.read(options) } : await read(to)
      return diffWorkbooks(before, after, chooser(planId))
    },
    giveOut: async (difference, name, language) =>
      deliverFile({
        name,
        type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        content: await xlsxFiles.write(layoutOfDiff(difference, language))
      }),
    problemOf: (error, language) => {
      if (error instanceof FileProblem)
        return { kind: 'file', sentence: describeFileProblem(error, language) }
      if (error instanceof ExchangeProblem && error.code === 'plans-differ') {
        return { kind: 'plans-differ', file: error.file }
      }
      return undefined
    }
  }
}
