import type { Area } from '../engine/area'
import type { BorderLine, BorderSide, CellFormat } from '../engine/cell-format'
import { itemNotFound } from '../bridge/office-error'
import type { Formatted } from './format-target'
import { changeFormat, color, guardFormat, number, oneOf, uniform } from './format-target'
import type { OfficeClass } from './office-class'
import { officeClass, ref } from './office-class'

type BorderTarget = Formatted & { side: BorderSide }

const styleCell: Area = { top: 0, left: 0, bottom: 0, right: 0 }

const sides: BorderSide[] = [
  'EdgeTop',
  'EdgeBottom',
  'EdgeLeft',
  'EdgeRight',
  'InsideVertical',
  'InsideHorizontal',
  'DiagonalDown',
  'DiagonalUp'
]

type CellSide = keyof CellFormat['borders']

function cellsOfSide(area: Area, side: BorderSide): { area: Area; side: CellSide }[] {
  const { top, left, bottom, right } = area
  switch (side) {
    case 'EdgeTop':
      return [{ area: { ...area, bottom: top }, side: 'top' }]
    case 'EdgeBottom':
      return [{ area: { ...area, top: bottom }, side: 'bottom' }]
    case 'EdgeLeft':
      return [{ area: { ...area, right: left }, side: 'left' }]
    case 'EdgeRight':
      return [{ area: { ...area, left: right }, side: 'right' }]
    case 'InsideHorizontal':
      return top === bottom
        ? []
        : [
            { area: { ...area, bottom: bottom - 1 }, side: 'bottom' },
            { area: { ...area, top: top + 1 }, side: 'top' }
          ]
    case 'InsideVertical':
      return left === right
        ? []
        : [
            { area: { ...area, right: right - 1 }, side: 'right' },
            { area: { ...area, left: left + 1 }, side: 'left' }
          ]
    case 'DiagonalDown':
      return [{ area, side: 'diagonalDown' }]
    case 'DiagonalUp':
      return [{ area, side: 'diagonalUp' }]
  }
}

function readBorder(target: BorderTarget, key: keyof BorderLine): string | number | null | undefined {
  const { side } = target
  const areas = 'areas' in target ? target.areas : [styleCell]
  const empty: BorderLine = { style: 'None', weight: 'Thin', color: '#000000' }
  let found: string | number | null | undefined
  for (const area of areas) {
    for (const part of cellsOfSide(area, side)) {
      const value = uniform(
        'sheet' in target ? { sheet: target.sheet, areas: [part.area] } : target,
        (format) => (format.borders[part.side] ?? empty)[key]
      )
      if (found === undefined) found = value
      else if (found !== value) return null
    }
  }
  return found === undefined ? empty[key] : found
}

function writeBorder(
  target: BorderTarget,
  change: (line: BorderLine | undefined) => BorderLine | undefined
): void {
  guardFormat(target)
  for (const area of 'areas' in target ? target.areas : [styleCell]) {
    for (const part of cellsOfSide(area, target.side)) {
      const cells = 'sheet' in target ? { sheet: target.sheet, areas: [part.area] } : target
      changeFormat(cells, (format) => {
        const borders = { ...format.borders }
        const line = change(borders[part.side])
        if (line) borders[part.side] = line
        else delete borders[part.side]
        return { ...format, borders }
      })
    }
  }
}

const drawn: BorderLine = { style: 'Continuous', weight: 'Thin', color: '#000000' }

/** One side of a range's borders; https://learn.microsoft.com/javascript/api/excel/excel.rangeborder */
export const rangeBorderClass: OfficeClass<BorderTarget> = officeClass<BorderTarget>({
  name: 'RangeBorder',
  identity: (target) => target.side,
  scalars: {
    SideIndex: { get: (target) => target.side },
    Style: {
      get: (target) => readBorder(target, 'style'),
      set: (target, value) => {
        const style = oneOf(
          'None',
          'Continuous',
          'Dash',
          'DashDot',
          'DashDotDot',
          'Dot',
          'Double',
          'SlantDashDot'
        )(value)
        writeBorder(target, (line) =>
          style === 'None'
            ? undefined
            : { ...(line ?? drawn), style, ...(style === 'Double' ? { weight: 'Thick' } : {}) }
        )
      }
    },
    Weight: {
      get: (target) => readBorder(target, 'weight'),
      set: (target, value) => {
        const weight = oneOf('Hairline', 'Thin', 'Medium', 'Thick')(value)
        writeBorder(target, (line) => ({ ...(line ?? drawn), weight }))
      }
    },
    Color: {
      get: (target) => readBorder(target, 'color'),
      set: (target, value) => {
        const wanted = color(value)
        writeBorder(target, (line) => ({ ...(line ?? drawn), color: wanted }))
      }
    },
    TintAndShade: {
      get: (target) => readBorder(target, 'tint') ?? 0,
      set: (target, value) => {
        const wanted = number(-1, 1)(value)
        writeBorder(target, (line) => ({ ...(line ?? drawn), tint: wanted }))
      }
    }
  }
})

/** Range.format.borders; https://learn.microsoft.com/javascript/api/excel/excel.rangebordercollection */
export const rangeBordersClass: OfficeClass<Formatted> = officeClass<Formatted>({
  name: 'RangeBorderCollection',
  scalars: {
    Count: { get: () => sides.length },
    TintAndShade: {
      get: (target) => readBorder({ ...target, side: 'EdgeTop' }, 'tint') ?? 0,
      set: (target, value) => {
        const wanted = number(-1, 1)(value)
        for (const side of sides)
          writeBorder({ ...target, side }, (line) => line && { ...line, tint: wanted })
      }
    }
  },
  items: (target) => sides.map((side) => ref(rangeBorderClass, { ...target, side })),
  item: (target, key) => {
    const side = sides.find((name) => name.toLowerCase() === String(key).toLowerCase())
    if (!side) throw itemNotFound(`the border ${String(key)}`)
    return ref(rangeBorderClass, { ...target, side })
  }
})
