/** Words of the workbench, in Chinese. */
export const workbench = {
  title: '规划填报工作台',
  purpose: '供开发、测试和演示，不依赖 Excel',
  language: '界面语言',
  languages: { 'zh-CN': '中文', 'en-US': 'English' },
  newFile: '工作簿1.xlsx',
  changed: '未保存',
  saved: '无未保存的更改',
  file: '文件',
  edit: '编辑',
  new: '新建',
  open: '打开',
  save: '保存',
  sample: '示例',
  openList: '打开下拉列表',
  undo: '撤销',
  redo: '重做',
  newTip: '新建空白工作簿',
  openTip: '打开 .xlsx 文件，也可以把文件拖到页面上',
  saveTip: '下载为 .xlsx 文件（Ctrl+S）',
  sampleTip: '打开示例工作簿，其中填报数据均为虚构',
  undoTip: '撤销（Ctrl+Z）',
  redoTip: '重做（Ctrl+Y）',
  toolbar: '工具栏',
  pane: '任务窗格',
  reloadPane: '重新载入窗格',
  closePane: '关闭窗格',
  grid: '电子表格',
  dropHere: '松开鼠标，打开文件',
  activity: {
    starting: '正在准备表格……',
    opening: '正在打开……',
    sample: '正在生成示例工作簿……',
    saving: '正在保存……'
  },
  gridLoading: '正在载入表格界面……',
  dismiss: '知道了',
  notice: {
    locked: '单元格已锁定，工作表受保护，不能修改。可以填写的是浅黄色单元格。',
    notAllowed: '{{detail}}',
    notSupported: '工作台不支持这一操作，工作簿没有改变。',
    refused: '操作未完成，工作簿没有改变：{{detail}}',
    notXlsx: '“{{name}}”不是 .xlsx 文件。请选择 Excel 工作簿（.xlsx）。',
    openFailed: '不能打开“{{name}}”：{{detail}}',
    startFailed: '没有成功：{{detail}}',
    saveFailed: '没有保存成功，工作簿仍在页面中，请再试：{{detail}}',
    notKept: '浏览器不允许在本机保存副本，关闭页面前请先保存文件。',
    paneNotReady: '任务窗格还没有准备好。请稍候再试，或重新载入窗格。'
  },
  left: {
    text: '上次关闭前有未保存的工作：{{name}}（{{time}}）。',
    restore: '恢复',
    discard: '不再需要'
  },
  discard: {
    title: '有未保存的更改',
    text: '“{{name}}”的更改还没有保存。继续将丢弃这些更改。',
    save: '先保存',
    go: '丢弃并继续',
    cancel: '取消'
  }
}
