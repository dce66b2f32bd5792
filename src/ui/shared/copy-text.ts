/**
 * Puts a text on the clipboard, also where a pane in a frame may not use the clipboard by itself; whether it succeeded. Throws
 * what a text that is still being made throws.
 */
export async function copyText(text: string | Promise<string>): Promise<boolean> {
  try {
    await (typeof text === 'string' ? navigator.clipboard.writeText(text) : writeOnceMade(text))
    return true
  } catch {
    return copyBySelection(await text)
  }
}

/** Some programs take a text only at the press of a button; the promise of one is given to them then. */
async function writeOnceMade(text: Promise<string>): Promise<void> {
  const type = 'text/plain'
  const blob = text.then((made) => new Blob([made], { type }))
  // Where the clipboard refuses at once, nobody else hears of it.
  blob.catch(() => undefined)
  await navigator.clipboard.write([new ClipboardItem({ [type]: blob })])
}

function copyBySelection(text: string): boolean {
  const field = document.createElement('textarea')
  field.value = text
  field.setAttribute('aria-hidden', 'true')
  field.style.position = 'fixed'
  field.style.opacity = '0'
  const before = document.activeElement
  document.body.append(field)
  field.select()
  // The only way that old web views and frames without the permission offer.
  const isCopied = document.execCommand('copy')
  field.remove()
  if (before instanceof HTMLElement) before.focus()
  return isCopied
}
