import type { Book } from '../engine/book'
import { itemNotFound, OfficeError } from '../bridge/office-error'
import { applicationClass, runtimeClass } from './application'
import { activeChart } from './chart'
import { commentsClass } from './comment'
import { documentPropertiesClass } from './document-properties'
import { linkedWorkbooksClass } from './linked-workbooks'
import { namedItemsClass } from './names'
import type { ObjectRef, OfficeClass } from './office-class'
import { officeClass, ref } from './office-class'
import { rangeClass } from './range'
import { rangeAreasClass } from './range-areas'
import { settingsClass } from './settings'
import { stylesClass } from './style'
import { tablesClass } from './table'
import { workbookProtectionClass } from './workbook-protection'
import { worksheetsClass } from './worksheets'

const required = (object: ObjectRef | null, what: string): ObjectRef => {
  if (!object) throw itemNotFound(what)
  return object
}

const keptRange = (book: Book, id: unknown): ObjectRef | null => {
  const kept = book.kept.get(String(id))
  const area = kept?.areas[0]
  return kept && area ? ref(rangeClass, { sheet: kept.sheet, area }) : null
}

/** Workbook; https://learn.microsoft.com/javascript/api/excel/excel.workbook */
export const workbookClass: OfficeClass<Book> = officeClass<Book>({
  name: 'Workbook',
  documentEvents: ['onSelectionChanged'],
  scalars: {
    Name: { get: (book) => book.state.name },
    ReadOnly: { get: (book) => book.isReadOnly },
    IsDirty: {
      get: (book) => book.isDirty,
      set: (book, value) => {
        book.isDirty = Boolean(value)
      }
    },
    AutoSave: { get: () => false },
    PreviouslySaved: { get: () => true },
    CalculationEngineVersion: { get: () => 191029 },
    ChartDataPointTrack: {
      get: (book) => book.state.chartDataPointTrack,
      set: (book, value) => {
        book.touchWorkbook().chartDataPointTrack = Boolean(value)
      }
    },
    UsePrecisionAsDisplayed: {
      get: (book) => book.state.usePrecisionAsDisplayed,
      set: (book, value) => {
        book.touchWorkbook().usePrecisionAsDisplayed = Boolean(value)
      }
    }
  },
  navigations: {
    Application: (book) => ref(applicationClass, book),
    Worksheets: (book) => ref(worksheetsClass, book),
    Tables: (book) => ref(tablesClass, { book, sheet: undefined }),
    Names: (book) => ref(namedItemsClass, { book, sheet: undefined }),
    Comments: (book) => ref(commentsClass, { book, sheet: undefined }),
    Protection: (book) => ref(workbookProtectionClass, book),
    Properties: (book) => ref(documentPropertiesClass, book),
    Settings: (book) => ref(settingsClass, book),
    LinkedWorkbooks: (book) => ref(linkedWorkbooksClass, book),
    Styles: (book) => ref(stylesClass, book),
    _Runtime: (book) => ref(runtimeClass, book)
  },
  objects: {
    GetSelectedRange: (book) => {
      const [area, more] = book.selection.areas
      if (!area || more) throw new OfficeError('InvalidOperation', 'The selection is not one range.')
      return ref(rangeClass, { sheet: book.sheetById(book.selection.sheetId)!, area })
    },
    GetSelectedRanges: (book) =>
      ref(rangeAreasClass, { sheet: book.sheetById(book.selection.sheetId)!, areas: book.selection.areas }),
    GetActiveCell: (book) => {
      const area = book.selection.areas[0]!
      return ref(rangeClass, {
        sheet: book.sheetById(book.selection.sheetId)!,
        area: { ...area, bottom: area.top, right: area.left }
      })
    },
    GetActiveChart: (book) => required(activeChart(book), 'the active chart'),
    GetActiveChartOrNullObject: (book) => activeChart(book),
    _GetRangeForEventByReferenceId: (book, [id]) => required(keptRange(book, id), 'the range'),
    _GetRangeOrNullObjectForEventByReferenceId: (book, [id]) => keptRange(book, id),
    _GetObjectByReferenceId: (book, [id]) => required(keptRange(book, id), 'the object')
  },
  calls: {
    Save: (book) => {
      book.saved()
    },
    Close: (book, [behavior]) => {
      if (behavior !== 'SkipSave') book.saved()
      book.closed()
    },
    GetIsActiveCollabSession: () => false,
    _RemoveReference: (book, [id]) => {
      book.kept.delete(String(id))
    },
    _RemoveAllReferences: (book) => {
      book.kept.clear()
    },
    _GetReferenceCount: (book) => book.kept.size,
    _RegisterActivatedEvent: () => null,
    _UnregisterActivatedEvent: () => null
  }
})
