import type { Area } from '../engine/area'
import type { Sheet } from '../engine/sheet'
import type { PageLayoutState } from '../engine/workbook-state'
import { invalidArgument, itemNotFound } from '../bridge/office-error'
import type { ObjectRef, OfficeClass } from './office-class'
import { areasRef, rangeRef } from './references'
import { rangeArgument } from './range-target'
import { officeClass, ref } from './office-class'

const kept = <K extends keyof PageLayoutState>(key: K, valid: (value: unknown) => boolean) => ({
  get: (sheet: Sheet) => sheet.state.pageLayout[key],
  set: (sheet: Sheet, value: unknown) => {
    if (value === null) return
    if (!valid(value)) throw invalidArgument(`${JSON.stringify(value)} is no value of ${key}`)
    sheet.touch().pageLayout[key] = value as PageLayoutState[K]
  }
})

const truth = (value: unknown): boolean => typeof value === 'boolean'
const length = (value: unknown): boolean => typeof value === 'number' && value >= 0
const among =
  (...names: string[]) =>
  (value: unknown): boolean =>
    names.includes(String(value))

const paperSizes = [
  'Letter',
  'LetterSmall',
  'Tabloid',
  'Ledger',
  'Legal',
  'Statement',
  'Executive',
  'A3',
  'A4',
  'A4Small',
  'A5',
  'B4',
  'B5',
  'Folio'
]

const titles = (key: 'titleRows' | 'titleColumns') => ({
  get: (sheet: Sheet): ObjectRef | null => {
    const area = sheet.state.pageLayout[key]
    return area ? rangeRef({ sheet, area }) : null
  }
})

const required = (object: ObjectRef | null, what: string): ObjectRef => {
  if (!object) throw itemNotFound(what)
  return object
}

const printArea = (sheet: Sheet): ObjectRef | null =>
  sheet.state.pageLayout.printArea.length > 0
    ? areasRef({ sheet, areas: sheet.state.pageLayout.printArea })
    : null

const pointsPerUnit: Record<string, number> = { Points: 1, Inches: 72, Centimeters: 72 / 2.54 }

/** Worksheet.pageLayout; margins in points. Source: https://learn.microsoft.com/javascript/api/excel/excel.pagelayout */
export const pageLayoutClass: OfficeClass<Sheet> = officeClass<Sheet>({
  name: 'PageLayout',
  scalars: {
    Orientation: kept('orientation', among('Portrait', 'Landscape')),
    PaperSize: kept('paperSize', among(...paperSizes)),
    Zoom: kept('zoom', (value) => typeof value === 'object'),
    LeftMargin: kept('leftMargin', length),
    RightMargin: kept('rightMargin', length),
    TopMargin: kept('topMargin', length),
    BottomMargin: kept('bottomMargin', length),
    HeaderMargin: kept('headerMargin', length),
    FooterMargin: kept('footerMargin', length),
    CenterHorizontally: kept('centerHorizontally', truth),
    CenterVertically: kept('centerVertically', truth),
    PrintHeadings: kept('printHeadings', truth),
    PrintGridlines: kept('printGridlines', truth),
    BlackAndWhite: kept('blackAndWhite', truth),
    DraftMode: kept('draftMode', truth),
    PrintComments: kept('printComments', among('NoComments', 'EndSheet', 'InPlace')),
    PrintErrors: kept('printErrors', among('AsDisplayed', 'Blank', 'Dash', 'NotAvailable')),
    PrintOrder: kept('printOrder', among('DownThenOver', 'OverThenDown')),
    FirstPageNumber: kept('firstPageNumber', (value) => value === '' || typeof value === 'number')
  },
  navigations: { HeadersFooters: (sheet) => ref(headerFooterGroupClass, sheet) },
  objects: {
    GetPrintArea: (sheet) => required(printArea(sheet), 'the print area'),
    GetPrintAreaOrNullObject: printArea,
    GetPrintTitleRows: (sheet) => required(titles('titleRows').get(sheet), 'the title rows'),
    GetPrintTitleRowsOrNullObject: titles('titleRows').get,
    GetPrintTitleColumns: (sheet) => required(titles('titleColumns').get(sheet), 'the title columns'),
    GetPrintTitleColumnsOrNullObject: titles('titleColumns').get
  },
  calls: {
    SetPrintArea: (sheet, [range], book) => {
      const target = (range as ObjectRef | undefined)?.target as { areas?: Area[] } | undefined
      sheet.touch().pageLayout.printArea = target?.areas ?? [rangeArgument(book, sheet, range).area]
    },
    SetPrintTitleRows: (sheet, [range], book) => {
      const { area } = rangeArgument(book, sheet, range)
      sheet.touch().pageLayout.titleRows = { ...area, left: 0, right: 16_383 }
    },
    SetPrintTitleColumns: (sheet, [range], book) => {
      const { area } = rangeArgument(book, sheet, range)
      sheet.touch().pageLayout.titleColumns = { ...area, top: 0, bottom: 1_048_575 }
    },
    SetPrintMargins: (sheet, [unit, options]) => {
      const factor = pointsPerUnit[String(unit)]
      if (!factor) throw invalidArgument(`${String(unit)} is no unit`)
      const layout = sheet.touch().pageLayout
      for (const [side, value] of Object.entries((options ?? {}) as Record<string, number>)) {
        const key = `${side}Margin` as 'leftMargin'
        if (!(key in layout) || value < 0) throw invalidArgument(`${side} is no margin`)
        layout[key] = value * factor
      }
    }
  }
})

/** https://learn.microsoft.com/javascript/api/excel/excel.headerfootergroup */
export const headerFooterGroupClass: OfficeClass<Sheet> = officeClass<Sheet>({
  name: 'HeaderFooterGroup',
  scalars: {
    State: kept('headersState', among('Default', 'FirstAndDefault', 'OddAndEven', 'FirstOddAndEven')),
    UseSheetMargins: kept('useSheetMargins', truth),
    UseSheetScale: kept('useSheetScale', truth)
  },
  navigations: {
    DefaultForAllPages: (sheet) => ref(headerFooterClass, { sheet, page: 'default' }),
    OddPages: (sheet) => ref(headerFooterClass, { sheet, page: 'default' }),
    EvenPages: (sheet) => ref(headerFooterClass, { sheet, page: 'even' }),
    FirstPage: (sheet) => ref(headerFooterClass, { sheet, page: 'first' })
  }
})

interface HeaderTarget {
  sheet: Sheet
  page: 'default' | 'even' | 'first'
}

/** https://learn.microsoft.com/javascript/api/excel/excel.headerfooter */
export const headerFooterClass: OfficeClass<HeaderTarget> = officeClass<HeaderTarget>({
  name: 'HeaderFooter',
  scalars: Object.fromEntries(
    ['LeftHeader', 'CenterHeader', 'RightHeader', 'LeftFooter', 'CenterFooter', 'RightFooter'].map((name) => [
      name,
      {
        get: ({ sheet, page }: HeaderTarget) => sheet.state.pageLayout.headersFooters[page][name] ?? '',
        set: ({ sheet, page }: HeaderTarget, value: unknown) => {
          sheet.touch().pageLayout.headersFooters[page][name] = String(value)
        }
      }
    ])
  )
})
