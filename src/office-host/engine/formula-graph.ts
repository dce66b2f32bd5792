import type { Area } from './area'
import { contains, intersection, rowCount } from './area'
import { cellsRead, dependsOnHiddenRows } from './formula-text'
import type { TableShape } from './formula-text'

/** A formula as the engine computes it, at its place; what it reads is looked up when first asked. */
export interface FormulaNode {
  sheetId: string
  row: number
  column: number
  formula: string
  reads: ReadArea[]
  /** It may read anything: INDIRECT, OFFSET, NOW and the like. */
  unbounded: boolean
}

interface ReadArea {
  sheetId: string
  area: Area
  readers: Set<FormulaNode>
}

/** The areas of one sheet that formulas read, found by the rows they cover. */
interface SheetReads {
  byText: Map<string, ReadArea>
  byRows: Map<number, Set<ReadArea>>
  tall: Set<ReadArea>
}

const rowsPerBucket = 64
const tallestInBuckets = rowsPerBucket * 32
const columns = 16_384
const bucketOf = (row: number): number => Math.floor(row / rowsPerBucket)

/** What the graph must know of the workbook to read references. */
export interface GraphContext {
  sheetIdOf(name: string): string | undefined
  tables(): TableShape[]
}

/** Which formulas read which cells, so that a change costs what depends on it and not what the workbook holds. */
export class FormulaGraph {
  private readonly nodes = new Map<string, Map<number, FormulaNode>>()
  private readonly reads = new Map<string, SheetReads>()
  private readonly unindexed = new Set<FormulaNode>()
  private readonly unbounded = new Set<FormulaNode>()
  private readonly waitingForSheet = new Map<string, Set<FormulaNode>>()

  constructor(private readonly context: GraphContext) {}

  /** The formula at a place. */
  at(sheetId: string, row: number, column: number): FormulaNode | undefined {
    return this.nodes.get(sheetId)?.get(row * columns + column)
  }

  /** Puts a formula at a place; undefined removes the one there. */
  set(sheetId: string, row: number, column: number, formula: string): FormulaNode
  set(sheetId: string, row: number, column: number, formula: undefined): undefined
  set(sheetId: string, row: number, column: number, formula: string | undefined): FormulaNode | undefined {
    let sheet = this.nodes.get(sheetId)
    const key = row * columns + column
    const before = sheet?.get(key)
    if (before) this.forget(before)
    if (formula === undefined) {
      sheet?.delete(key)
      return undefined
    }
    if (!sheet) {
      sheet = new Map()
      this.nodes.set(sheetId, sheet)
    }
    const node: FormulaNode = { sheetId, row, column, formula, reads: [], unbounded: false }
    sheet.set(key, node)
    this.unindexed.add(node)
    return node
  }

  /** Forgets the formulas of a sheet that is gone; answers with the formulas elsewhere that read it. */
  removeSheet(sheetId: string): FormulaNode[] {
    const orphans: FormulaNode[] = []
    for (const node of this.nodes.get(sheetId)?.values() ?? []) this.forget(node)
    this.nodes.delete(sheetId)
    for (const { readers } of this.reads.get(sheetId)?.byText.values() ?? []) {
      for (const node of readers) {
        this.unindexed.add(node)
        orphans.push(node)
      }
    }
    this.reads.delete(sheetId)
    return orphans
  }

  private forget(node: FormulaNode): void {
    this.unindexed.delete(node)
    this.unbounded.delete(node)
    for (const waiting of this.waitingForSheet.values()) waiting.delete(node)
    for (const read of node.reads) read.readers.delete(node)
    node.reads = []
  }

  /** Every formula of the workbook. */
  *all(): Generator<FormulaNode> {
    for (const sheet of this.nodes.values()) yield* sheet.values()
  }

  /** The formulas a sheet of this name was missing for. */
  waitingFor(sheetName: string): FormulaNode[] {
    this.index()
    return [...(this.waitingForSheet.get(sheetName.toLowerCase()) ?? [])]
  }

  /** The formulas whose result follows hidden and filtered rows. */
  readingHiddenRows(): FormulaNode[] {
    return [...this.all()].filter(({ formula }) => dependsOnHiddenRows(formula))
  }

  /** The formulas inside an area. */
  *within(sheetId: string, area: Area): Generator<FormulaNode> {
    const sheet = this.nodes.get(sheetId)
    if (!sheet || sheet.size === 0) return
    const cells = rowCount(area) * (area.right - area.left + 1)
    if (cells <= sheet.size) {
      for (let row = area.top; row <= area.bottom; row++) {
        for (let column = area.left; column <= area.right; column++) {
          const node = sheet.get(row * columns + column)
          if (node) yield node
        }
      }
      return
    }
    for (const node of sheet.values()) {
      if (contains(area, placeOf(node))) yield node
    }
  }

