/**
 * Text as the file format stores it so that it reads back unchanged: what looks like one of its `_x0041_` escapes is
 * escaped itself, and the two code units that XML forbids and has no escape for become U+FFFD (ECMA-376 part 1,
 * 22.9.2.19 ST_Xstring).
 */
export const escapedText = (text: string): string =>
  text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_').replace(/[\uFFFE\uFFFF]/g, '\uFFFD')
