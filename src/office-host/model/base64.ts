/** The bytes of a base64 text; undefined when it is none. */
export function bytesOfBase64(text: unknown): Uint8Array | undefined {
  if (typeof text !== 'string' || !/^[A-Za-z0-9+/\s]+={0,2}\s*$/.test(text)) return undefined
  try {
    return Uint8Array.from(atob(text.replace(/\s/g, '')), (letter) => letter.charCodeAt(0))
  } catch {
    return undefined
  }
}