  /** The formulas standing in or reading the changed areas, directly or through others; those that may read anything always. */
  affected(changes: { sheetId: string; area: Area }[], seeds: Iterable<FormulaNode>): Set<FormulaNode> {
    this.index()
    const found = new Set<FormulaNode>()
    const seen = new Set<ReadArea>()
    let fresh: FormulaNode[] = []
    const take = (node: FormulaNode): void => {
      if (found.has(node)) return
      found.add(node)
      fresh.push(node)
    }
    for (const node of seeds) take(node)
    for (const node of this.unbounded) take(node)
    for (const { sheetId, area } of changes) {
      for (const node of this.within(sheetId, area)) take(node)
      this.readersOf(sheetId, area, seen, take)
    }
    while (fresh.length > 0) {
      const now = fresh
      fresh = []
      for (const run of runsOf(now)) this.readersOf(run.sheetId, run.area, seen, take)
    }
    return found
  }

  private readersOf(
    sheetId: string,
    area: Area,
    seen: Set<ReadArea>,
    take: (node: FormulaNode) => void
  ): void {
    const reads = this.reads.get(sheetId)
    if (!reads) return
    const offer = (read: ReadArea): void => {
      if (seen.has(read) || !intersection(read.area, area)) return
      seen.add(read)
      for (const node of read.readers) take(node)
    }
    for (const read of reads.tall) offer(read)
    const [first, last] = [bucketOf(area.top), bucketOf(area.bottom)]
    if (last - first >= reads.byRows.size) {
      for (const [bucket, group] of reads.byRows)
        if (bucket >= first && bucket <= last) for (const read of group) offer(read)
      return
    }
    for (let bucket = first; bucket <= last; bucket++) {
      for (const read of reads.byRows.get(bucket) ?? []) offer(read)
    }
  }

  private index(): void {
    if (this.unindexed.size === 0) return
    const tables = this.context.tables()
    for (const node of this.unindexed) this.indexOne(node, tables)
    this.unindexed.clear()
  }

  private indexOne(node: FormulaNode, tables: TableShape[]): void {
    for (const read of node.reads) read.readers.delete(node)
    node.reads = []
    const read = cellsRead(node.formula, tables)
    if (read === 'anything') {
      this.unbounded.add(node)
      return
    }
    for (const { sheet, area } of read) {
      const sheetId = sheet === undefined ? node.sheetId : this.context.sheetIdOf(sheet)
      if (sheetId === undefined) {
        const key = sheet!.toLowerCase()
        const waiting = this.waitingForSheet.get(key) ?? new Set()
        waiting.add(node)
        this.waitingForSheet.set(key, waiting)
        continue
      }
      const entry = this.entry(sheetId, area)
      entry.readers.add(node)
      node.reads.push(entry)
    }
  }

  private entry(sheetId: string, area: Area): ReadArea {
    let reads = this.reads.get(sheetId)
    if (!reads) {
      reads = { byText: new Map(), byRows: new Map(), tall: new Set() }
      this.reads.set(sheetId, reads)
    }
    const text = `${area.top},${area.left},${area.bottom},${area.right}`
    const known = reads.byText.get(text)
    if (known) return known
    const entry: ReadArea = {
      sheetId,
      area: { top: area.top, left: area.left, bottom: area.bottom, right: area.right },
      readers: new Set()
    }
    reads.byText.set(text, entry)
    if (rowCount(area) > tallestInBuckets) reads.tall.add(entry)
    else {
      for (let bucket = bucketOf(area.top); bucket <= bucketOf(area.bottom); bucket++) {
        const group = reads.byRows.get(bucket) ?? new Set()
        group.add(entry)
        reads.byRows.set(bucket, group)
      }
    }
    return entry
  }
}

const placeOf = ({ row, column }: FormulaNode): Area => ({
  top: row,
  bottom: row,
  left: column,
  right: column
})

/** The places of formulas, joined where they stand below each other. */
function runsOf(nodes: FormulaNode[]): { sheetId: string; area: Area }[] {
  const sorted = [...nodes].sort(
    (a, b) =>
      (a.sheetId < b.sheetId ? -1 : a.sheetId > b.sheetId ? 1 : 0) || a.column - b.column || a.row - b.row
  )
  const runs: { sheetId: string; area: Area }[] = []
  for (const node of sorted) {
    const last = runs[runs.length - 1]
    if (last?.sheetId === node.sheetId && last.area.left === node.column && last.area.bottom === node.row - 1)
      last.area.bottom = node.row
    else runs.push({ sheetId: node.sheetId, area: placeOf(node) })
  }
  return runs
}
