import { afterAll, beforeEach, describe, expect, it } from '@jest/globals'
import type { ExcelSession } from './excel-session'
import { excelSession, failureCode } from './excel-session'

let session: ExcelSession
const sessions: ExcelSession[] = []
const run = <T>(work: (context: Excel.RequestContext, sheet: Excel.Worksheet) => Promise<T>): Promise<T> =>
  session.Excel.run((context) => work(context, context.workbook.worksheets.getActiveWorksheet()))
const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 20))
const valuesOf = (address: string): Promise<unknown[][]> =>
  run(async (context, sheet) => {
    const range = sheet.getRange(address).load('values')
    await context.sync()
    return range.values as unknown[][]
  })

beforeEach(async () => {
  session = await excelSession({ userName: '张三', now: () => '2026-01-01T00:00:00Z' })
  sessions.push(session)
})

afterAll(() => {
  for (const { host } of sessions) host.dispose()
})

describe('a validation by formula', () => {
  it('judges what is typed as if it stood in the cell', async () => {
    await run(async (context, sheet) => {
      sheet.getRange('A1:A3').dataValidation.rule = { custom: { formula: '=OR(ISNUMBER(A1),A1="-")' } }
      await context.sync()
    })
    await session.host.typeIntoCell('Sheet1', 'A2', '150')
    expect(await failureCode(session.host.typeIntoCell('Sheet1', 'A2', 'abc'))).toBe('InvalidOperation')
    expect(await valuesOf('A1:A3')).toEqual([[''], [150], ['']])
  })
})

describe('events', () => {
  it('tell of typing with the values before and after', async () => {
    const seen: Excel.WorksheetChangedEventArgs[] = []
    await run(async (context, sheet) => {
      sheet.onChanged.add((event) => {
        seen.push(event)
        return Promise.resolve()
      })
      await context.sync()
    })
    await session.host.typeIntoCell('Sheet1', 'B2', '7')
    await settled()
    expect(seen).toHaveLength(1)
    expect(seen[0]).toMatchObject({ address: 'B2', changeType: 'RangeEdited', source: 'Local' })
    expect(seen[0]!.details).toMatchObject({ valueBefore: '', valueAfter: 7, valueTypeAfter: 'Double' })
    const range = await session.Excel.run(async (context) => {
      const changed = seen[0]!.getRange(context).load('address,values')
      await context.sync()
      return [changed.address, changed.values]
    })
    expect(range).toEqual(['Sheet1!B2', [[7]]])
  })

  it('reach the collection, say Remote for others and stop when switched off or removed', async () => {
    const sources: string[] = []
    const handler = await run(async (context) => {
      const added = context.workbook.worksheets.onChanged.add((event) => {
        sources.push(event.source)
        return Promise.resolve()
      })
      await context.sync()
      return added
    })
    await session.host.asOtherUser((host) => host.typeIntoCell('Sheet1', 'A1', 'x'))
    await settled()
    expect(sources).toEqual(['Remote'])
    await run(async (context, sheet) => {
      context.runtime.enableEvents = false
      sheet.getRange('A1').values = [[1]]
      context.runtime.enableEvents = true
      await context.sync()
    })
    await settled()
    expect(sources).toEqual(['Remote'])
    await session.Excel.run(handler.context, async (context) => {
      handler.remove()
      await context.sync()
    })
    await session.host.typeIntoCell('Sheet1', 'A1', 'y')
    await settled()
    expect(sources).toEqual(['Remote'])
  })

  it('tell of sheets added, activated and deleted, and of the selection', async () => {
    const seen: string[] = []
    const note = (name: string) => () => {
      seen.push(name)
      return Promise.resolve()
    }
    await run(async (context) => {
      const { worksheets } = context.workbook
      worksheets.onAdded.add(note('added'))
      worksheets.onActivated.add(note('activated'))
      worksheets.onDeleted.add(note('deleted'))
      worksheets.onSelectionChanged.add(note('selected'))
      await context.sync()
      const sheet = worksheets.add('新')
      sheet.activate()
      sheet.getRange('C3').select()
      await context.sync()
      const selected = context.workbook.getSelectedRange().load('address')
      await context.sync()
      expect(selected.address).toBe('新!C3')
      sheet.delete()
      await context.sync()
    })
    await settled()
    expect(seen).toEqual(['added', 'activated', 'selected', 'deleted'])
  })
})

