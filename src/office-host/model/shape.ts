import type { Sheet } from '../engine/sheet'
import type { ShapeState } from '../engine/workbook-state'
import { invalidArgument, itemNotFound, OfficeError } from '../bridge/office-error'
import { bytesOfBase64 } from './base64'
import { registration } from './events'
import type { ObjectRef, OfficeClass } from './office-class'
import { officeClass, ref } from './office-class'
import { guardAllowed } from './range-target'
import { lineClass } from './shape-line'
import {
  changedShape,
  keptOfShape,
  shapeFillClass,
  shapeLineFormatClass,
  shapeState,
  textFrameClass
} from './shape-part'
import type { ShapeTarget } from './shape-part'

const own = (key: 'name' | 'left' | 'top' | 'width' | 'height' | 'rotation' | 'visible') => ({
  get: (target: ShapeTarget) => shapeState(target)[key],
  set: (target: ShapeTarget, value: unknown) => {
    if (typeof value !== typeof shapeState(target)[key])
      throw invalidArgument(`${JSON.stringify(value)} is no value of ${key}`)
    if ((key === 'width' || key === 'height') && (value as number) < 0)
      throw invalidArgument(`${key} cannot be below 0`)
    Object.assign(changedShape(target), { [key]: value })
  }
})

const ofType =
  (type: ShapeState['type'], open: (target: ShapeTarget) => ObjectRef) =>
  (target: ShapeTarget): ObjectRef => {
    const state = shapeState(target)
    if (state.type !== type)
      throw new OfficeError('InvalidOperation', `The shape ${state.name} is no ${type}.`)
    return open(target)
  }

const shapeNavigation = { Shape: (target: ShapeTarget): ObjectRef => ref(shapeClass, target) }

/** https://learn.microsoft.com/javascript/api/excel/excel.geometricshape */
export const geometricShapeClass: OfficeClass<ShapeTarget> = officeClass<ShapeTarget>({
  name: 'GeometricShape',
  scalars: { Id: { get: ({ id }) => id } },
  navigations: shapeNavigation
})

/** https://learn.microsoft.com/javascript/api/excel/excel.image */
export const imageClass: OfficeClass<ShapeTarget> = officeClass<ShapeTarget>({
  name: 'Image',
  scalars: {
    Id: { get: ({ id }) => id },
    Format: { get: (target) => shapeState(target).picture?.format ?? 'UNKNOWN' }
  },
  navigations: shapeNavigation
})

/** https://learn.microsoft.com/javascript/api/excel/excel.shapegroup */
export const shapeGroupClass: OfficeClass<ShapeTarget> = officeClass<ShapeTarget>({
  name: 'ShapeGroup',
  scalars: { Id: { get: ({ id }) => id } },
  navigations: {
    ...shapeNavigation,
    Shapes: ({ sheet, id }) => ref(groupShapesClass, { sheet, group: id })
  },
  calls: {
    Ungroup: (target) => {
      changedShape(target)
      const { sheet, id } = target
      for (const shape of sheet.state.shapes) if (shape.group === id) shape.group = null
      sheet.state.shapes = sheet.state.shapes.filter((shape) => shape.id !== id)
    }
  }
})

function scale(target: ShapeTarget, [factor, scaleType, from]: readonly unknown[], height: boolean): void {
  if (typeof factor !== 'number' || factor <= 0) throw invalidArgument('a factor above 0 is wanted')
  if (scaleType !== 'CurrentSize' && scaleType !== 'OriginalSize')
    throw invalidArgument(`${String(scaleType)} is no way to scale`)
  const shape = changedShape(target)
  const [size, start] = height ? (['height', 'top'] as const) : (['width', 'left'] as const)
  const grown = shape[size] * factor - shape[size]
  if (from === 'ScaleFromMiddle') shape[start] -= grown / 2
  if (from === 'ScaleFromBottomRight') shape[start] -= grown
  shape[size] += grown
}

const steps: Record<string, (at: number, last: number) => number> = {
  BringToFront: (_at, last) => last,
  SendToBack: () => 0,
  BringForward: (at, last) => Math.min(last, at + 1),
  SendBackward: (at) => Math.max(0, at - 1)
}

