import type { Book } from '../engine/book'
import type { Sheet } from '../engine/sheet'
import type { CommentState } from '../engine/workbook-state'
import { invalidArgument, itemNotFound, OfficeError } from '../bridge/office-error'
import { registration } from './events'
import type { ObjectRef, OfficeClass } from './office-class'
import { rangeRef } from './references'
import { officeClass, ref } from './office-class'
import { guardAllowed, rangeArgument } from './range-target'

interface CommentTarget {
  sheet: Sheet
  id: string
}

interface CommentsTarget {
  book: Book
  sheet: Sheet | undefined
}

const all = ({ book, sheet }: CommentsTarget): CommentTarget[] =>
  (sheet ? [sheet] : book.sheets).flatMap((on) => on.state.comments.map(({ id }) => ({ sheet: on, id })))

const stateOf = ({ sheet, id }: CommentTarget): CommentState => {
  const state = sheet.state.comments.find((comment) => comment.id === id)
  if (!state) throw itemNotFound('the comment')
  return state
}

const changed = (target: CommentTarget): CommentState => {
  guardAllowed(target.sheet, 'allowEditObjects')
  target.sheet.touch()
  return stateOf(target)
}

interface Mention {
  email: string
  id: number
  name: string
}

/** The text and mentions of content that is a text, or has mentions. Source: https://learn.microsoft.com/office/dev/add-ins/excel/excel-add-ins-comments#mentions */
function readContent(content: unknown): { content: string; richContent?: string; mentions?: Mention[] } {
  if (typeof content === 'string') return { content }
  const { mentions, richContent } = (content ?? {}) as { mentions?: Mention[]; richContent?: string }
  if (!Array.isArray(mentions) || typeof richContent !== 'string')
    throw invalidArgument('a text, or a text with mentions, is wanted')
  return {
    content: richContent.replace(/<at id="(\d+)">(.*?)<\/at>/gs, '@$2'),
    richContent,
    mentions: structuredClone(mentions)
  }
}

const contentType = ({ mentions }: { mentions?: Mention[] }): string => (mentions ? 'Mention' : 'Plain')

/** Tells that a comment was added, changed or deleted; https://learn.microsoft.com/javascript/api/excel/excel.commentchangedeventargs */
function report(
  target: CommentTarget,
  kind: 'commentAdded' | 'commentChanged' | 'commentDeleted',
  changeType?: string
): void {
  const { sheet, id } = target
  const replyIds = sheet.state.comments.find((comment) => comment.id === id)?.replies.map((reply) => reply.id)
  sheet.book.emit({
    kind,
    target: sheet.id,
    detail: {
      worksheetId: sheet.id,
      source: sheet.book.source,
      commentDetails: [{ commentId: id, replyIds: replyIds ?? [] }],
      ...(changeType ? { changeType } : {})
    }
  })
}

const cellOf = (target: CommentTarget): ObjectRef => {
  const { row, column } = stateOf(target)
  return rangeRef({ sheet: target.sheet, area: { top: row, bottom: row, left: column, right: column } })
}

function setMentions(state: CommentState | CommentState['replies'][number], content: unknown): void {
  delete state.richContent
  delete state.mentions
  Object.assign(state, readContent(content))
}

/** Comment; https://learn.microsoft.com/javascript/api/excel/excel.comment */
export const commentClass: OfficeClass<CommentTarget> = officeClass<CommentTarget>({
  name: 'Comment',
  identity: ({ id }) => id,
  scalars: {
    Id: { get: ({ id }) => id },
    Content: {
      get: (target) => stateOf(target).content,
      set: (target, value) => {
        setMentions(changed(target), String(value))
        report(target, 'commentChanged', 'CommentEdited')
      }
    },
    AuthorName: { get: (target) => stateOf(target).author },
    AuthorEmail: { get: () => '' },
    CreationDate: { get: (target) => stateOf(target).created },
    Resolved: {
      get: (target) => stateOf(target).resolved,
      set: (target, value) => {
        changed(target).resolved = Boolean(value)
        report(target, 'commentChanged', value ? 'CommentResolved' : 'CommentReopened')
      }
    },
    RichContent: { get: (target) => stateOf(target).richContent ?? stateOf(target).content },
    Mentions: { get: (target) => stateOf(target).mentions ?? [] },
    ContentType: { get: (target) => contentType(stateOf(target)) }
  },
  navigations: { Replies: (target) => ref(repliesClass, target) },
  objects: {
    GetLocation: cellOf
  },
  calls: {
    UpdateMentions: (target, [content]) => {
      setMentions(changed(target), content)
      report(target, 'commentChanged', 'CommentEdited')
    },
    Delete: (target) => {
      changed(target)
      report(target, 'commentDeleted')
      target.sheet.state.comments = target.sheet.state.comments.filter(({ id }) => id !== target.id)
    }
  }
})

interface ReplyTarget extends CommentTarget {
  replyId: string
}

