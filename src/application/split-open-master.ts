import {
  makePackages,
  prepareSplit,
  splitBlocks,
  type PackageFile,
  type PreparedSplit,
  type SplitRequest
} from './split-workbook'
import type { Workbook, WorkbookFiles, WorkOptions } from './ports'

/** How an open master is to be split; `file` is what it goes by in sentences about it. */
export type OpenSplitRequest = Omit<SplitRequest, 'content'>

/** Works out what splitting the open workbook will do; nothing is written. Throws like `prepareSplit`. */
export const previewOpenSplit = async (
  workbook: Workbook,
  request: OpenSplitRequest,
  options: WorkOptions = {}
): Promise<PreparedSplit> => prepareSplit({ ...request, content: await workbook.read(options) })

/** What splitting the open workbook made. */
export interface OpenSplit {
  readonly split: PreparedSplit
  readonly files: readonly PackageFile[]
}

/**
 * Splits the open workbook as it is by now into one workbook per unit, and then has it remember what was sent and how that
 * was decided: reading and one round trip, two where rows of a protected sheet get their keys. Cancelled or failed, it
 * remembers nothing and nothing has been handed out.
 */
export async function splitOpenMaster(
  workbook: Workbook,
  workbooks: Pick<WorkbookFiles, 'write'>,
  request: OpenSplitRequest,
  sentAt: string,
  options: WorkOptions = {}
): Promise<OpenSplit> {
  const split = await previewOpenSplit(workbook, request, options)
  const files: PackageFile[] = []
  for await (const file of makePackages(split, workbooks, request.newId, options)) files.push(file)
  const packages = files.map(({ sent }) => sent)
  const unlock = [...new Set(split.keyBlocks.map(({ sheet }) => sheet))]
  const seen = split.master.content
  await workbook.apply({ write: splitBlocks(split, packages, sentAt), unlock, seen }, options)
  return { split, files }
}
