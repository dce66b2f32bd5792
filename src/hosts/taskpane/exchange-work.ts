import { filesInArchive, xlsxFiles, zipFiles } from '../../adapters/xlsx'
import { LARGEST_RETURN, type HandedIn } from '../../application/collect-returns'
import { ExchangeProblem } from '../../application/exchange-problem'
import { previewMerge } from '../../application/merge-into-master'
import { collectIntoOpenMaster, mergeIntoOpenMaster } from '../../application/merge-open-master'
import { FileProblem, type Workbook, type WorkbookFiles } from '../../application/ports'
import { localTimestamp } from '../../application/local-timestamp'
import { previewOpenSplit, splitOpenMaster } from '../../application/split-open-master'
import { printPeriod } from '../../domain/measures/report-period'
import { describeFileProblem, describeFinding, fieldLabel, say } from '../../messages'
import { describeRefusal, describeTampering } from '../../renderings/collect-result'
import type { ExchangeWork } from '../../ui/exchange/exchange-work'
import type { ChosenFile } from '../../ui/work-terms'
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
  },
  write: async (layout) => {
    await breathe()
    return xlsxFiles.write(layout)
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
        await handedIn(files),
        {
          ...options,
          onFile: (_, done, total) => options.onProgress?.({ step: 'reading', done, total })
        }
      ),
    previewMerge: ({ master, collected }, decisions, mergedAt) =>
      previewMerge(master, collected.accepted, decisions, mergedAt),
    merge: ({ planId }, file, confirmed, options) =>
      mergeIntoOpenMaster(workbook, { file, choosePlan: chooser(planId) }, confirmed, options),
    restore: (snapshot) => workbook.restore(snapshot),
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

/** Files as they come, and those in archives in their place; an archive that cannot be opened says so in its turn. */
async function handedIn(files: readonly ChosenFile[]): Promise<readonly HandedIn[]> {
  const all: HandedIn[] = []
  for (const { name, bytes, size = 0, changedAt = '' } of files) {
    if (!name.toLowerCase().endsWith('.zip')) {
      all.push({ file: name, changedAt, bytes: () => bounded(name, size, bytes) })
      continue
    }
    try {
      const packed = filesInArchive(await bytes(), name)
      for (const part of packed) {
        const file = `${name}/${part.name}`
        all.push({ file, changedAt, bytes: () => bounded(file, part.size, part.bytes) })
      }
      if (packed.length === 0) throw new FileProblem('not-a-workbook', name)
    } catch (error) {
      if (!(error instanceof FileProblem)) throw error
      all.push({ file: name, changedAt, bytes: () => Promise.reject(error) })
    }
  }
  return all
}

/** Folders hold films too; what is no return for its size alone is not loaded. */
async function bounded(
  file: string,
  size: number,
  bytes: () => Uint8Array | Promise<Uint8Array>
): Promise<Uint8Array> {
  if (size > LARGEST_RETURN) throw new FileProblem('too-large', file)
  return bytes()
}
