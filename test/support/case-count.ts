/** Whether this is a long run: `npm run test:soak`. */
export const isSoak = process.env['SOAK'] === '1'

/** How many cases a test goes through: few in a usual run, thousands in a long one; `CASES` says another number for one file. */
export const caseCount = (few: number, thousands: number): number =>
  Number(process.env['CASES'] ?? (isSoak ? thousands : few))
