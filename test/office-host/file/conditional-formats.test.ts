import { describe, expect, it } from '@jest/globals'
import { excelSession } from '../excel-session'
import { read } from './workbook-files'

type Build = (format: Excel.ConditionalFormat) => void
type Kind = Parameters<Excel.ConditionalFormatCollection['add']>[0]

const cases: [string, Kind, Build][] = [
  [
    'a value between two',
    'CellValue',
    ({ cellValue }) => {
      cellValue.rule = { operator: 'Between', formula1: '=1', formula2: '=$B$1' }
    }
  ],
  [
    'a value above one',
    'CellValue',
    ({ cellValue }) => {
      cellValue.rule = { operator: 'GreaterThan', formula1: '=5' }
    }
  ],
  ...(['Contains', 'NotContains', 'BeginsWith', 'EndsWith'] as const).map(
    (operator): [string, Kind, Build] => [
      `text that ${operator}`,
      'ContainsText',
      ({ textComparison }) => {
        textComparison.rule = { operator, text: '"甲' }
      }
    ]
  ),
  ...(['TopItems', 'TopPercent', 'BottomItems', 'BottomPercent'] as const).map(
    (type): [string, Kind, Build] => [
      type,
      'TopBottom',
      ({ topBottom }) => {
        topBottom.rule = { type, rank: 3 }
      }
    ]
  ),
  ...(
    [
      'Blanks',
      'NonErrors',
      'DuplicateValues',
      'LastSevenDays',
      'NextMonth',
      'OneStdDevBelowAverage',
      'EqualOrAboveAverage'
    ] as const
  ).map((criterion): [string, Kind, Build] => [
    criterion,
    'PresetCriteria',
    ({ preset }) => {
      preset.rule = { criterion }
    }
  ]),
  [
    'a formula',
    'Custom',
    ({ custom }) => {
      custom.rule.formula = '=$A1>3'
    }
  ],
  [
    'three colours',
    'ColorScale',
    ({ colorScale }) => {
      colorScale.criteria = {
        minimum: { type: 'LowestValue', color: '#FF0000' },
        midpoint: { type: 'Percentile', formula: '50', color: '#FFFF00' },
        maximum: { type: 'HighestValue', color: '#00FF00' }
      }
    }
  ],
  [
    'two colours between numbers',
    'ColorScale',
    ({ colorScale }) => {
      colorScale.criteria = {
        minimum: { type: 'Number', formula: '1', color: '#FF0000' },
        maximum: { type: 'Formula', formula: '=$B$1', color: '#00FF00' }
      }
    }
  ],
  [
    'bars',
    'DataBar',
    ({ dataBar }) => {
      dataBar.positiveFormat.fillColor = '#112233'
      dataBar.showDataBarOnly = true
      dataBar.lowerBoundRule = { type: 'Number', formula: '0' }
      dataBar.upperBoundRule = { type: 'HighestValue' }
    }
  ],
  [
    'icons',
    'IconSet',
    ({ iconSet }) => {
      iconSet.style = 'FourArrows'
      iconSet.reverseIconOrder = true
      iconSet.criteria = [
        { type: 'Invalid', operator: 'Invalid', formula: '' },
        { type: 'Number', operator: 'GreaterThan', formula: '=10' },
        { type: 'Percent', operator: 'GreaterThanOrEqual', formula: '=50' },
        { type: 'Percentile', operator: 'GreaterThanOrEqual', formula: '=75' }
      ]
    }
  ]
]

async function meaning(context: Excel.RequestContext): Promise<unknown> {
  const { conditionalFormats } = context.workbook.worksheets.getFirst().getRange('A1:A9')
  conditionalFormats.load('items/type,items/stopIfTrue')
  await context.sync()
  const [format] = conditionalFormats.items
  const parts = {
    CellValue: ['cellValue', 'rule'],
    ContainsText: ['textComparison', 'rule'],
    TopBottom: ['topBottom', 'rule'],
    PresetCriteria: ['preset', 'rule'],
    ColorScale: ['colorScale', 'criteria,threeColorScale'],
    DataBar: ['dataBar', 'showDataBarOnly,lowerBoundRule,upperBoundRule,positiveFormat/fillColor'],
    IconSet: ['iconSet', 'style,reverseIconOrder,showIconOnly,criteria'],
    Custom: ['custom', 'rule/formula']
  }
  const [name, members] = parts[format!.type]
  const part = format![name as 'cellValue']
  part.load(members)
  await context.sync()
  return { type: format!.type, stopIfTrue: format!.stopIfTrue, ...part.toJSON() }
}

/** Percentages and numbers may be given with the sign of a formula or without; a limit without formula may say so or not. */
const plain = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify(value, (key, one: unknown) =>
      key === 'formula' && typeof one === 'string'
        ? one.replace(/^=/, '') === ''
          ? undefined
          : one.replace(/^=/, '')
        : one
    )
  )

describe('a conditional format added through Office.js', () => {
  it.each(cases)('is the same after saving and opening: %s', async (_what, kind, build) => {
    const session = await excelSession()
    const before = await session.Excel.run(async (context) => {
      const format = context.workbook.worksheets.getFirst().getRange('A1:A9').conditionalFormats.add(kind)
      build(format)
      format.stopIfTrue = true
      await context.sync()
      return meaning(context)
    })
    const file = await session.host.save()
    expect(session.host.omissions()).toEqual([])
    session.host.dispose()
    expect(plain(await read(file, meaning))).toEqual(plain(before))
  })

  it('has the colours Excel gives it when nothing else was said', async () => {
    const session = await excelSession()
    await session.Excel.run(async (context) => {
      context.workbook.worksheets.getFirst().getRange('A1:A9').conditionalFormats.add('ColorScale')
      await context.sync()
    })
    const file = await session.host.save()
    session.host.dispose()
    expect(await read(file, meaning)).toMatchObject({
      criteria: { minimum: { color: '#F8696B' }, maximum: { color: '#63BE7B' } }
    })
  })

  it('is named as missing from the file while it has no rule', async () => {
    const session = await excelSession()
    await session.Excel.run(async (context) => {
      const { conditionalFormats } = context.workbook.worksheets.getFirst().getRange('A1:A9')
      conditionalFormats.add('CellValue')
      conditionalFormats.add('IconSet').iconSet.style = 'ThreeStars'
      await context.sync()
    })
    expect(session.host.omissions().map(({ kind, name }) => [kind, name])).toEqual([
      ['conditional-format-detail', 'IconSet: ThreeStars'],
      ['conditional-format', 'CellValue']
    ])
    session.host.dispose()
  })
})
