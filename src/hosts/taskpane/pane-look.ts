import type { PaneLook } from '../../ui/pane-state'

/** Below this a dark theme of Office is its black one; dark grey is well above. */
const BLACK_UNTIL = 0x33

const DARK = '(prefers-color-scheme: dark)'

/** How bright a colour such as `#262626` is, 0–255; absent for anything else. */
function brightness(color: string): number | undefined {
  const parts = /^#?([\da-f]{2})([\da-f]{2})([\da-f]{2})$/iu.exec(color.trim())
  if (!parts) return undefined
  const [red = 0, green = 0, blue = 0] = parts.slice(1).map((part) => Number.parseInt(part, 16))
  return 0.299 * red + 0.587 * green + 0.114 * blue
}

/** The pane's look under an Office theme: by its ground, for not every Office says whether its theme is dark. */
export function lookOfTheme(ground: string): PaneLook | undefined {
  const bright = brightness(ground)
  if (bright === undefined) return undefined
  if (bright >= 0x80) return 'light'
  return bright < BLACK_UNTIL ? 'black' : 'dark'
}

function presentLook(): PaneLook {
  const theme = typeof Office === 'undefined' ? undefined : (Office.context?.officeTheme as unknown)
  const ground = (theme as Partial<Office.OfficeTheme> | undefined)?.bodyBackgroundColor
  return lookOfTheme(ground ?? '') ?? (window.matchMedia(DARK).matches ? 'dark' : 'light')
}

/**
 * Tells the look of Office, or of the system where Office names no theme, now and whenever it may have changed. Excel
 * raises no event for it, so it is looked at again each time the person comes back to the pane.
 */
export function followLook(onLook: (look: PaneLook) => void): void {
  const tell = (): void => onLook(presentLook())
  tell()
  window.matchMedia(DARK).addEventListener('change', tell)
  window.addEventListener('focus', tell)
}
