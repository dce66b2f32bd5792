import { filesInArchive, xlsxFiles, zipFiles } from '../../adapters/xlsx'
import { ExchangeProblem } from '../../application/exchange-problem'
import { handInFiles } from '../../application/hand-in-files'
import { previewMerge } from '../../application/merge-into-master'
import { collectIntoOpenMaster, mergeIntoOpenMaster } from '../../application/merge-open-master'
import type { Workbook, WorkbookFiles } from '../../application/ports'
import { localTimestamp } from '../../application/local-timestamp'
import { previewOpenSplit, splitOpenMaster } from '../../application/split-open-master'
import { printPeriod } from '../../domain/measures/report-period'
import { describeFileProblem, describeFinding, fieldLabel, say } from '../../messages'
import { describeRefusal, describeTampering } from '../../renderings/collect-result'
import type { ExchangeWork } from '../../ui/exchange/exchange-work'
import { canSave, deliverFile } from './deliver-file'
import { oversightWork, type Chooser } from './oversight-work'

const newId = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) => byte.toString(16).padStart(2, '0')).join('')

const now = (): string => localTimestamp(new Date())

/** Lets the pane draw its progress and hear a press of the button that cancels. */
const breathe = (): Promise<void> => new Promise((resolve) => setTimeout(resolve))

/** Files one by one, with a pause before each. */
const unhurried: WorkbookFiles = {
  ...xlsxFiles,
  read: async (...given) => {
    await breathe()
    return xlsxFiles.read(...given)
  }
}

const TYPES = {
  zip: 'application/zip',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
}

/** The steps of exchanging workbooks over the open one. */
export function exchangeWork(workbook: Workbook, chooser: Chooser): ExchangeWork {
  return {
    ...oversightWork(workbook, chooser),
    previewSplit: ({ planId, period }, file, options) =>
      previewOpenSplit(workbook, { file, choosePlan: chooser(planId), period, newId }, options),
    split: async ({ planId, period }, file, decision, options) => {
      const request = { file, choosePlan: chooser(planId), period, decision, newId }
      const { files, split } = await splitOpenMaster(workbook, unhurried, request, now(), options)
      const packages = files.map(({ name, bytes, planned: { unit } }) => ({ name, bytes, unit }))
      const name = `${split.plan.shortTitle}—${printPeriod(split.period)}.zip`
      return { packages, archive: { name, bytes: zipFiles(packages) } }
    },
    collect: async ({ planId }, file, files, options) =>
      collectIntoOpenMaster(
        workbook,
        unhurried,
        { file, choosePlan: chooser(planId) },
        await handInFiles(
          files.map(({ size = 0, changedAt = '', ...file }) => ({ ...file, size, changedAt })),
          filesInArchive
        ),
        {
          ...options,
          onFile: (_, done, total) => options.onProgress?.({ step: 'reading', done, total })
        }
      ),
    previewMerge: ({ master, collected }, decisions, mergedAt) =>
      previewMerge(master, collected.accepted, decisions, mergedAt),
    merge: ({ planId }, file, confirmed, options) =>
      mergeIntoOpenMaster(workbook, { file, choosePlan: chooser(planId) }, confirmed, options),
    restore: (snapshot, options) => workbook.restore(snapshot, options),
    handOut: ({ name, bytes }) =>
      deliverFile({ name, type: name.endsWith('.zip') ? TYPES.zip : TYPES.xlsx, content: bytes }),
    canSave: canSave(),
    now,
    exchangeProblem: (error) => (error instanceof ExchangeProblem ? error : undefined),
    says: {
      file: describeFileProblem,
      refusal: describeRefusal,
      tampering: describeTampering,
      finding: describeFinding,
      conflict: (reason, language) => say(`exchange.conflict.${reason}`, language),
      field: fieldLabel
    }
  }
}
