import { addSheets } from '../shared/add-sheets'

/** Adds the official form (公文版式) to the workbook and shows it. */
export const openOfficialForm = addSheets(
  { id: 'official', label: 'fill.official', notice: () => 'notice.official' },
  ({ work, choice, ask, options }) => work.openOfficialForm(choice(), ask, options)
)
