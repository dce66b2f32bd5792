/**
 * The text of a file: UTF-8, UTF-16 with its mark, or the GB 18030 in which Chinese programs save; undefined for anything
 * that is no text.
 */
export function textOfFile(bytes: Uint8Array): string | undefined {
  const [first, second] = bytes
  const encodings =
    first === 0xff && second === 0xfe
      ? ['utf-16le']
      : first === 0xfe && second === 0xff
        ? ['utf-16be']
        : ['utf-8', 'gb18030']
  for (const encoding of encodings) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes)
      return text.includes('\u0000') ? undefined : text
    } catch {
      continue
    }
  }
  return undefined
}
