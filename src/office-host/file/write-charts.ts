import { renamedSheetInFormula } from '../engine/formula-text'
import type { ChartState } from '../engine/workbook-state'
import { indexAt, isWritableChart } from './fresh-file'
import { movedDrawing } from './moved-references'
import { declaration, withLastChild } from './package'
import { drawingOf, readChart, unitsPerPoint } from './read-charts'
import type { SheetPart } from './sheet-part'
import type { SheetWriting } from './write-sheet'
import {
  attribute,
  attributesOf,
  childOf,
  childrenOf,
  elementsNamed,
  escaped,
  innerXml,
  outerXml,
  rootOf,
  spliced,
  tag,
  unescaped,
  withAttributes
} from './xml'

const drawingType = 'application/vnd.openxmlformats-officedocument.drawing+xml'
const chartType = 'application/vnd.openxmlformats-officedocument.drawingml.chart+xml'
const emptyDrawing = `${declaration}<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"></xdr:wsDr>`

const looks = ({ type, series, properties }: ChartState): string => JSON.stringify([type, series, properties])
const placed = ({ left, top, width, height }: ChartState): string =>
  JSON.stringify([left, top, width, height])

/** Writes the charts of a sheet into its drawing, whose other shapes stay as they are. */
export function writeCharts(part: SheetPart, writing: SheetWriting): void {
  const { sheet, opened, base, edits, out, fresh, part: path } = writing
  const { charts } = sheet.state
  const drawing = drawingOf(out, path)
  if (drawing && opened) {
    const own = { id: opened.id, name: opened.name }
    const moved = movedDrawing(drawing.xml, edits, own)
    if (moved !== drawing.xml) out.set(drawing.part, moved)
  }
  const freshSheet = fresh.sheets.get(sheet.id)!.part
  const freshDrawing = drawingOf(fresh.package, freshSheet)
  const freshCharts = charts.filter(isWritableChart)
  const freshTargets = new Map(
    (freshDrawing ? fresh.package.relations(freshDrawing.part) : []).map(({ id, target }) => [id, target])
  )
  const written = new Map(
    (freshDrawing?.anchors ?? []).map((anchor, index) => {
      const xml = outerXml(freshDrawing!.xml, anchor)
      const id = attribute(elementsNamed(xml, 'chart')[0]?.attributes ?? '', 'id') ?? ''
      return [
        freshCharts[index]?.id ?? '',
        { anchor: xml, chart: withPaleGridlines(fresh.package.text(freshTargets.get(id) ?? '')) }
      ]
    })
  )
  for (const gone of opened?.state.charts ?? [])
    if (!charts.some(({ origin }) => origin === gone.origin)) removeChart(writing, gone.origin!)
  for (const chart of charts) {
    const before = base.charts.find(({ origin }) => origin !== undefined && origin === chart.origin)
    const fresher = written.get(chart.id)
    if (!before) {
      const copied = copiedChart(writing, chart)
      if (copied !== undefined) addChart(part, writing, chart, { anchor: chartAnchor, chart: copied })
      else if (fresher) addChart(part, writing, chart, fresher)
      continue
    }
    if (looks(before) !== looks(chart) && fresher) out.set(chart.origin!, fresher.chart)
    if (placed(before) !== placed(chart) || before.name !== chart.name)
      changeAnchor(writing, chart, placed(before) !== placed(chart))
  }
}

/** Gridlines in the colour that Excel gives those of a new chart; without one other programs draw them black. */
const withPaleGridlines = (xml: string): string =>
  xml.replace(
    /<c:majorGridlines(?:\/>|><\/c:majorGridlines>)/g,
    '<c:majorGridlines><c:spPr><a:ln w="9525"><a:solidFill><a:srgbClr val="D9D9D9"/></a:solidFill></a:ln></c:spPr></c:majorGridlines>'
  )

const chartAnchor =
  '<xdr:twoCellAnchor><xdr:from><xdr:col>0</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>0</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from><xdr:to><xdr:col>0</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>0</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:to><xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="2" name=""/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr><xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" r:id="rId1"/></a:graphicData></a:graphic></xdr:graphicFrame><xdr:clientData/></xdr:twoCellAnchor>'

/** The part of a chart that came with a copied sheet, about the copy's cells; undefined when the chart was changed since. */
function copiedChart({ sheet, file, out }: SheetWriting, chart: ChartState): string | undefined {
  const source = file.sheets.find(({ id }) => id === sheet.state.copyOf)
  const original = source?.state.charts.find(({ origin }) => origin !== undefined && origin === chart.origin)
  const xml = original?.origin === undefined ? '' : out.text(original.origin)
  // What a part links to (a picture, an embedded workbook) cannot be shared with another.
  if (!source || xml === '' || /\sr:(?:id|embed|link|pict)=/.test(xml)) return undefined
  const before = sheet.book.sheetById(source.id)?.name ?? source.name
  const copied = spliced(
    xml,
    elementsNamed(xml, 'f').map((element) => ({
      start: element.contentStart,
      end: element.contentEnd,
      text: escaped(renamedSheetInFormula(unescaped(innerXml(xml, element)), before, sheet.name))
    }))
  )
  const read = readChart(copied)
  return read && looks({ ...chart, ...read }) === looks(chart) ? copied : undefined
}

