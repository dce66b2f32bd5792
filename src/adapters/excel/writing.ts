export { applyUpdate, writtenAreas } from './apply-update'
export { changeTable } from './change-table'
export { insertLayout } from './insert-layout'
export { restoreSnapshot, takeSnapshot } from './snapshot'
