/** Files that cannot be used, in English. */
export const fileProblems = {
  'file-not-found': 'File “{{file}}” was not found. Check the path and the name.',
  'file-unreadable':
    'File “{{file}}” cannot be read. Check that you may read it, and close programs that use it.',
  'not-a-workbook':
    'File “{{file}}” is no Excel workbook. Provide an .xlsx file; save an old .xls file as .xlsx first.',
  'password-protected': 'File “{{file}}” needs a password to open. Remove the password and save it again.',
  damaged: 'File “{{file}}” is damaged or incomplete. Get it again, or repair it in Excel and save a copy.',
  'too-large':
    'File “{{file}}” is too large once unpacked. Delete unneeded sheets and empty rows, then save it again.',
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
