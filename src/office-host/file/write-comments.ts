import type { CommentState } from '../engine/workbook-state'
import { columnLetters } from '../engine/area'
import { movedLegacyDrawing, movedXml } from './moved-references'
import type { Package } from './package'
import { declaration, withLastChild } from './package'
import type { SheetPart } from './sheet-part'
import { cellText } from './string-table'
import type { SheetWriting } from './write-sheet'
import {
  attribute,
  attributesOf,
  childOf,
  elementsNamed,
  innerXml,
  outerXml,
  rootOf,
  tag,
  unescaped,
  withAttributes
} from './xml'

const threadNamespace = 'http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments'
const threadRelation = 'http://schemas.microsoft.com/office/2017/10/relationships/threadedComment'
const personRelation = 'http://schemas.microsoft.com/office/2017/10/relationships/person'

const addressOf = ({ row, column }: CommentState): string => `${columnLetters(column)}${row + 1}`
/** A note is a comment nobody can answer; one made here can be answered. */
const isNote = ({ origin, replies, resolved }: CommentState): boolean =>
  origin === 'note' && replies.length === 0 && !resolved

const facts = ({ row: _, column: __, ...rest }: CommentState): string => JSON.stringify(rest)

/** Writes the comments of a sheet: notes with their shapes, and threads with their replies. */
export function writeComments(
  part: SheetPart,
  writing: SheetWriting,
  workbookPart: string,
  newId: () => string
): void {
  const { sheet, opened, base, edits, out, part: path } = writing
  const { comments } = sheet.state
  const own = opened && { id: opened.id, name: opened.name }
  const notesPart = out.related(path, 'comments')
  const drawingPart = out.related(path, 'vmlDrawing')
  const threadPart = out.related(path, 'threadedComment')
  const move = (target: string | undefined, change: (xml: string) => string): void => {
    if (!target || !own) return
    const xml = out.text(target)
    const moved = change(xml)
    if (moved !== xml) out.set(target, moved)
  }
  move(notesPart, (xml) => movedXml(xml, edits, own))
  move(threadPart, (xml) => movedXml(xml, edits, own))
  if (own) move(drawingPart, (xml) => movedLegacyDrawing(xml, edits, own))
  const unchanged = new Set(
    comments
      .filter((comment) =>
        base.comments.some(
          (before) =>
            before.id === comment.id &&
            facts(before) === facts(comment) &&
            addressOf(before) === addressOf(comment)
        )
      )
      .map(addressOf)
  )
  if (
    unchanged.size === comments.length &&
    comments.length === base.comments.length &&
    comments.length === (opened?.state.comments.length ?? 0)
  )
    return
  writeNotes(writing, part, unchanged)
  writeThreads(writing, workbookPart, newId)
}

function writeNotes(writing: SheetWriting, part: SheetPart, unchanged: Set<string>): void {
  const { sheet, out, fresh, part: path } = writing
  const { comments } = sheet.state
  const freshSheet = fresh.sheets.get(sheet.id)!.part
  const freshNotes = fresh.package.text(fresh.package.related(freshSheet, 'comments') ?? '')
  const freshDrawing = fresh.package.text(fresh.package.related(freshSheet, 'vmlDrawing') ?? '')
  const known = out.related(path, 'comments')
  const xml = known ? out.text(known) : ''
  const authors =
    xml === '' ? [] : elementsNamed(xml, 'author').map((element) => unescaped(innerXml(xml, element)))
  const notes = new Map(
    (xml === '' ? [] : elementsNamed(xml, 'comment')).map((element) => [
      attribute(element.attributes, 'ref') ?? '',
      outerXml(xml, element)
    ])
  )
  const written = new Map(
    (freshNotes === '' ? [] : elementsNamed(freshNotes, 'comment')).map((element) => [
      attribute(element.attributes, 'ref') ?? '',
      innerXml(freshNotes, element)
    ])
  )
  const texts = comments.map((comment) => {
    const address = addressOf(comment)
    const kept = unchanged.has(address) ? notes.get(address) : undefined
    if (kept) return kept
    // Excel finds the thread of a note by its author.
    const author = isNote(comment) ? comment.author : `tc=${comment.id}`
    if (!authors.includes(author)) authors.push(author)
    return tag(
      'comment',
      attributesOf({ ref: address, authorId: authors.indexOf(author) }),
      written.get(address) ?? ''
    )
  })
  if (comments.length === 0) {
    for (const { id, target, kind } of out.relations(path)) {
      if (kind !== 'comments') continue
      out.unrelate(path, id)
      out.remove(target)
    }
  } else {
    const list = tag('authors', '', authors.map((author) => tag('author', '', cellText(author))).join(''))
    const content = list + tag('commentList', '', texts.join(''))
    const root = xml === '' ? undefined : rootOf(xml)
    const target = known ?? out.freePath('xl/comments#.xml')
    out.set(
      target,
      root
        ? xml.slice(0, root.start) + tag(root.qualifiedName, root.attributes, content)
        : declaration +
            tag(
              'comments',
              attributesOf({ xmlns: 'http://schemas.openxmlformats.org/spreadsheetml/2006/main' }),
              content
            )
    )
    if (!known) {
      out.setContentType(target, 'application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml')
      out.relate(path, 'comments', target)
    }
  }
  writeShapes(writing, part, freshDrawing, unchanged)
}

