import type { Book } from '../engine/book'
import type { CellFormat } from '../engine/cell-format'
import { defaultFormat } from '../engine/cell-format'
import type { StyleState } from '../engine/workbook-state'
import { invalidArgument, OfficeError } from '../bridge/office-error'
import { number, oneOf, text, truth } from './format-target'
import { changeStyle, isBuiltIn, ownStyle, styleNames, styleOf } from './named-style'
import type { OfficeClass } from './office-class'
import { officeClass, ref } from './office-class'
import { rangeBordersClass } from './range-border'
import { rangeFillClass, rangeFontClass } from './range-font'

interface StyleTarget {
  book: Book
  style: string
}

const part = (key: keyof CellFormat, read: (value: unknown) => unknown, initial?: unknown) => ({
  get: ({ book, style }: StyleTarget) => styleOf(book, style).format[key] ?? initial,
  set: (target: StyleTarget, value: unknown) => {
    const wanted = read(value)
    changeStyle(target, (format) => ({ ...format, [key]: wanted }))
  }
})

const include = (key: keyof StyleState['includes']) => ({
  get: ({ book, style }: StyleTarget) => styleOf(book, style).includes[key],
  set: ({ book, style }: StyleTarget, value: unknown) => {
    ownStyle(book, style).includes[key] = truth(value)
  }
})

/** https://learn.microsoft.com/javascript/api/excel/excel.style */
export const styleClass: OfficeClass<StyleTarget> = officeClass<StyleTarget>({
  name: 'Style',
  identity: ({ style }) => style,
  scalars: {
    Name: { get: ({ book, style }) => styleOf(book, style).name },
    BuiltIn: { get: ({ style }) => isBuiltIn(style) },
    NumberFormat: part('numberFormat', text),
    NumberFormatLocal: part('numberFormat', text),
    FormulaHidden: part('formulaHidden', truth),
    Locked: part('locked', truth),
    HorizontalAlignment: part(
      'horizontalAlignment',
      oneOf('General', 'Left', 'Center', 'Right', 'Fill', 'Justify', 'CenterAcrossSelection', 'Distributed')
    ),
    VerticalAlignment: part('verticalAlignment', oneOf('Top', 'Center', 'Bottom', 'Justify', 'Distributed')),
    IndentLevel: part('indentLevel', number(0, 250)),
    ReadingOrder: part('readingOrder', oneOf('Context', 'LeftToRight', 'RightToLeft')),
    ShrinkToFit: part('shrinkToFit', truth),
    WrapText: part('wrapText', truth),
    TextOrientation: part('textOrientation', number(-90, 180)),
    AutoIndent: part('autoIndent', truth, false),
    IncludeAlignment: include('Alignment'),
    IncludeBorder: include('Border'),
    IncludeFont: include('Font'),
    IncludeNumber: include('Number'),
    IncludePatterns: include('Patterns'),
    IncludeProtection: include('Protection')
  },
  navigations: {
    Borders: (target) => ref(rangeBordersClass, target),
    Fill: (target) => ref(rangeFillClass, target),
    Font: (target) => ref(rangeFontClass, target)
  },
  calls: {
    Delete: ({ book, style }) => {
      styleOf(book, style)
      changeStyle({ book, style }, () => ({ ...defaultFormat, style: 'Normal' }))
      const state = book.touchWorkbook()
      state.styles = state.styles.filter(({ name }) => name.toLowerCase() !== style.toLowerCase())
    }
  }
})

/** Workbook.styles; https://learn.microsoft.com/javascript/api/excel/excel.stylecollection */
export const stylesClass: OfficeClass<Book> = officeClass<Book>({
  name: 'StyleCollection',
  items: (book) => styleNames(book).map((style) => ref(styleClass, { book, style })),
  item: (book, key) => ref(styleClass, { book, style: styleOf(book, String(key)).name }),
  objects: {
    GetItemOrNullObject: (book, [key]) =>
      styleNames(book).some((name) => name.toLowerCase() === String(key).toLowerCase())
        ? ref(styleClass, { book, style: styleOf(book, String(key)).name })
        : null
  },
  calls: {
    Add: (book, [name]) => {
      if (typeof name !== 'string' || name === '') throw invalidArgument('a style needs a name')
      if (styleNames(book).some((known) => known.toLowerCase() === name.toLowerCase()))
        throw new OfficeError('ItemAlreadyExists', `The style ${name} exists already.`)
      const { includes } = styleOf(book, 'Normal')
      book.touchWorkbook().styles.push({ name, format: { ...defaultFormat, style: name }, includes })
    }
  }
})
