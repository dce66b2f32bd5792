import type { Language } from './language'

const TIME = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2}))?/u

const shapes = new Map<string, Intl.DateTimeFormat>()

function shapeOf(language: Language, part: 'date' | 'time'): Intl.DateTimeFormat {
  const key = `${language} ${part}`
  const known = shapes.get(key)
  if (known) return known
  const shape = new Intl.DateTimeFormat(language, {
    dateStyle: 'medium',
    ...(part === 'time' && { timeStyle: 'short' }),
    timeZone: 'UTC'
  })
  shapes.set(key, shape)
  return shape
}

/** A noted ISO time as a language writes it, as the clock stood where it was noted; any other text stays as it is. */
function shown(time: string, language: Language, part: 'date' | 'time'): string {
  const found = TIME.exec(time)
  if (!found) return time
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0] = found
    .slice(1)
    .map((digits) => Number(digits ?? 0))
  const moment = Date.UTC(year, month - 1, day, hour, minute)
  return shapeOf(language, part === 'time' && found[4] === undefined ? 'date' : part).format(moment)
}

/**
 * A time to the minute, in the local time it was noted in: `2024年1月15日 09:30`, `Jan 15, 2024, 9:30 AM`; nothing for
 * none.
 */
export const shownTime = (time: string, language: Language): string => shown(time, language, 'time')

/** The day of a time, in the local time it was noted in: `2024年1月15日`, `Jan 15, 2024`; nothing for none. */
export const shownDate = (time: string, language: Language): string => shown(time, language, 'date')
