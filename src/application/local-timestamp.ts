/** A moment as ISO 8601 local time with its offset, to the second. */
export function localTimestamp(moment: Date): string {
  const offset = -moment.getTimezoneOffset()
  const two = (count: number): string => String(Math.trunc(Math.abs(count))).padStart(2, '0')
  const local = new Date(moment.getTime() + offset * 60_000).toISOString().slice(0, 19)
  return `${local}${offset < 0 ? '-' : '+'}${two(offset / 60)}:${two(offset % 60)}`
}
