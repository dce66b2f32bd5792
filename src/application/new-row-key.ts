/** Letters and digits that nobody mistakes for each other. */
const SIGNS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'
const LENGTH = 10

/** A random 编码 for a row that the plan does not have, `NEW-` and ten signs: 50 bits, so that units cannot hit on the same. */
export function newRowKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(LENGTH))
  return `NEW-${Array.from(bytes, (byte) => SIGNS[byte % SIGNS.length]).join('')}`
}
