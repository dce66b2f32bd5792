import type { Book } from '../engine/book'
import type { ObjectStyleKind } from '../engine/workbook-state'
import { invalidArgument, itemNotFound, OfficeError } from '../bridge/office-error'
import type { ObjectRef, OfficeClass } from './office-class'
import { officeClass, ref } from './office-class'

interface ObjectStyleTarget {
  book: Book
  style: string
}

const numbered = (stem: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => `${stem}${index + 1}`)

/** The styles Excel itself has of each kind. */
const builtIn: Record<ObjectStyleKind, string[]> = {
  Table: [
    ...numbered('TableStyleLight', 21),
    ...numbered('TableStyleMedium', 28),
    ...numbered('TableStyleDark', 11)
  ],
  PivotTable: [
    ...numbered('PivotStyleLight', 28),
    ...numbered('PivotStyleMedium', 28),
    ...numbered('PivotStyleDark', 28)
  ],
  Slicer: [
    ...numbered('SlicerStyleLight', 6),
    ...numbered('SlicerStyleDark', 6),
    'SlicerStyleOther1',
    'SlicerStyleOther2'
  ],
  Timeline: [...numbered('TimeSlicerStyleLight', 6), ...numbered('TimeSlicerStyleDark', 6)]
}

/** Styles of tables and their like by name: https://learn.microsoft.com/javascript/api/excel/excel.tablestylecollection */
function collectionClass(kind: ObjectStyleKind): OfficeClass<Book> {
  const names = (book: Book): string[] => [...builtIn[kind], ...book.state.objectStyles[kind].added]
  const find = (book: Book, key: unknown): string | undefined =>
    names(book).find((name) => name.toLowerCase() === String(key).toLowerCase())
  const change = (book: Book): { added: string[]; standard: string } =>
    book.touchWorkbook().objectStyles[kind]
  const add = (book: Book, name: unknown, unique: unknown): string => {
    if (typeof name !== 'string' || name === '') throw invalidArgument('a style needs a name')
    let free = name
    if (find(book, name)) {
      if (!unique) throw new OfficeError('ItemAlreadyExists', `The style ${name} exists already.`)
      for (let number = 2; find(book, free); number++) free = `${name} ${number}`
    }
    change(book).added.push(free)
    return free
  }
  const ownOnly = ({ book, style }: ObjectStyleTarget): string[] => {
    const { added } = change(book)
    if (!added.includes(style))
      throw new OfficeError('InvalidOperation', `The style ${style} belongs to Excel.`)
    return added
  }
  const styleClass: OfficeClass<ObjectStyleTarget> = officeClass<ObjectStyleTarget>({
    name: `${kind}Style`,
    identity: ({ style }) => style,
    scalars: {
      _Id: { get: ({ style }) => style },
      Name: {
        get: ({ style }) => style,
        set: (target, value) => {
          if (typeof value !== 'string' || value === '') throw invalidArgument('a style needs a name')
          const added = ownOnly(target)
          added[added.indexOf(target.style)] = value
          target.style = value
        }
      },
      ReadOnly: { get: ({ style }) => builtIn[kind].includes(style) }
    },
    objects: {
      Duplicate: ({ book, style }) => ref(styleClass, { book, style: add(book, style, true) })
    },
    calls: {
      Delete: (target) => {
        const added = ownOnly(target)
        added.splice(added.indexOf(target.style), 1)
      }
    }
  })
  const existing = (book: Book, key: unknown): ObjectRef => {
    const style = find(book, key)
    if (style === undefined) throw itemNotFound(`the style ${String(key)}`)
    return ref(styleClass, { book, style })
  }
  return officeClass<Book>({
    name: `${kind}StyleCollection`,
    items: (book) => names(book).map((style) => ref(styleClass, { book, style })),
    item: existing,
    objects: {
      GetItemOrNullObject: (book, [key]) => (find(book, key) ? existing(book, key) : null),
      GetDefault: (book) => existing(book, book.state.objectStyles[kind].standard),
      Add: (book, [name, unique]) => ref(styleClass, { book, style: add(book, name, unique) })
    },
    calls: {
      SetDefault: (book, [style]) => {
        const wanted =
          typeof style === 'string' ? style : ((style as ObjectRef).target as ObjectStyleTarget).style
        const found = find(book, wanted)
        if (found === undefined) throw itemNotFound(`the style ${wanted}`)
        change(book).standard = found
      }
    }
  })
}

/** The style collections of a workbook by kind. */
export const objectStyles: Record<ObjectStyleKind, OfficeClass<Book>> = {
  Table: collectionClass('Table'),
  PivotTable: collectionClass('PivotTable'),
  Slicer: collectionClass('Slicer'),
  Timeline: collectionClass('Timeline')
}
