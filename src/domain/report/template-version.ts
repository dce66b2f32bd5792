/** Version of the workbook template; a change of columns or of meanings raises it. */
export const TEMPLATE_VERSION = 2
