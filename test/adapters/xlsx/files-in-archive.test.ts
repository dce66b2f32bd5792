import { describe, expect, it } from '@jest/globals'
import { strToU8, zipSync } from 'fflate'
import { filesInArchive } from '../../../src/adapters/xlsx/files-in-archive'
import { FileProblem } from '../../../src/application/ports'

const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)

/** The archive with a name put in the place of another of the same length. */
function renamed(archive: Uint8Array, from: string, to: readonly number[]): Uint8Array {
  const bytes = archive.slice()
  const wanted = strToU8(from)
  for (let at = 0; at + wanted.length <= bytes.length; at += 1) {
    if (wanted.every((byte, index) => bytes[at + index] === byte)) bytes.set(to, at)
  }
  return bytes
}

function problemOf(work: () => unknown): string {
  try {
    work()
    return ''
  } catch (error) {
    return error instanceof FileProblem ? `${error.code} ${error.file}` : String(error)
  }
}

describe('files in an archive', () => {
  it('are listed with folders and litter left out, and unpacked when asked for', async () => {
    const archive = zipSync({
      '返回/天宁街道.xlsx': strToU8('one'),
      '返回/~$天宁街道.xlsx': strToU8('lock'),
      '__MACOSX/返回/._天宁街道.xlsx': strToU8('record'),
      '返回/.DS_Store': strToU8('record'),
      'Thumbs.db': strToU8('pictures'),
      'letter.docx': strToU8('two')
    })
    const files = filesInArchive(archive, 'all.zip')
    expect(files.map(({ name, size }) => [name, size])).toEqual([
      ['返回/天宁街道.xlsx', 3],
      ['letter.docx', 3]
    ])
    expect(await Promise.all(files.map(async ({ bytes }) => text(await bytes())))).toEqual(['one', 'two'])
  })

  it('have the names that Chinese Windows gave them in its code page', async () => {
    const archive = renamed(
      renamed(
        zipSync({ 'aaaa.xlsx': strToU8('one'), 'bbbb.xlsx': strToU8('two') }),
        'aaaa',
        [0xcc, 0xec, 0xc4, 0xfe]
      ),
      'bbbb',
      [0xba, 0xec, 0xc3, 0xb7]
    )
    const files = filesInArchive(archive, 'all.zip')
    expect(files.map(({ name }) => name)).toEqual(['天宁.xlsx', '红梅.xlsx'])
    expect(text(await files[1]!.bytes())).toBe('two')
  })

  it('are the workbook itself where it only goes by the name of an archive', async () => {
    const workbook = zipSync({
      '[Content_Types].xml': strToU8('<Types/>'),
      'xl/workbook.xml': strToU8('<x/>')
    })
    const [only, ...more] = filesInArchive(workbook, 'return.zip')
    expect([only?.name, more.length]).toEqual(['return.zip', 0])
    expect(await only?.bytes()).toEqual(workbook)
  })

  it('are refused with a reason where the archive is none, is cut, or would unpack to too much', () => {
    const archive = zipSync({ 'a.xlsx': strToU8('one') })
    expect(problemOf(() => filesInArchive(strToU8('no archive'), 'a.zip'))).toBe('not-a-workbook a.zip')
    expect(problemOf(() => filesInArchive(archive.slice(0, 40), 'a.zip'))).toBe('damaged a.zip')
    const bomb = zipSync({ 'a.xlsx': new Uint8Array(8 * 1024 * 1024) }, { level: 9 })
    expect(problemOf(() => filesInArchive(bomb, 'a.zip'))).toBe('too-large a.zip')
  })

  it('say so where one of them is damaged', async () => {
    const archive = zipSync({ 'a.xlsx': strToU8('one') }, { level: 0 })
    archive[archive.indexOf(0x6f, 30 + 6)] = 0x70
    const [file] = filesInArchive(archive, 'a.zip')
    await expect(file?.bytes()).rejects.toMatchObject({ code: 'damaged', file: 'a.zip/a.xlsx' })
  })
})