/** The anchor of a chart in a drawing. */
function anchorOf({ out, part }: SheetWriting, chartPart: string) {
  const drawing = drawingOf(out, part)
  const relation = drawing && out.relations(drawing.part).find(({ target }) => target === chartPart)
  const anchor = drawing?.anchors.find((one) =>
    elementsNamed(outerXml(drawing.xml, one), 'chart').some(
      ({ attributes }) => attribute(attributes, 'id') === relation?.id
    )
  )
  return drawing && relation && anchor ? { drawing, relation, anchor } : undefined
}

function removeChart(writing: SheetWriting, chartPart: string): void {
  const found = anchorOf(writing, chartPart)
  if (!found) return
  const { drawing, relation, anchor } = found
  writing.out.set(drawing.part, spliced(drawing.xml, [{ ...anchor, text: '' }]))
  writing.out.unrelate(drawing.part, relation.id)
}

function addChart(
  part: SheetPart,
  { out, part: path, sheet }: SheetWriting,
  state: ChartState,
  { anchor, chart }: { anchor: string; chart: string }
): void {
  let drawing = out.related(path, 'drawing')
  if (!drawing) {
    drawing = out.freePath('xl/drawings/drawing#.xml')
    out.set(drawing, emptyDrawing)
    out.setContentType(drawing, drawingType)
    const id = out.relate(path, 'drawing', drawing)
    part.replace('drawing', [tag('drawing', attributesOf({ 'r:id': id }))])
  }
  const target = out.freePath('xl/charts/chart#.xml')
  out.set(target, chart)
  out.setContentType(target, chartType)
  const id = out.relate(drawing, 'chart', target)
  const xml = out.text(drawing)
  const used = elementsNamed(xml, 'cNvPr').map(({ attributes }) => Number(attribute(attributes, 'id') ?? 0))
  const number = String(Math.max(1, ...used) + 1)
  out.set(drawing, withLastChild(xml, anchored(anchor, state, sheet, { id, number })))
}

function changeAnchor(writing: SheetWriting, state: ChartState, moved: boolean): void {
  const found = anchorOf(writing, state.origin!)
  if (!found) return
  const { drawing, anchor } = found
  const xml = outerXml(drawing.xml, anchor)
  const text = moved ? anchored(xml, state, writing.sheet, {}) : named(xml, state.name, {})
  writing.out.set(drawing.part, spliced(drawing.xml, [{ ...anchor, text }]))
}

const named = (xml: string, name: string, changes: Record<string, string>): string => {
  const [label] = elementsNamed(xml, 'cNvPr')
  if (!label) return xml
  const attributes = withAttributes(label.attributes, { ...changes, name })
  const start = label.start + 1 + label.qualifiedName.length
  return spliced(xml, [{ start, end: start + label.attributes.length, text: attributes }])
}

/** An anchor at a chart's place, to the pixel. */
function anchored(
  xml: string,
  state: ChartState,
  sheet: SheetWriting['sheet'],
  { id, number }: { id?: string; number?: string }
): string {
  const point = (left: number, top: number): Record<string, string> => {
    const column = indexAt(left, (at) => sheet.columnWidth(at))
    const row = indexAt(top, (at) => sheet.rowHeight(at))
    const units = (points: number): string => String(Math.round(points * unitsPerPoint))
    return {
      col: String(column.index),
      colOff: units(column.rest),
      row: String(row.index),
      rowOff: units(row.rest)
    }
  }
  const points: Record<string, Record<string, string>> = {
    from: point(state.left, state.top),
    to: point(state.left + state.width, state.top + state.height)
  }
  const root = rootOf(xml)
  const splices = Object.entries(points).flatMap(([name, values]) => {
    const element = childOf(xml, root, name)
    return (element ? childrenOf(xml, element) : []).flatMap((child) =>
      values[child.name] === undefined
        ? []
        : [{ start: child.contentStart, end: child.contentEnd, text: values[child.name]! }]
    )
  })
  let text = named(spliced(xml, splices), state.name, number === undefined ? {} : { id: number })
  const chart = id === undefined ? undefined : elementsNamed(text, 'chart')[0]
  if (chart) {
    const start = chart.start + 1 + chart.qualifiedName.length
    const attributes = withAttributes(chart.attributes, { 'r:id': id })
    text = spliced(text, [{ start, end: start + chart.attributes.length, text: attributes }])
  }
  return text
}
