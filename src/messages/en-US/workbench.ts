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
    reason: {
      'locked-cells':
        'This cell is locked and the sheet is protected. Only the light yellow cells can be filled in.',
      'protected-sheet': 'The sheet is protected and does not allow this.',
      'protected-structure':
        'The structure of the workbook is protected: sheets cannot be added, deleted, moved, renamed or hidden.',
      'read-only': 'The workbook is open read-only and cannot be changed.',
      'cell-rule': 'The value does not follow the data validation of this cell.',
      'part-of-table': 'This would move only part of a table. Select whole rows or columns.',
      'table-header': 'The header row of a table cannot be deleted.',
      'merged-cells': 'This would split merged cells.',
      'merge-in-table': 'Cells of a table cannot be merged.',
      'last-visible-sheet': 'A workbook keeps at least one visible sheet.',
      'sheet-name':
        'A sheet name has 1 to 31 characters, none of \\ / ? * : [ ], and no apostrophe at either end.',
      'sheet-exists': 'There is a sheet of this name already.'
    },
    file: {
      'not-a-workbook': 'it is not an .xlsx workbook. Choose an Excel workbook (.xlsx).',
      damaged: 'the file is damaged.',
      'too-large': 'it would unpack to more than a workbook holds.',
      'password-protected': 'it is protected by a password to open it. Remove the password in Excel first.'
    },
    badPassword: 'The password is not correct. The sheet is still protected.',
    notAllowed: '{{detail}}',
    notSupported: 'The workbench does not support this. The workbook is unchanged.',
    refused: 'Not done. The workbook is unchanged: {{detail}}',
    openFailed: '“{{name}}” cannot be opened: {{detail}}',
    startFailed: 'This did not succeed: {{detail}}',
    saveFailed: 'Not saved. The workbook is still on the page; please try again: {{detail}}',
    notKept: 'The browser keeps no copy on this machine. Save the file before you close the page.',
    paneNotReady: 'The task pane is not ready. Wait a moment and try again, or reload the pane.'
  },
  protect: 'Protect / unprotect sheet',
  password: {
    title: '“{{name}}” is protected by a password',
    text: 'Enter the password to end the protection of the sheet.',
    label: 'Password',
    go: 'Unprotect',
    cancel: 'Cancel'
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
