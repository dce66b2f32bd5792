/** Whether two names of sheets, tables or defined names are the same to Excel. */
export const isSameName = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase()

/** Longest name of a sheet. */
const SHEET_NAME_LENGTH = 31

/** A sheet's name with the first number behind it that is free: `名称 (2)`. */
export function freeSheetName(name: string, taken: readonly string[]): string {
  for (let number = 2; ; number += 1) {
    const ending = ` (${number})`
    const candidate = `${name.slice(0, SHEET_NAME_LENGTH - ending.length)}${ending}`
    if (!taken.some((other) => isSameName(other, candidate))) return candidate
  }
}
