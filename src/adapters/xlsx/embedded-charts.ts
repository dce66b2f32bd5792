const BOF = 0x0809
const EOF = 0x000a
/** Either byte of the number of a record that no reader knows; zeros would be the filling behind the last. */
const UNKNOWN = 0x7f
/** The kind of substream that holds a chart (MS-XLS, 2.4.21). */
const CHART = 0x0020

/** Sectors listed in a compound file's header (MS-CFB, 2.2). */
const LISTED = 109
const NO_SECTOR = 0xfffffffa
const DIRECTORY_ENTRY = 128
const STREAMS: readonly string[] = ['Workbook', 'Book']

/**
 * An old workbook (.xls) in which nobody reads the figures that its charts remember: they stand inside a sheet in the same
 * records as the sheet's own cells (MS-XLS, 2.1.7.20.1), and their end would end the sheet.
 */
export function withoutChartCaches(bytes: Uint8Array): Uint8Array {
  const copy = bytes.slice()
  const at = workbookStream(copy)
  const number = (place: number): number => {
    const [low, high] = [at(place), at(place + 1)]
    return low === undefined || high === undefined ? NaN : (copy[low] ?? 0) + (copy[high] ?? 0) * 256
  }
  let depth = 0
  let isChart = false
  for (let place = 0; ;) {
    const [kind, length] = [number(place), number(place + 2)]
    if (Number.isNaN(length) || (depth === 0 && kind !== BOF)) return copy
    if (kind === BOF) depth += 1
    if (depth === 1 && kind === BOF) isChart = number(place + 6) === CHART
    const isFrame = kind === BOF || kind === EOF
    if (depth > 1 || (isChart && !isFrame)) {
      for (const half of [place, place + 1]) copy[at(half) ?? copy.length] = UNKNOWN
    }
    if (kind === EOF) depth -= 1
    place += 4 + length
  }
}

/** Where a byte of the stream of records stands in the file; undefined beyond its end, or where there is none of its own. */
function workbookStream(bytes: Uint8Array): (place: number) => number | undefined {
  const short = (at: number): number => (bytes[at] ?? 0) + (bytes[at + 1] ?? 0) * 256
  const long = (at: number): number => short(at) + short(at + 2) * 65_536
  const size = 2 ** short(30)
  const startOf = (sector: number): number => (sector + 1) * size
  const perSector = size / 4
  const chain = (first: number, next: (sector: number) => number): number[] => {
    const sectors: number[] = []
    for (
      let sector = first;
      sector < NO_SECTOR && sectors.length * size < bytes.length;
      sector = next(sector)
    )
      sectors.push(sector)
    return sectors
  }
  const lists = chain(long(68), (sector) => long(startOf(sector) + size - 4))
  const allocation = [
    ...Array.from({ length: LISTED }, (_, index) => long(76 + 4 * index)),
    ...lists.flatMap((sector) =>
      Array.from({ length: perSector - 1 }, (_, index) => long(startOf(sector) + 4 * index))
    )
  ]
  const next = (sector: number): number => {
    const own = allocation[Math.floor(sector / perSector)] ?? NO_SECTOR
    return own < NO_SECTOR ? long(startOf(own) + 4 * (sector % perSector)) : NO_SECTOR
  }
  const entries = chain(long(48), next).flatMap((sector) =>
    Array.from({ length: size / DIRECTORY_ENTRY }, (_, index) => startOf(sector) + DIRECTORY_ENTRY * index)
  )
  const named = (entry: number): string =>
    String.fromCharCode(
      ...Array.from({ length: Math.max(0, short(entry + 64) / 2 - 1) }, (_, index) =>
        short(entry + 2 * index)
      )
    )
  const entry = STREAMS.map((name) => entries.find((each) => named(each) === name)).find(
    (each) => each !== undefined
  )
  const length = entry === undefined ? 0 : long(entry + 120)
  // A stream below this size stands in another one, and has no room for a chart.
  if (entry === undefined || length < long(56)) return () => undefined
  const sectors = chain(long(entry + 116), next)
  return (place) => {
    const sector = place < length ? sectors[Math.floor(place / size)] : undefined
    return sector === undefined ? undefined : startOf(sector) + (place % size)
  }
}