/** Shape; kept and listed, not drawn. Source: https://learn.microsoft.com/javascript/api/excel/excel.shape */
export const shapeClass: OfficeClass<ShapeTarget> = officeClass<ShapeTarget>({
  name: 'Shape',
  identity: ({ id }) => id,
  scalars: {
    Id: { get: ({ id }) => id },
    Name: own('name'),
    Left: own('left'),
    Top: own('top'),
    Width: own('width'),
    Height: own('height'),
    Rotation: own('rotation'),
    Visible: own('visible'),
    Type: { get: (target) => shapeState(target).type },
    DisplayName: { get: (target) => shapeState(target).name },
    GeometricShapeType: {
      get: (target) => shapeState(target).geometry || null,
      set: (target, value) => {
        const shape = changedShape(target)
        if (shape.type !== 'GeometricShape' || typeof value !== 'string' || value === '')
          throw invalidArgument(`${String(value)} is no geometric shape`)
        shape.geometry = value
      }
    },
    ZOrderPosition: { get: (target) => target.sheet.state.shapes.indexOf(shapeState(target)) },
    Level: { get: (target) => (shapeState(target).group === null ? 0 : 1) },
    ConnectionSiteCount: { get: (target) => (shapeState(target).type === 'GeometricShape' ? 4 : 0) },
    ...keptOfShape('shape', {
      AltTextTitle: '',
      AltTextDescription: '',
      LockAspectRatio: false,
      Placement: 'TwoCell'
    })
  },
  navigations: {
    Fill: (target) => ref(shapeFillClass, target),
    LineFormat: (target) => ref(shapeLineFormatClass, target),
    TextFrame: (target) => ref(textFrameClass, target),
    GeometricShape: ofType('GeometricShape', (target) => ref(geometricShapeClass, target)),
    Image: ofType('Image', (target) => ref(imageClass, target)),
    Group: ofType('Group', (target) => ref(shapeGroupClass, target)),
    Line: ofType('Line', (target) => ref(lineClass, target)),
    ParentGroup: (target) => {
      const { group } = shapeState(target)
      if (group === null) throw itemNotFound('the group')
      return ref(shapeClass, { sheet: target.sheet, id: group })
    }
  },
  objects: {
    CopyTo: (target, [destination], book) => {
      const to =
        destination === undefined || destination === null
          ? target.sheet
          : typeof destination === 'string'
            ? (book.sheetById(destination) ?? book.sheetByName(destination))
            : ((destination as ObjectRef).target as Sheet)
      if (!to) throw itemNotFound('the sheet')
      guardAllowed(to, 'allowEditObjects')
      const id = book.newId()
      to.touch().shapes.push({ ...structuredClone(shapeState(target)), id, group: null })
      return ref(shapeClass, { sheet: to, id })
    },
    _GetShapeById: ({ sheet }, [id]) => shapeOf(sheet, id)
  },
  calls: {
    Delete: (target) => {
      changedShape(target)
      const { sheet, id } = target
      sheet.state.shapes = sheet.state.shapes.filter((shape) => shape.id !== id && shape.group !== id)
    },
    IncrementLeft: (target, [by]) => {
      changedShape(target).left += Number(by)
    },
    IncrementTop: (target, [by]) => {
      changedShape(target).top += Number(by)
    },
    IncrementRotation: (target, [by]) => {
      const shape = changedShape(target)
      shape.rotation = (((shape.rotation + Number(by)) % 360) + 360) % 360
    },
    ScaleHeight: (target, args) => {
      scale(target, args, true)
    },
    ScaleWidth: (target, args) => {
      scale(target, args, false)
    },
    SetZOrder: (target, [position]) => {
      const step = steps[String(position)]
      if (!step) throw invalidArgument(`${String(position)} is no place in the order`)
      const shape = changedShape(target)
      const { shapes } = target.sheet.state
      const at = shapes.indexOf(shape)
      const to = step(at, shapes.length - 1)
      shapes.splice(at, 1)
      shapes.splice(to, 0, shape)
    },
    ...registration(['Activated', 'Deactivated'])
  }
})

interface ShapesTarget {
  sheet: Sheet
  group: string | null
}

const listed = ({ sheet, group }: ShapesTarget): ShapeState[] =>
  sheet.state.shapes.filter((shape) => shape.group === group)

const shapeOf = (sheet: Sheet, key: unknown): ObjectRef => {
  const shape = sheet.state.shapes.find(({ id, name }) => id === key || name === key)
  if (!shape) throw itemNotFound(`the shape ${String(key)}`)
  return ref(shapeClass, { sheet, id: shape.id })
}

const collection = {
  items: (target: ShapesTarget): ObjectRef[] =>
    listed(target).map(({ id }) => ref(shapeClass, { sheet: target.sheet, id })),
  item: ({ sheet }: ShapesTarget, key: unknown): ObjectRef => shapeOf(sheet, key),
  orNull: (target: ShapesTarget, [key]: readonly unknown[]): ObjectRef | null => {
    const shape = listed(target).find(({ id, name }) => id === key || name === key)
    return shape ? ref(shapeClass, { sheet: target.sheet, id: shape.id }) : null
  }
}

