import { localTimestamp } from '../../application/local-timestamp'
import type { ChosenFile } from '../shared/work-terms'

/** A file that a person chose or dropped, to be read when its turn comes; `name` is where it stood in a folder. */
export const chosenFile = (file: File, name = file.webkitRelativePath || file.name): ChosenFile => ({
  name,
  size: file.size,
  changedAt: localTimestamp(new Date(file.lastModified)),
  bytes: async () => new Uint8Array(await file.arrayBuffer())
})

/** What programs leave behind in folders beside files: lock files, the Mac's own records, Windows' thumbnails. */
const LITTER = /^(?:~\$.*|\..*|thumbs\.db|desktop\.ini)$/iu

/** Files of a chosen folder without what programs leave behind there. */
export const withoutLitter = (files: readonly File[]): readonly File[] =>
  files.filter(({ name }) => !LITTER.test(name))

/**
 * The files dropped, those in dropped folders in their place. To be called while the drop is handled: its items are gone
 * afterwards.
 */
export function droppedFiles(transfer: DataTransfer): Promise<readonly ChosenFile[]> {
  const items = [...transfer.items].filter(({ kind }) => kind === 'file')
  const dropped = items.map((item) => ({ entry: item.webkitGetAsEntry(), file: item.getAsFile() }))
  return Promise.all(
    dropped.map(async ({ entry, file }) => {
      if (entry?.isDirectory) return filesUnder(entry as FileSystemDirectoryEntry)
      return file ? [chosenFile(file)] : []
    })
  ).then((lists) => lists.flat())
}

async function filesUnder(folder: FileSystemDirectoryEntry): Promise<readonly ChosenFile[]> {
  const entries = (await entriesOf(folder)).filter(({ name }) => !LITTER.test(name))
  const lists = await Promise.all(
    entries.map(async (entry) => {
      if (entry.isDirectory) return filesUnder(entry as FileSystemDirectoryEntry)
      const file = await new Promise<File>((resolve, reject) => {
        ;(entry as FileSystemFileEntry).file(resolve, reject)
      })
      return [chosenFile(file, entry.fullPath.replace(/^\//u, ''))]
    })
  )
  return lists.flat()
}

/** A reader gives a folder's entries in portions, an empty one last. */
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<readonly FileSystemEntry[]> {
  const reader = folder.createReader()
  const all: FileSystemEntry[] = []
  for (;;) {
    const portion = await new Promise<FileSystemEntry[]>((resolve, reject) => {
      reader.readEntries(resolve, reject)
    })
    if (portion.length === 0) return all
    all.push(...portion)
  }
}
