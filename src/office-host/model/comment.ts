import type { Book } from '../engine/book'
import type { Sheet } from '../engine/sheet'
import type { CommentState } from '../engine/workbook-state'
import { invalidArgument, itemNotFound, OfficeError } from '../bridge/office-error'
import type { OfficeClass } from './office-class'
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

/** Comment; https://learn.microsoft.com/javascript/api/excel/excel.comment */
export const commentClass: OfficeClass<CommentTarget> = officeClass<CommentTarget>({
  name: 'Comment',
  identity: ({ id }) => id,
  scalars: {
    Id: { get: ({ id }) => id },
    Content: {
      get: (target) => stateOf(target).content,
      set: (target, value) => {
        changed(target).content = String(value)
      }
    },
    AuthorName: { get: (target) => stateOf(target).author },
    AuthorEmail: { get: () => '' },
    CreationDate: { get: (target) => stateOf(target).created },
    Resolved: {
      get: (target) => stateOf(target).resolved,
      set: (target, value) => {
        changed(target).resolved = Boolean(value)
      }
    },
    ContentType: { get: () => 'Plain' }
  },
  navigations: { Replies: (target) => ref(repliesClass, target) },
  objects: {
    GetLocation: (target) => {
      const { row, column } = stateOf(target)
      return rangeRef({
        sheet: target.sheet,
        area: { top: row, bottom: row, left: column, right: column }
      })
    }
  },
  calls: {
    Delete: (target) => {
      changed(target)
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
    Content: { get: (target) => replyOf(target).content },
    AuthorName: { get: (target) => replyOf(target).author },
    CreationDate: { get: (target) => replyOf(target).created }
  }
})

/** https://learn.microsoft.com/javascript/api/excel/excel.commentreplycollection */
export const repliesClass: OfficeClass<CommentTarget> = officeClass<CommentTarget>({
  name: 'CommentReplyCollection',
  items: (target) => stateOf(target).replies.map(({ id }) => ref(replyClass, { ...target, replyId: id })),
  item: (target, key) => ref(replyClass, { ...target, replyId: String(key) }),
  objects: {
    Add: (target, [content], book) => {
      const replyId = book.newId()
      changed(target).replies.push({
        id: replyId,
        content: String(content),
        author: book.userName,
        created: book.now()
      })
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
      if (typeof content !== 'string') throw invalidArgument('the content of a comment is a text')
      guardAllowed(sheet, 'allowEditObjects')
      if (sheet.state.comments.some(({ row, column }) => row === area.top && column === area.left)) {
        throw new OfficeError('InvalidOperation', 'The cell has a comment already.')
      }
      const id = book.newId()
      sheet.touch().comments.push({
        id,
        row: area.top,
        column: area.left,
        content,
        author: book.userName,
        created: book.now(),
        resolved: false,
        replies: []
      })
      return ref(commentClass, { sheet, id })
    }
  },
  calls: Object.fromEntries(
    ['Added', 'Changed', 'Deleted'].flatMap((name) => [
      [`_Register${name}Event`, () => null],
      [`_Unregister${name}Event`, () => null]
    ])
  )
})
