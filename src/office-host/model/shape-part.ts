import { readColor } from '../engine/cell-format'
import type { Sheet } from '../engine/sheet'
import type { ShapeState } from '../engine/workbook-state'
import { invalidArgument, itemNotFound } from '../bridge/office-error'
import type { OfficeClass } from './office-class'
import { officeClass, ref } from './office-class'
import { guardAllowed } from './range-target'

/** A shape by its id on its sheet. */
export interface ShapeTarget {
  sheet: Sheet
  id: string
}

/** The state of a shape; ItemNotFound once it is deleted. */
export function shapeState({ sheet, id }: ShapeTarget): ShapeState {
  const state = sheet.state.shapes.find((shape) => shape.id === id)
  if (!state) throw itemNotFound('the shape')
  return state
}

/** The state of a shape for changing it; refused where protection keeps objects. */
export function changedShape(target: ShapeTarget): ShapeState {
  guardAllowed(target.sheet, 'allowEditObjects')
  target.sheet.touch()
  return shapeState(target)
}

/** Properties a part of a shape only keeps; a value of another kind than the first one is InvalidArgument. */
export const keptOfShape = <T extends ShapeTarget = ShapeTarget>(
  part: string,
  initial: Record<string, unknown>
): NonNullable<OfficeClass<T>['scalars']> =>
  Object.fromEntries(
    Object.entries(initial).map(([name, first]) => [
      name,
      {
        get: (target: T) => shapeState(target).properties[part]?.[name] ?? first,
        set: (target: T, value: unknown) => {
          if (value === null || value === undefined) return
          if (typeof value !== typeof first)
            throw invalidArgument(`${JSON.stringify(value)} is no value of ${name}`)
          let kept: unknown = value
          if (/color/i.test(name)) {
            kept = readColor(value)
            if (kept === undefined) throw invalidArgument(`${JSON.stringify(value)} is no colour`)
          }
          ;(changedShape(target).properties[part] ??= {})[name] = kept
        }
      }
    ])
  )

/** https://learn.microsoft.com/javascript/api/excel/excel.shapefill */
export const shapeFillClass: OfficeClass<ShapeTarget> = officeClass<ShapeTarget>({
  name: 'ShapeFill',
  scalars: {
    ...keptOfShape('fill', { ForegroundColor: '#4472C4', Transparency: 0 }),
    Type: { get: (target) => (shapeState(target).properties['fill']?.['none'] ? 'NoFill' : 'Solid') }
  },
  calls: {
    Clear: (target) => {
      changedShape(target).properties['fill'] = { none: true }
    },
    SetSolidColor: (target, [color]) => {
      const read = readColor(color)
      if (read === undefined) throw invalidArgument(`${JSON.stringify(color)} is no colour`)
      changedShape(target).properties['fill'] = { ForegroundColor: read }
    }
  }
})

/** Weight in points; https://learn.microsoft.com/javascript/api/excel/excel.shapelineformat */
export const shapeLineFormatClass: OfficeClass<ShapeTarget> = officeClass<ShapeTarget>({
  name: 'ShapeLineFormat',
  scalars: keptOfShape('lineFormat', {
    Visible: true,
    Color: '#2F528F',
    Style: 'Single',
    Weight: 1,
    DashStyle: 'Solid',
    Transparency: 0
  })
})

interface TextTarget extends ShapeTarget {
  start: number
  length: number | undefined
}

/** https://learn.microsoft.com/javascript/api/excel/excel.shapefont */
export const shapeFontClass: OfficeClass<ShapeTarget> = officeClass<ShapeTarget>({
  name: 'ShapeFont',
  scalars: keptOfShape('font', {
    Bold: false,
    Italic: false,
    Color: '#000000',
    Name: 'Calibri',
    Size: 11,
    Underline: 'None'
  })
})

const substringFonts = new Map<string, OfficeClass<ShapeTarget>>()

/** The font of a piece of text, kept beside that of the whole. */
function fontOf({ start, length }: TextTarget): OfficeClass<ShapeTarget> {
  if (length === undefined) return shapeFontClass
  const part = `font${start}+${length}`
  let type = substringFonts.get(part)
  if (!type) {
    type = {
      name: 'ShapeFont',
      scalars: keptOfShape(part, {
        Bold: false,
        Italic: false,
        Color: '#000000',
        Name: 'Calibri',
        Size: 11,
        Underline: 'None'
      })
    }
    substringFonts.set(part, type)
  }
  return type
}

/** https://learn.microsoft.com/javascript/api/excel/excel.textrange */
export const textRangeClass: OfficeClass<TextTarget> = officeClass<TextTarget>({
  name: 'TextRange',
  scalars: {
    Text: {
      get: (target) => {
        const { text } = shapeState(target)
        return target.length === undefined ? text : text.slice(target.start, target.start + target.length)
      },
      set: (target, value) => {
        if (typeof value !== 'string') throw invalidArgument('a text is wanted')
        const shape = changedShape(target)
        shape.text =
          target.length === undefined
            ? value
            : shape.text.slice(0, target.start) + value + shape.text.slice(target.start + target.length)
      }
    }
  },
  navigations: { Font: (target) => ref(fontOf(target), target) },
  objects: {
    GetSubstring: ({ sheet, id }, [start, length]) => {
      const { text } = shapeState({ sheet, id })
      const from = Number(start)
      const count = typeof length === 'number' ? length : text.length - from
      if (!(from >= 0 && count >= 0 && from + count <= text.length))
        throw invalidArgument('the piece lies outside the text')
      return ref(textRangeClass, { sheet, id, start: from, length: count })
    }
  }
})

/** Margins in points; https://learn.microsoft.com/javascript/api/excel/excel.textframe */
export const textFrameClass: OfficeClass<ShapeTarget> = officeClass<ShapeTarget>({
  name: 'TextFrame',
  scalars: {
    ...keptOfShape('textFrame', {
      LeftMargin: 7.2,
      RightMargin: 7.2,
      TopMargin: 3.6,
      BottomMargin: 3.6,
      HorizontalAlignment: 'Left',
      HorizontalOverflow: 'Overflow',
      VerticalAlignment: 'Top',
      VerticalOverflow: 'Overflow',
      Orientation: 'Horizontal',
      ReadingOrder: 'LeftToRight',
      AutoSizeSetting: 'AutoSizeNone'
    }),
    HasText: { get: (target) => shapeState(target).text !== '' }
  },
  navigations: { TextRange: (target) => ref(textRangeClass, { ...target, start: 0, length: undefined }) },
  calls: {
    DeleteText: (target) => {
      changedShape(target).text = ''
    }
  }
})