const shapeForm = /<v:shape\s[\s\S]*?<\/v:shape>/g

/** The cell a note's shape belongs to, as `row,column`; undefined for other shapes. */
function shapeCell(shape: string): string | undefined {
  if (!/ObjectType="Note"/.test(shape)) return undefined
  const row = /<x:Row>\s*(\d+)\s*<\/x:Row>/.exec(shape)?.[1]
  const column = /<x:Column>\s*(\d+)\s*<\/x:Column>/.exec(shape)?.[1]
  return `${row},${column}`
}

function writeShapes(
  { sheet, out, part: path }: SheetWriting,
  part: SheetPart,
  freshDrawing: string,
  unchanged: Set<string>
): void {
  const cells = new Map(
    sheet.state.comments.map((comment) => [`${comment.row},${comment.column}`, addressOf(comment)])
  )
  const known = out.related(path, 'vmlDrawing')
  const isKept = (shape: string): boolean => {
    const cell = shapeCell(shape)
    return cell === undefined || unchanged.has(cells.get(cell) ?? '')
  }
  const xml = known ? out.text(known) : ''
  const kept = xml.replace(shapeForm, (shape: string) => (isKept(shape) ? shape : ''))
  const left = kept.match(shapeForm) ?? []
  const ids = new Set(left.map((shape) => /\sid="([^"]*)"/.exec(shape)?.[1]))
  let number = 1025
  const added = [...freshDrawing.matchAll(shapeForm)].flatMap(([shape]) => {
    const address = cells.get(shapeCell(shape) ?? '') ?? ''
    if (xml !== '' && unchanged.has(address) && left.some((one) => shapeCell(one) === shapeCell(shape)))
      return []
    while (ids.has(`_x0000_s${number}`)) number++
    ids.add(`_x0000_s${number}`)
    return [shape.replace(/\sid="[^"]*"/, ` id="_x0000_s${number}"`)]
  })
  if (left.length + added.length === 0) {
    for (const { id, target, kind } of out.relations(path)) {
      if (kind !== 'vmlDrawing') continue
      const drawing = part.one('legacyDrawing')
      if (drawing !== '' && attribute(rootOf(drawing).attributes, 'id') === id) {
        out.unrelate(path, id)
        out.remove(target)
        part.replace('legacyDrawing', [])
      }
    }
    return
  }
  if (known) {
    const hasType = /id="_x0000_t202"/.test(kept)
    const type = hasType ? '' : (/<v:shapetype\s[\s\S]*?<\/v:shapetype>/.exec(freshDrawing)?.[0] ?? '')
    out.set(
      known,
      kept.replace(/<\/xml>\s*$/, () => `${added.length > 0 ? type : ''}${added.join('')}</xml>`)
    )
    return
  }
  const target = out.freePath('xl/drawings/vmlDrawing#.vml')
  out.set(target, freshDrawing)
  out.setContentType(target, 'application/vnd.openxmlformats-officedocument.vmlDrawing')
  const id = out.relate(path, 'vmlDrawing', target)
  part.replace('legacyDrawing', [tag('legacyDrawing', attributesOf({ 'r:id': id }))])
}

/** The id of a person, who is added to the file's list when new to it. */
function personId(
  out: Package,
  workbookPart: string,
  name: string,
  newId: () => string,
  email?: string
): string {
  let part = out.related(workbookPart, 'person')
  if (!part) {
    part = out.freePath('xl/persons/person#.xml')
    out.set(part, `${declaration}<personList xmlns="${threadNamespace}"></personList>`)
    out.setContentType(part, 'application/vnd.ms-excel.person+xml')
    out.relate(workbookPart, personRelation, part)
  }
  const xml = out.text(part)
  const known = elementsNamed(xml, 'person').find(
    ({ attributes }) =>
      attribute(attributes, 'displayName') === name &&
      (email === undefined || attribute(attributes, 'userId') === email)
  )
  if (known) return attribute(known.attributes, 'id') ?? ''
  const id = newId()
  const person = tag(
    'person',
    attributesOf({
      displayName: name,
      id,
      userId: email ?? name,
      providerId: email === undefined ? 'None' : 'PeoplePicker'
    })
  )
  out.set(part, withLastChild(xml, person))
  return id
}

/** The mentions of a comment as places in its text; '' when there are none. */
function mentionsXml(
  { richContent, mentions }: Pick<CommentState, 'richContent' | 'mentions'>,
  personOf: (name: string, email: string) => string,
  newId: () => string
): string {
  if (richContent === undefined || !mentions) return ''
  let startIndex = 0
  const texts = richContent.split(/(<at id="\d+">.*?<\/at>)/s).map((piece) => {
    const [, id, name = ''] = /^<at id="(\d+)">(.*?)<\/at>$/s.exec(piece) ?? []
    const start = startIndex
    const length = id === undefined ? piece.length : name.length + 1
    startIndex += length
    const mention = id === undefined ? undefined : mentions.find((one) => one.id === Number(id))
    if (!mention) return ''
    const mentionpersonId = personOf(mention.name, mention.email)
    return tag('mention', attributesOf({ mentionpersonId, mentionId: newId(), startIndex: start, length }))
  })
  const content = texts.join('')
  return content === '' ? '' : tag('mentions', '', content)
}

function writeThreads(writing: SheetWriting, workbookPart: string, newId: () => string): void {
  const { sheet, out, part: path } = writing
  const threads = sheet.state.comments.filter((comment) => !isNote(comment))
  const known = out.related(path, 'threadedComment')
  if (threads.length === 0) {
    for (const { id, target, kind } of out.relations(path)) {
      if (kind !== 'threadedComment') continue
      out.unrelate(path, id)
      out.remove(target)
    }
    return
  }
  const xml = known ? out.text(known) : ''
  const elements = new Map(
    (xml === '' ? [] : elementsNamed(xml, 'threadedComment')).map((element) => [
      attribute(element.attributes, 'id') ?? '',
      outerXml(xml, element)
    ])
  )
  const mentionsOf = ({ richContent, mentions }: Pick<CommentState, 'richContent' | 'mentions'>): string =>
    JSON.stringify([richContent, mentions])
  const knownMentions = new Map(
    (writing.opened?.state.comments ?? []).flatMap((comment) =>
      [comment, ...comment.replies].map((one) => [one.id, mentionsOf(one)] as const)
    )
  )
  const one = (
    ref: string,
    comment: CommentState | CommentState['replies'][number],
    extra: Record<string, string | undefined>
  ): string => {
    const { id, content, author, created } = comment
    const before = elements.get(id)
    const inner = (): string =>
      tag('text', '', cellText(content)) +
      mentionsXml(comment, (name, email) => personId(out, workbookPart, name, newId, email), newId)
    if (before) {
      const root = rootOf(before)
      const text = childOf(before, root, 'text')
      const attributes = withAttributes(root.attributes, { ref, done: extra['done'] })
      const isSame =
        text && unescaped(innerXml(before, text)) === content && mentionsOf(comment) === knownMentions.get(id)
      return isSame
        ? tag(root.qualifiedName, attributes, innerXml(before, root))
        : tag(root.qualifiedName, attributes, inner())
    }
    return tag(
      'threadedComment',
      attributesOf({
        ref,
        dT: (created || '1970-01-01T00:00:00.000').replace(/Z$/, ''),
        personId: personId(out, workbookPart, author, newId),
        id,
        ...extra
      }),
      inner()
    )
  }
  const texts = threads.flatMap((comment) => {
    const ref = addressOf(comment)
    const done = comment.resolved ? '1' : undefined
    return [
      one(ref, comment, { done }),
      ...comment.replies.map((reply) => one(ref, reply, { parentId: comment.id }))
    ]
  })
  const target = known ?? out.freePath('xl/threadedComments/threadedComment#.xml')
  const root = xml === '' ? undefined : rootOf(xml)
  out.set(
    target,
    root
      ? xml.slice(0, root.start) + tag(root.qualifiedName, root.attributes, texts.join(''))
      : `${declaration}${tag('ThreadedComments', attributesOf({ xmlns: threadNamespace }), texts.join(''))}`
  )
  if (known) return
  out.setContentType(target, 'application/vnd.ms-excel.threadedcomments+xml')
  out.relate(path, threadRelation, target)
}
