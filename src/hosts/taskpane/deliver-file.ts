import { openAsNewWorkbook } from '../../adapters/excel/open-as-new-workbook'
import { WorkbookProblem } from '../../application/ports'
import { copyText } from '../../ui/shared/copy-text'
import type { Delivery } from '../../ui/shared/work-terms'

/** A file made in the pane; `text` is its content for those that are read as text. */
export interface FileToDeliver {
  readonly name: string
  readonly type: string
  readonly content: Uint8Array | string
}

/** Office's web view on the Mac drops downloads, https://github.com/OfficeDev/office-js/issues/2700. */
const dropsDownloads = (): boolean =>
  typeof Office !== 'undefined' &&
  Office.context.platform === Office.PlatformType.Mac &&
  !/Chrom(?:e|ium)|Edg|Firefox/u.test(navigator.userAgent)

function save({ name, type, content }: FileToDeliver): void {
  const address = URL.createObjectURL(new Blob([content as BlobPart], { type }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // The browser has begun to read it by then.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}

/** Whether files of any kind can be given out; else workbooks and texts only. */
export const canSave = (): boolean => !dropsDownloads()

/** Hands a file to the person: saved, or where the pane cannot save, opened as a new workbook or copied as text. */
export async function deliverFile(file: FileToDeliver): Promise<Delivery> {
  if (!dropsDownloads()) {
    save(file)
    return 'saved'
  }
  if (typeof file.content !== 'string') {
    await openAsNewWorkbook(file.content)
    return 'opened'
  }
  if (await copyText(file.content)) return 'copied'
  throw new WorkbookProblem('not-supported')
}
