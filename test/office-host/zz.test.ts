import { it } from '@jest/globals'
import { Univer, LocaleType, UniverInstanceType, ICommandService, IUniverInstanceService, ObjectMatrix, numfmt } from '@univerjs/core'
import { UniverDocsPlugin, UniverFormulaEnginePlugin, UniverSheetsPlugin, UniverSheetsFormulaPlugin, ICalculateFormulaService, SetFormulaCalculationStartMutation, SetFormulaCalculationNotificationMutation, IDefinedNamesService, ISuperTableService, FormulaDataModel } from '@univerjs/preset-sheets-node-core'
import fs from 'fs'
const L=(...a:any[])=>fs.writeSync(2,a.map(x=>typeof x==='string'?x:JSON.stringify(x)).join(' ')+'\n')
it('x', async () => {
  const t0 = Date.now()
  const univer = new Univer({ locale: LocaleType.ZH_CN, locales: { zhCN: {} }, logLevel: 0 } as never)
  univer.registerPlugin(UniverFormulaEnginePlugin as never); univer.registerPlugin(UniverSheetsPlugin as never, {onlyRegisterFormulaRelatedMutations:false} as never); 
  const wb = univer.createUnit(UniverInstanceType.UNIVER_SHEET, { id: 'b', sheetOrder: ['s1','s2'], name: 'b', appVersion: '', locale: 'zhCN', styles: {}, sheets: { s1: { id: 's1', name: 'Sheet1', rowCount: 100, columnCount: 30, cellData: {} }, s2: { id:'s2', name:'数据 表', rowCount:100,columnCount:30, cellData:{} } } } as never) as any
  const inj = (univer as any).__getInjector()
  const cs = inj.get(ICommandService)
  const calc = inj.get(ICalculateFormulaService)
  const s1 = wb.getSheetBySheetId('s1'); const m = s1.getCellMatrix()
  L('start', Date.now() - t0, Object.keys(s1.getConfig()))
  const set = (a: any, r: number, c: number, f: string) => a.setValue(r, c, f.startsWith('=') ? { f } : { v: isNaN(+f) ? f : +f, t: isNaN(+f) ? 1 : 2 })
  set(m, 0, 0, '项目'); set(m, 0, 1, '额'); set(m, 0, 2, '比'); for (let i = 1; i <= 5; i++) { set(m, i, 0, 'p' + i); set(m, i, 1, String(i * 10)); set(m, i, 2, '=tbl项[[#This Row],[额]]/SUM(tbl项[额])') }
  set(m, 7, 0, '=SUM(额区)'); set(m, 8, 0, "=HYPERLINK(\"#A1\",\"去\")"); set(m, 9, 0, '=1/0'); set(m, 10, 0, '=NOSUCH(1)'); set(m, 11, 0, '=IFERROR(MATCH("p3",A2:A6,0),"")'); set(m,12,0,"='数据 表'!A1*2"); set(m,13,0,'=SUMPRODUCT((A2:A6="p2")*B2:B6)'); set(m,14,0,'=TEXT(0.256,"0.0%")&"x"');set(m,15,0,'=tbl项[@额]');set(m,16,0,'=COUNTIFS(A2:A6,"p*",B2:B6,">20")');set(m,17,0,'=D1');set(m,18,0,'=B2:B4*2');set(m,22,0,'=SUM(B:B)');set(m,23,0,'=MATCH("p3",INDIRECT("A2:A6"),0)');set(m,24,0,'=ROW()');set(m,25,0,'=SUBTOTAL(109,B2:B6)');set(m,26,0,'=TRUE');set(m,27,0,'=VLOOKUP("p9",A2:B6,2,FALSE)');set(m,28,0,'=""');set(m,29,0,'=TODAY()>0');set(m,30,0,'=tbl项[#Totals]');set(m,31,0,'=COUNTA(tbl项[项目])')
  set(wb.getSheetBySheetId('s2').getCellMatrix(), 0, 0, '21')
  s1.getConfig().rowData={2:{hd:1}}
  inj.get(IDefinedNamesService).registerDefinedName('b', { id: 'n1', name: '额区', formulaOrRefString: 'Sheet1!$B$2:$B$6' })
  inj.get(ISuperTableService).registerTable('b', 'tbl项', { sheetId: 's1', titleMap: new Map([['项目', 0], ['额', 1], ['比', 2]]), range: { startRow: 0, endRow: 5, startColumn: 0, endColumn: 2 } })
  const fdm = inj.get(FormulaDataModel)
  const run = (dirty: any[], force = false) => new Promise<void>(res => { const sub = calc.executionCompleteListener$.subscribe((d: any) => { sub.unsubscribe(); for (const [sid, mx] of Object.entries(d.unitData?.b ?? {})) { (mx as any).forValue((r: number, c: number, v: any) => { const old = wb.getSheetBySheetId(sid).getCellMatrix().getValue(r, c); if (old) { old.v = v.v; old.t = v.t } }) } res() }); calc.execute({ formulaData: fdm.getFormulaData(), arrayFormulaCellData: fdm.getArrayFormulaCellData(), arrayFormulaRange: fdm.getArrayFormulaRange(), forceCalculate: force, dirtyRanges: dirty, dirtyNameMap: {}, dirtyDefinedNameMap: {}, dirtySuperTableMap: {}, dirtyUnitFeatureMap: {}, dirtyUnitOtherFormulaMap: {}, clearDependencyTreeCache: {}, maxIteration: 1, rowData: fdm.getHiddenRowsFiltered() }) })
  let t = Date.now(); await run([], true); L('force', Date.now() - t)
  const dump = () => { const o: any = {}; m.forValue((r: number, c: number, v: any) => { if (v?.f) o[`${r},${c}`] = [v.f, v.v, v.t,v.s] }); return o }
  L(JSON.stringify(dump(), null, 0)); L(JSON.stringify(m.getValue(19,0)), JSON.stringify(inj.get(FormulaDataModel).getArrayFormulaCellData()))
  set(m, 2, 1, '1000'); t = Date.now(); await run([{ unitId: 'b', sheetId: 's1', range: { startRow: 2, endRow: 2, startColumn: 1, endColumn: 1 } }]); L('dirty', Date.now() - t, m.getValue(7, 0), m.getValue(1, 2))
  for (let r = 0; r < 10000; r++) for (let c = 5; c < 25; c++) m.setValue(r, c, c < 7 ? { f: `=H${r + 1}*${c}` } : { v: r * c, t: 2 })
  t = Date.now(); await run([{ unitId: 'b', sheetId: 's1', range: { startRow: 0, endRow: 9999, startColumn: 5, endColumn: 24 } }]); L('20k formulas', Date.now() - t, m.getValue(77, 6))
  t = Date.now(); m.setValue(77, 7, { v: 1, t: 2 }); await run([{ unitId: 'b', sheetId: 's1', range: { startRow: 77, endRow: 77, startColumn: 7, endColumn: 7 } }]); L('one dirty', Date.now() - t, m.getValue(77, 6))
  L(numfmt?.format('#,##0.00;[Red]-0', -1.5), numfmt?.format('yyyy-mm-dd', 45000), numfmt.format('General', 0.1+0.2))
  univer.dispose()
}, 60000)
