import { invalidArgument, OfficeError } from '../bridge/office-error'
import type { ObjectRef, OfficeClass } from './office-class'
import { officeClass, refTo } from './office-class'
import type { ShapeTarget } from './shape-part'
import { changedShape, keptOfShape, shapeState } from './shape-part'

type End = 'Begin' | 'End'

const connected = (target: ShapeTarget, end: End): { id: string; site: number } | undefined =>
  shapeState(target).properties[`connected${end}`] as { id: string; site: number } | undefined

function connect(target: ShapeTarget, end: End, shape: unknown, site: unknown): void {
  const other = (shape as ObjectRef | undefined)?.target as ShapeTarget | undefined
  if (!other || typeof site !== 'number') throw invalidArgument('a shape and a connection site are wanted')
  shapeState(other)
  changedShape(target).properties[`connected${end}`] = { id: other.id, site }
}

const connectedShape =
  (end: End) =>
  (target: ShapeTarget): ObjectRef => {
    const known = connected(target, end)
    if (!known) throw new OfficeError('InvalidOperation', 'The line is not connected there.')
    return refTo('Shape', { sheet: target.sheet, id: known.id })
  }

const connectedSite = (end: End) => ({
  get: (target: ShapeTarget) => connected(target, end)?.site ?? null
})

/** https://learn.microsoft.com/javascript/api/excel/excel.line */
export const lineClass: OfficeClass<ShapeTarget> = officeClass<ShapeTarget>({
  name: 'Line',
  scalars: {
    Id: { get: ({ id }) => id },
    ...keptOfShape('line', {
      ConnectorType: 'Straight',
      BeginArrowheadLength: 'Medium',
      BeginArrowheadStyle: 'None',
      BeginArrowheadWidth: 'Medium',
      EndArrowheadLength: 'Medium',
      EndArrowheadStyle: 'None',
      EndArrowheadWidth: 'Medium'
    }),
    IsBeginConnected: { get: (target) => connected(target, 'Begin') !== undefined },
    IsEndConnected: { get: (target) => connected(target, 'End') !== undefined },
    BeginConnectedSite: connectedSite('Begin'),
    EndConnectedSite: connectedSite('End')
  },
  navigations: {
    Shape: (target) => refTo('Shape', target),
    BeginConnectedShape: connectedShape('Begin'),
    EndConnectedShape: connectedShape('End')
  },
  calls: {
    ConnectBeginShape: (target, [shape, site]) => {
      connect(target, 'Begin', shape, site)
    },
    ConnectEndShape: (target, [shape, site]) => {
      connect(target, 'End', shape, site)
    },
    DisconnectBeginShape: (target) => {
      delete changedShape(target).properties['connectedBegin']
    },
    DisconnectEndShape: (target) => {
      delete changedShape(target).properties['connectedEnd']
    }
  }
})
