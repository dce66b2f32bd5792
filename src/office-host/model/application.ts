import type { Book } from '../engine/book'
import { invalidArgument } from '../bridge/office-error'
import { createdWorkbook, createdWorkbookById } from './created-workbook'
import type { OfficeClass } from './office-class'
import { officeClass, ref } from './office-class'

/** Application; https://learn.microsoft.com/javascript/api/excel/excel.application */
export const applicationClass: OfficeClass<Book> = officeClass<Book>({
  name: 'Application',
  scalars: {
    CalculationMode: {
      get: (book) => book.state.calculationMode,
      set: (book, value) => {
        if (value !== 'Automatic' && value !== 'AutomaticExceptTables' && value !== 'Manual')
          throw invalidArgument('no such mode')
        book.touchWorkbook().calculationMode = value
      }
    },
    CalculationState: { get: () => 'Done' },
    CalculationEngineVersion: { get: () => 191029 },
    DecimalSeparator: { get: () => '.' },
    ThousandsSeparator: { get: () => ',' },
    UseSystemSeparators: { get: () => true }
  },
  navigations: {
    IterativeCalculation: (book) => ref(iterativeCalculationClass, book),
    CultureInfo: (book) => ref(cultureInfoClass, book)
  },
  objects: {
    CreateWorkbook: (book, [file]) => createdWorkbook(book, file),
    _GetWorkbookCreatedById: (book, [id]) => createdWorkbookById(book, id)
  },
  calls: {
    Calculate: (book) => book.calculate(true),
    SuspendApiCalculationUntilNextSync: () => null,
    SuspendScreenUpdatingUntilNextSync: () => null
  }
})

const iterative = (key: 'enabled' | 'maxIteration' | 'maxChange') => ({
  get: (book: Book) => book.state.iterativeCalculation[key],
  set: (book: Book, value: unknown) => {
    Object.assign(book.touchWorkbook().iterativeCalculation, { [key]: value })
  }
})

/** https://learn.microsoft.com/javascript/api/excel/excel.iterativecalculation */
export const iterativeCalculationClass: OfficeClass<Book> = officeClass<Book>({
  name: 'IterativeCalculation',
  scalars: {
    Enabled: iterative('enabled'),
    MaxIteration: iterative('maxIteration'),
    MaxChange: iterative('maxChange')
  }
})

/** Runtime; while events are off, none are raised. Source: https://learn.microsoft.com/office/dev/add-ins/excel/excel-add-ins-events#enable-and-disable-events */
export const runtimeClass: OfficeClass<Book> = officeClass<Book>({
  name: 'Runtime',
  scalars: {
    EnableEvents: {
      get: (book) => book.eventsEnabled,
      set: (book, value) => {
        book.eventsEnabled = Boolean(value)
      }
    }
  }
})

/** A date pattern as .NET writes it, read from how the language writes dates. */
function datePattern(language: string, dateStyle: 'long' | 'short'): string {
  return new Intl.DateTimeFormat(language, { dateStyle, calendar: 'gregory' })
    .formatToParts(new Date(2021, 2, 4))
    .map(({ type, value }) =>
      type === 'year'
        ? 'yyyy'
        : type === 'month'
          ? /^\d+$/.test(value)
            ? 'M'.repeat(value.length)
            : 'MMMM'
          : type === 'day'
            ? 'd'.repeat(value.length)
            : /^[\s/.,-]*$/.test(value)
              ? value
              : `'${value}'`
    )
    .join('')
}

const numberPart = (language: string, part: 'decimal' | 'group'): string =>
  new Intl.NumberFormat(language).formatToParts(1234567.5).find(({ type }) => type === part)?.value ?? ''

/** Dates and times of the language the host reports; https://learn.microsoft.com/javascript/api/excel/excel.datetimeformatinfo */
const datetimeFormatClass: OfficeClass<Book> = officeClass<Book>({
  name: 'DatetimeFormatInfo',
  scalars: {
    DateSeparator: { get: ({ language }) => /[^\w']/.exec(datePattern(language, 'short'))?.[0] ?? '/' },
    TimeSeparator: { get: () => ':' },
    ShortDatePattern: { get: ({ language }) => datePattern(language, 'short') },
    LongDatePattern: { get: ({ language }) => datePattern(language, 'long') },
    LongTimePattern: { get: () => 'H:mm:ss' }
  }
})

/** https://learn.microsoft.com/javascript/api/excel/excel.numberformatinfo */
const numberFormatInfoClass: OfficeClass<Book> = officeClass<Book>({
  name: 'NumberFormatInfo',
  scalars: {
    NumberDecimalSeparator: { get: ({ language }) => numberPart(language, 'decimal') },
    NumberGroupSeparator: { get: ({ language }) => numberPart(language, 'group') }
  }
})

/** https://learn.microsoft.com/javascript/api/excel/excel.cultureinfo */
export const cultureInfoClass: OfficeClass<Book> = officeClass<Book>({
  name: 'CultureInfo',
  scalars: { Name: { get: (book) => book.language } },
  navigations: {
    DatetimeFormat: (book) => ref(datetimeFormatClass, book),
    NumberFormat: (book) => ref(numberFormatInfoClass, book)
  }
})
