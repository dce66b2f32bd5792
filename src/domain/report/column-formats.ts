import type { FieldDefinition, FieldContent, TableId } from './fields'

const OF_FIELDS: Readonly<Record<TableId, Readonly<Partial<Record<string, string>>>>> = {
  indicators: { timeProgress: '0.0%', gap: '0.00', assignedDocument: '@', code: '@' },
  projects: { code: '@' }
}
const OF_CONTENTS: Readonly<Partial<Record<FieldContent, string>>> = { ratio: '0.00%' }

/** The number format that the template gives a column; absent for General. */
export const columnFormat = (
  table: TableId,
  { id, content }: Pick<FieldDefinition, 'id' | 'content'>
): string | undefined => OF_FIELDS[table][id] ?? OF_CONTENTS[content]
