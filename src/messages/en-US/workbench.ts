import type { workbench as chinese } from '../zh-CN/workbench'

/** Words of the workbench, in English. */
export const workbench: typeof chinese = {
  title: 'Plan Reporting Workbench',
  purpose: 'For development, tests and demonstrations; works without Excel',
  language: 'Language',
  languages: { 'zh-CN': '中文', 'en-US': 'English' },
  newFile: 'Book1.xlsx',
  changed: 'Not saved',
  saved: 'No unsaved changes',
  file: 'File',
  edit: 'Edit',
  new: 'New',
  open: 'Open',
  save: 'Save',
  sample: 'Sample',
  openList: 'Open the drop-down list',
  undo: 'Undo',
  redo: 'Redo',
  newTip: 'New empty workbook',
  openTip: 'Open an .xlsx file; you can also drop one on the page',
  saveTip: 'Download as an .xlsx file (Ctrl+S)',
  sampleTip: 'Open a sample workbook; all its reported values are invented',
  undoTip: 'Undo (Ctrl+Z)',
  redoTip: 'Redo (Ctrl+Y)',
  toolbar: 'Toolbar',
  pane: 'Task pane',
  reloadPane: 'Reload the pane',
  closePane: 'Close the pane',
  grid: 'Spreadsheet',
  dropHere: 'Drop to open the file',
  activity: {
    starting: 'Preparing the workbook…',
    opening: 'Opening…',
    sample: 'Making the sample workbook…',
    saving: 'Saving…'
  },
  gridLoading: 'Loading the spreadsheet…',
  dismiss: 'OK',
  notice: {
    locked: 'This cell is locked and the sheet is protected. Only the light yellow cells can be filled in.',
    notAllowed: '{{detail}}',
    notSupported: 'The workbench does not support this. The workbook is unchanged.',
    refused: 'Not done. The workbook is unchanged: {{detail}}',
    notXlsx: '“{{name}}” is not an .xlsx file. Choose an Excel workbook (.xlsx).',
    openFailed: '“{{name}}” cannot be opened: {{detail}}',
    startFailed: 'This did not succeed: {{detail}}',
    saveFailed: 'Not saved. The workbook is still on the page; please try again: {{detail}}',
    notKept: 'The browser keeps no copy on this machine. Save the file before you close the page.',
    paneNotReady: 'The task pane is not ready. Wait a moment and try again, or reload the pane.'
  },
  left: {
    text: 'There is unsaved work from last time: {{name}} ({{time}}).',
    restore: 'Restore',
    discard: 'Not needed'
  },
  discard: {
    title: 'Unsaved changes',
    text: 'The changes to “{{name}}” are not saved. Going on discards them.',
    save: 'Save first',
    go: 'Discard and go on',
    cancel: 'Cancel'
  }
}
