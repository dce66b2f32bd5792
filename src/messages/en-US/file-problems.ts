/** Files that cannot be used, in English. */
export const fileProblems = {
  'file-not-found': 'File “{{file}}” was not found. Check the path and the name.',
  'file-unreadable':
    'File “{{file}}” cannot be read. Check that you may read it, and close programs that use it.',
  'file-unreadable_no-file':
    '“{{file}}” is no ordinary file (but a folder that cannot be opened, a pipe or a device), so it was not read.',
  'not-a-workbook':
    'File “{{file}}” is no Excel workbook. Provide an .xlsx file; save an old .xls file as .xlsx first.',
  'not-a-workbook_xlsb':
    'File “{{file}}” is a binary workbook (.xlsb), which this program does not read. Open it in Excel and save it as .xlsx.',
  'password-protected': 'File “{{file}}” needs a password to open. Remove the password and save it again.',
  damaged: 'File “{{file}}” is damaged or incomplete. Get it again, or repair it in Excel and save a copy.',
  'cell-too-long':
    'File “{{file}}”, sheet “{{sheet}}”: cell {{cell}} has over 32767 characters, more than Excel can save. Correct the cell and save the file again.',
  'too-many-cells':
    'File “{{file}}” has over {{limit}} cells and was not read. Delete unneeded sheets and contents, then save it again.',
  'out-of-memory':
    'There was not enough memory to read “{{file}}”. Delete unneeded sheets and contents and save it again, or use the file by itself.',
  unforeseen:
    'An error that the program did not foresee stopped the work on “{{file}}”: {{detail}}. Open and save the file in Excel and try again; if that does not help, send it to the maintainers.',
  'too-large':
    'File “{{file}}” is too large once unpacked. Delete unneeded sheets and empty rows, then save it again.',
  unwritable_ENOSPC: 'The disk is full, so “{{file}}” was not written. Free some space and try again.',
  unwritable_ENAMETOOLONG: 'The name of “{{file}}” is too long, so it was not written. Choose a shorter one.',
  unwritable:
    'File “{{file}}” cannot be written. Check that the folder exists, that you may write to it, and that the file is not open.',
  exists: 'File “{{file}}” exists and was left as it is. Choose another name, or use --force to replace it.',
  'not-a-report':
    'File “{{file}}” is no reporting workbook: it has neither a reporting table nor template information. Check that it is the right file.',
  'newer-template':
    'The file "{{file}}" was made from template version {{from}}; this program knows versions up to {{to}}. Update the program and try again.',
  'period-missing':
    '“{{file}}” has no report period, so nothing can be evaluated. Choose one in “填报说明”, or give --period.',
  unknown: 'File “{{file}}” cannot be used ({{code}}).'
}
