import { parseAmount } from '../../domain/plan/amounts'
import { parseYears, printYears } from '../../domain/plan/years'
import type { ProjectValues } from '../../domain/report/project-changes'

/** What a person typed about a new project. */
export interface ProjectEntry {
  readonly task: string
  readonly name: string
  readonly content: string
  readonly years: string
  readonly amount: string
  readonly leadUnits: string
  readonly cooperatingUnits: string
  readonly explanation: string
}

export const EMPTY_ENTRY: ProjectEntry = {
  task: '',
  name: '',
  content: '',
  years: '',
  amount: '',
  leadUnits: '',
  cooperatingUnits: '',
  explanation: ''
}

/** What keeps an entry from being added, by field. */
export type EntryFaults = Partial<Record<keyof ProjectEntry, 'required' | 'yearsWrong' | 'amountWrong'>>

/** Looks at an entry before it goes into the table; what may be filled in later may be empty. */
export function entryFaults({ name, years, amount }: ProjectEntry): EntryFaults {
  const kind = parseAmount(amount).kind
  return {
    ...(name.trim() === '' && { name: 'required' }),
    ...(years.trim() !== '' && !parseYears(years).ok && { years: 'yearsWrong' }),
    ...((kind === 'unreadable' || kind === 'negative') && { amount: 'amountWrong' })
  }
}

/** The cells of an entry: years and amount as the table spells them, nothing for what was left empty. */
export function entryValues(entry: ProjectEntry): ProjectValues {
  const amount = parseAmount(entry.amount)
  const years = parseYears(entry.years)
  const texts = Object.entries<string>({ ...entry }).flatMap(([field, text]) =>
    text.trim() === '' ? [] : [[field, text.trim()] as const]
  )
  return {
    ...Object.fromEntries(texts),
    ...(years.ok && { years: printYears(years.span) }),
    ...(amount.kind === 'number' && { amount: amount.value.toNumber() }),
    ...(amount.kind === 'unlisted' && { amount: '/' })
  }
}
