/** Larger pieces overflow the call stack. */
const PIECE = 0x8000

/** Opens the bytes of an .xlsx file as a new workbook beside the present one. */
export async function openAsNewWorkbook(bytes: Uint8Array): Promise<void> {
  let binary = ''
  for (let at = 0; at < bytes.length; at += PIECE) {
    binary += String.fromCharCode(...bytes.subarray(at, at + PIECE))
  }
  await Excel.createWorkbook(btoa(binary))
}
