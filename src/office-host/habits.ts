/** What Excel does that its documentation does not say; each comes with the threads that report it. */
export interface HostHabits {
  /**
   * A block of several rows written over rows that a filter hides puts its first row into every visible row and leaves the
   * hidden ones alone; a single row arrives, hidden or not.
   * Sources: https://github.com/OfficeDev/office-js/issues/224, https://github.com/xlwings/xlwings/issues/747,
   * https://github.com/xlwings/xlwings/issues/2619, https://github.com/netoffice/NetOffice/issues/2
   */
  readonly 'filtered-write-scrambles': boolean
  /**
   * The last formula written into a table's column that is blank or of one formula fills the whole column, over other
   * formulas and blanks of the same write. AutoCorrect's setting, which is on unless the person switches it off.
   * Sources: https://github.com/OfficeDev/office-js/issues/2093, https://github.com/OfficeDev/office-js/issues/5909,
   * https://github.com/OfficeDev/office-js/issues/6745, https://github.com/OfficeDev/office-js/issues/1916
   */
  readonly 'formula-fills-column': boolean
}

/** The habits of an Excel whose settings nobody has changed. */
export const usualHabits: HostHabits = { 'filtered-write-scrambles': true, 'formula-fills-column': true }