describe('undo', () => {
  it('takes back a whole request and repeats it', async () => {
    await run(async (context, sheet) => {
      sheet.getRange('A1:A2').values = [[1], [2]]
      sheet.getRange('A3').formulas = [['=A1+A2']]
      sheet.getRange('A:A').format.columnWidth = 100
      await context.sync()
    })
    expect(await session.host.undo()).toBe(true)
    expect(await valuesOf('A1:A3')).toEqual([[''], [''], ['']])
    expect(await session.host.redo()).toBe(true)
    expect(await valuesOf('A3')).toEqual([[3]])
  })

  it('restores tables and rows after an insertion', async () => {
    await run(async (context, sheet) => {
      sheet.getRange('A1:A3').values = [['h'], [1], ['=A2+1']]
      await context.sync()
      sheet.tables.add('A1:A3', true)
      sheet.getRange('2:2').insert('Down')
      await context.sync()
    })
    await session.host.undo()
    const state = await run(async (context, sheet) => {
      const tables = sheet.tables.load('count')
      const cell = sheet.getRange('A3').load('formulas,values')
      await context.sync()
      return [tables.count, cell.formulas[0]![0], cell.values[0]![0]] as unknown[]
    })
    expect(state).toEqual([0, '=A2+1', 2])
  })

  it.each<[string, (sheet: Excel.Worksheet, context: Excel.RequestContext) => void, () => unknown]>([
    [
      'a style and the cells that have it',
      (sheet, { workbook }) => {
        workbook.styles.add('强调')
        workbook.styles.getItem('强调').font.bold = true
        sheet.getRange('A1').style = '强调'
      },
      () => [
        session.host.book.state.styles.map(({ name }) => name).filter((name) => name === '强调'),
        session.host.book.sheets[0]!.format(0, 0).bold
      ]
    ],
    [
      'a page break',
      (sheet) => {
        sheet.horizontalPageBreaks.add('A21')
      },
      () => session.host.book.sheets[0]!.state.pageBreaks
    ],
    [
      'an outline',
      (sheet) => {
        sheet.getRange('2:4').group('ByRows')
        sheet.showOutlineLevels(1, 0)
      },
      () => [session.host.book.sheets[0]!.state.outline, session.host.book.sheets[0]!.state.hiddenRows]
    ],
    [
      'a reply to a comment',
      (sheet) => {
        sheet.comments.getItemAt(0).replies.add('答')
      },
      () => session.host.book.sheets[0]!.state.comments.map(({ replies }) => replies.length)
    ]
  ])('takes back and repeats %s', async (_what, change, state) => {
    await run(async (context, sheet) => {
      sheet.comments.add('C3', '问')
      await context.sync()
    })
    const before = structuredClone(state())
    await run(async (context, sheet) => {
      change(sheet, context)
      await context.sync()
    })
    const after = structuredClone(state())
    expect(after).not.toEqual(before)
    expect(await session.host.undo()).toBe(true)
    expect(state()).toEqual(before)
    expect(await session.host.redo()).toBe(true)
    expect(state()).toEqual(after)
  })

  it('is lost on protecting', async () => {
    await run(async (context, sheet) => {
      sheet.getRange('A1').values = [[1]]
      await context.sync()
      sheet.protection.protect()
      await context.sync()
    })
    expect(await session.host.undo()).toBe(false)
  })
})

describe('limits and modes', () => {
  it('refuse requests and responses over 5 MB', async () => {
    const big = 'x'.repeat(30_000)
    const rows = Array.from({ length: 180 }, () => [big])
    expect(
      await failureCode(
        run(async (context, sheet) => {
          sheet.getRange('A1:A180').values = rows
          await context.sync()
        })
      )
    ).toBe('RequestPayloadSizeLimitExceeded')
    await session.host.pasteValues('Sheet1', 'A1', rows)
    expect(await failureCode(valuesOf('A1:A180'))).toBe('ResponsePayloadSizeLimitExceeded')
  })

  it('refuse everything while a cell is being edited', async () => {
    session.host.enterEditMode()
    expect(await failureCode(valuesOf('A1'))).toBe('InvalidOperationInCellEditMode')
    session.host.leaveEditMode()
    expect(await valuesOf('A1')).toEqual([['']])
  })

  it('count what crosses the bridge', async () => {
    session.host.resetTraffic()
    await valuesOf('A1')
    expect(session.host.traffic.requests).toBeGreaterThan(0)
    expect(session.host.traffic.bytesSent).toBeGreaterThan(100)
  })

  it('keep what was done before an error in the same request', async () => {
    await failureCode(
      run(async (context, sheet) => {
        sheet.getRange('A1').values = [['kept']]
        sheet.getRange('?').values = [[1]]
        await context.sync()
      })
    )
    expect(await valuesOf('A1')).toEqual([['kept']])
  })
})

describe('a person typing', () => {
  it('is refused at locked cells of a protected sheet', async () => {
    await run(async (context, sheet) => {
      sheet.protection.protect()
      await context.sync()
    })
    expect(await failureCode(session.host.typeIntoCell('Sheet1', 'A1', '1'))).toBe('AccessDenied')
  })

  it('extends a table and fills its calculated columns', async () => {
    await session.host.pasteValues('Sheet1', 'A1', [
      ['n', 'twice'],
      [1, '=A2*2'],
      [2, '=A3*2']
    ])
    await session.host.addTable('Sheet1', 'A1:B3')
    await session.host.typeIntoCell('Sheet1', 'A4', '5')
    expect(await valuesOf('A4:B4')).toEqual([[5, 10]])
    await session.host.insertRows('Sheet1', 3, 1)
    expect(await valuesOf('B3')).toEqual([[0]])
  })
})

describe('a ribbon command', () => {
  it('runs the associated action and waits for its completion', async () => {
    let ran = ''
    session.Office.actions.associate('审核', (event: Office.AddinCommands.Event) => {
      ran = 'yes'
      event.completed()
    })
    await session.page.runCommand('审核')
    expect(ran).toBe('yes')
  })
})