/** https://learn.microsoft.com/javascript/api/excel/excel.groupshapecollection */
export const groupShapesClass: OfficeClass<ShapesTarget> = officeClass<ShapesTarget>({
  name: 'GroupShapeCollection',
  items: collection.items,
  item: collection.item,
  objects: { GetItemOrNullObject: collection.orNull }
})

function add(sheet: Sheet, type: ShapeState['type'], word: string, more: Partial<ShapeState>): ShapeTarget {
  guardAllowed(sheet, 'allowEditObjects')
  const id = sheet.book.newId()
  let number = sheet.state.shapes.length + 1
  while (sheet.state.shapes.some(({ name }) => name === `${word} ${number}`)) number++
  sheet.touch().shapes.push({
    id,
    name: `${word} ${number}`,
    type,
    geometry: '',
    left: 0,
    top: 0,
    width: 72,
    height: 72,
    rotation: 0,
    visible: true,
    group: null,
    text: '',
    properties: {},
    ...more
  })
  return { sheet, id }
}

function picture(data: unknown): NonNullable<ShapeState['picture']> {
  const bytes = bytesOfBase64(data)
  if (bytes?.[0] === 0x89 && bytes[1] === 0x50) return { format: 'PNG', data: String(data) }
  if (bytes?.[0] === 0xff && bytes[1] === 0xd8) return { format: 'JPEG', data: String(data) }
  throw invalidArgument('the image is no PNG or JPEG file in base64')
}

function addGroup(sheet: Sheet, members: unknown): ShapeTarget {
  if (!Array.isArray(members) || members.length < 2) throw invalidArgument('a group has at least two shapes')
  const shapes = (members as (ObjectRef | string)[]).map((member) =>
    shapeState(
      typeof member === 'string'
        ? (shapeOf(sheet, member).target as ShapeTarget)
        : (member.target as ShapeTarget)
    )
  )
  const left = Math.min(...shapes.map((shape) => shape.left))
  const top = Math.min(...shapes.map((shape) => shape.top))
  const group = add(sheet, 'Group', 'Group', {
    left,
    top,
    width: Math.max(...shapes.map((shape) => shape.left + shape.width)) - left,
    height: Math.max(...shapes.map((shape) => shape.top + shape.height)) - top
  })
  for (const { id } of shapes) changedShape({ sheet, id }).group = group.id
  return group
}

/** Worksheet.shapes; https://learn.microsoft.com/javascript/api/excel/excel.shapecollection */
export const shapesClass: OfficeClass<ShapesTarget> = officeClass<ShapesTarget>({
  name: 'ShapeCollection',
  items: collection.items,
  item: collection.item,
  objects: {
    GetItemOrNullObject: collection.orNull,
    AddGeometricShape: ({ sheet }, [geometry]) => {
      if (typeof geometry !== 'string' || geometry === '')
        throw invalidArgument('a geometric shape is wanted')
      return ref(shapeClass, add(sheet, 'GeometricShape', geometry, { geometry }))
    },
    AddTextBox: ({ sheet }, [text]) =>
      ref(
        shapeClass,
        add(sheet, 'GeometricShape', 'TextBox', {
          geometry: 'Rectangle',
          text: typeof text === 'string' ? text : ''
        })
      ),
    AddImage: ({ sheet }, [data]) =>
      ref(shapeClass, add(sheet, 'Image', 'Picture', { picture: picture(data) })),
    AddLine: ({ sheet }, [startLeft, startTop, endLeft, endTop, connectorType]) => {
      const [x1, y1, x2, y2] = [startLeft, startTop, endLeft, endTop].map(Number) as [
        number,
        number,
        number,
        number
      ]
      if ([x1, y1, x2, y2].some((value) => !Number.isFinite(value)))
        throw invalidArgument('two points are wanted')
      return ref(
        shapeClass,
        add(sheet, 'Line', 'Straight Connector', {
          left: Math.min(x1, x2),
          top: Math.min(y1, y2),
          width: Math.abs(x2 - x1),
          height: Math.abs(y2 - y1),
          properties: {
            line: { ConnectorType: typeof connectorType === 'string' ? connectorType : 'Straight' },
            points: { x1, y1, x2, y2 }
          }
        })
      )
    },
    AddGroup: ({ sheet }, [members]) => ref(shapeClass, addGroup(sheet, members))
  }
})
