import { FileProblem } from '../../application/ports'
import { ArchiveProblem, openArchive } from './archive'

/** A file in a zip archive; its bytes are unpacked when asked for. */
export interface ArchivedFile {
  readonly name: string
  /** In bytes, as the archive announces it. */
  readonly size: number
  readonly bytes: () => Promise<Uint8Array>
}

/** What programs leave behind beside files: lock files, the Mac's own records, Windows' thumbnails. */
const LITTER = /(?:^|\/)(?:~\$|\.|__MACOSX\/)|(?:^|\/)(?:thumbs\.db|desktop\.ini)$/iu

/**
 * The files in a zip archive, in its order, folders and litter left out; a workbook that only goes by the name of an archive is
 * its only file. The bounds of archives are checked before anything is unpacked. Throws FileProblem named `file`.
 */
export function filesInArchive(bytes: Uint8Array, file: string): readonly ArchivedFile[] {
  try {
    const archive = openArchive(bytes)
    if (archive.has('[Content_Types].xml')) {
      return [{ name: file, size: bytes.length, bytes: () => Promise.resolve(bytes) }]
    }
    return archive.parts
      .filter(({ name }) => !name.endsWith('/') && !LITTER.test(name))
      .map(({ name, size, encrypted }) => ({
        name,
        size,
        bytes: async () => {
          if (encrypted) throw new FileProblem('password-protected', `${file}/${name}`)
          try {
            return await archive.bytes(name)
          } catch (error) {
            throw fileProblem(error, `${file}/${name}`)
          }
        }
      }))
  } catch (error) {
    throw fileProblem(error, file)
  }
}

const fileProblem = (error: unknown, file: string): unknown =>
  error instanceof ArchiveProblem ? new FileProblem(error.code, file, error.params) : error
