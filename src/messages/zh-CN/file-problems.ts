/** Files that cannot be used, in Chinese. */
export const fileProblems = {
  'file-not-found': '找不到文件“{{file}}”。请检查路径和文件名。',
  'file-unreadable': '无法读取文件“{{file}}”。请确认有读取权限，并关闭正在使用该文件的程序。',
  'file-unreadable_no-file': '“{{file}}”不是普通文件（如打不开的文件夹、管道、设备），没有读取。',
  'not-a-workbook': '文件“{{file}}”不是 Excel 工作簿。请提供 .xlsx 文件；旧的 .xls 文件请先另存为 .xlsx。',
  'not-a-workbook_xlsb':
    '文件“{{file}}”是二进制工作簿（.xlsb），本程序不读这种格式。请在 Excel 中打开，另存为 .xlsx 后重试。',
  'password-protected': '文件“{{file}}”设有打开密码。请取消密码后重新保存。',
  damaged: '文件“{{file}}”已损坏或不完整。请重新获取，或用 Excel 打开修复后另存。',
  'cell-too-long':
    '文件“{{file}}”工作表“{{sheet}}”的单元格 {{cell}} 超过 32767 个字符，不是 Excel 能保存的内容。请更正该单元格后重新保存。',
  'too-many-cells':
    '文件“{{file}}”的单元格超过 {{limit}} 个，未作处理。请删除无关的工作表和多余的内容后重新保存。',
  'out-of-memory':
    '读取文件“{{file}}”时内存不足。请删除无关的工作表和多余的内容后重新保存，或单独处理该文件。',
  unforeseen:
    '处理文件“{{file}}”时出现程序没有预料的错误：{{detail}}。请用 Excel 打开另存后重试；仍不行的，请把该文件发给维护者。',
  'too-large': '文件“{{file}}”解压后超出可处理的大小。请删除无关的工作表和多余的空行后重新保存。',
  unwritable_ENOSPC: '磁盘空间不足，“{{file}}”没有写成。请腾出空间后重试。',
  unwritable_ENAMETOOLONG: '文件名太长，“{{file}}”没有写成。请换一个较短的文件名。',
  unwritable: '无法写入文件“{{file}}”。请确认文件夹存在、有写入权限，且文件未被打开。',
  exists: '文件“{{file}}”已存在，未作覆盖。请另选文件名；确需覆盖的，请使用 --force。',
  'not-a-report': '文件“{{file}}”不是填报工作簿：没有填报表，也没有模板信息。请确认文件是否正确。',
  'newer-template':
    '文件“{{file}}”用的是模板第 {{from}} 版，本程序只认识到第 {{to}} 版。请更新本程序后重试。',
  'period-missing':
    '文件“{{file}}”没有填写报告期，无法评估。请在“填报说明”中选择报告期，或用 --period 指定。',
  unknown: '文件“{{file}}”不能使用（{{code}}）。'
}