const replyOf = (target: ReplyTarget): CommentState['replies'][number] => {
  const reply = stateOf(target).replies.find(({ id }) => id === target.replyId)
  if (!reply) throw itemNotFound('the reply')
  return reply
}

/** CommentReply; https://learn.microsoft.com/javascript/api/excel/excel.commentreply */
export const replyClass: OfficeClass<ReplyTarget> = officeClass<ReplyTarget>({
  name: 'CommentReply',
  identity: ({ replyId }) => replyId,
  scalars: {
    Id: { get: ({ replyId }) => replyId },
    Content: {
      get: (target) => replyOf(target).content,
      set: (target, value) => {
        changed(target)
        setMentions(replyOf(target), String(value))
        report(target, 'commentChanged', 'ReplyEdited')
      }
    },
    AuthorName: { get: (target) => replyOf(target).author },
    AuthorEmail: { get: () => '' },
    CreationDate: { get: (target) => replyOf(target).created },
    Resolved: { get: (target) => stateOf(target).resolved },
    RichContent: { get: (target) => replyOf(target).richContent ?? replyOf(target).content },
    Mentions: { get: (target) => replyOf(target).mentions ?? [] },
    ContentType: { get: (target) => contentType(replyOf(target)) }
  },
  objects: {
    GetLocation: cellOf,
    GetParentComment: ({ sheet, id }) => ref(commentClass, { sheet, id })
  },
  calls: {
    UpdateMentions: (target, [content]) => {
      changed(target)
      setMentions(replyOf(target), content)
      report(target, 'commentChanged', 'ReplyEdited')
    },
    Delete: (target) => {
      const comment = changed(target)
      comment.replies = comment.replies.filter(({ id }) => id !== target.replyId)
      report(target, 'commentChanged', 'ReplyDeleted')
    }
  }
})

/** https://learn.microsoft.com/javascript/api/excel/excel.commentreplycollection */
export const repliesClass: OfficeClass<CommentTarget> = officeClass<CommentTarget>({
  name: 'CommentReplyCollection',
  items: (target) => stateOf(target).replies.map(({ id }) => ref(replyClass, { ...target, replyId: id })),
  item: (target, key) => {
    const reply = { ...target, replyId: String(key) }
    replyOf(reply)
    return ref(replyClass, reply)
  },
  objects: {
    GetItemOrNullObject: (target, [key]) =>
      stateOf(target).replies.some(({ id }) => id === key)
        ? ref(replyClass, { ...target, replyId: String(key) })
        : null,
    Add: (target, [content], book) => {
      const replyId = book.newId()
      changed(target).replies.push({
        id: replyId,
        ...readContent(content),
        author: book.userName,
        created: book.now()
      })
      report(target, 'commentChanged', 'ReplyAdded')
      return ref(replyClass, { ...target, replyId })
    }
  }
})

/** https://learn.microsoft.com/javascript/api/excel/excel.commentcollection */
export const commentsClass: OfficeClass<CommentsTarget> = officeClass<CommentsTarget>({
  name: 'CommentCollection',
  items: (target) => all(target).map((comment) => ref(commentClass, comment)),
  item: (target, key) => {
    const comment = all(target).find(({ id }) => id === key)
    if (!comment) throw itemNotFound(`the comment ${String(key)}`)
    return ref(commentClass, comment)
  },
  objects: {
    GetItemOrNullObject: (target, [key]) => {
      const comment = all(target).find(({ id }) => id === key)
      return comment ? ref(commentClass, comment) : null
    },
    GetItemByReplyId: (target, [replyId]) => {
      const comment = all(target).find((one) => stateOf(one).replies.some(({ id }) => id === replyId))
      if (!comment) throw itemNotFound(`the reply ${String(replyId)}`)
      return ref(commentClass, comment)
    },
    GetItemByCell: (target, [cell], book) => {
      const { sheet, area } = rangeArgument(book, target.sheet ?? book.activeSheet, cell)
      const state = sheet.state.comments.find(({ row, column }) => row === area.top && column === area.left)
      if (!state) throw itemNotFound('a comment at this cell')
      return ref(commentClass, { sheet, id: state.id })
    },
    Add: (target, [cell, content], book) => {
      const { sheet, area } = rangeArgument(book, target.sheet ?? book.activeSheet, cell)
      if (area.top !== area.bottom || area.left !== area.right)
        throw invalidArgument('a comment belongs to one cell')
      const read = readContent(content)
      guardAllowed(sheet, 'allowEditObjects')
      if (sheet.state.comments.some(({ row, column }) => row === area.top && column === area.left)) {
        throw new OfficeError('InvalidOperation', 'The cell has a comment already.')
      }
      const id = book.newId()
      sheet.touch().comments.push({
        id,
        row: area.top,
        column: area.left,
        ...read,
        author: book.userName,
        created: book.now(),
        resolved: false,
        replies: []
      })
      report({ sheet, id }, 'commentAdded')
      return ref(commentClass, { sheet, id })
    }
  },
  calls: registration(['Added', 'Changed', 'Deleted'])
})
