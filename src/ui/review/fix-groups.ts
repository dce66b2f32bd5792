import type { CellContent } from '../../domain/report/workbook-content'
import { cellText } from '../../domain/report/workbook-content'
import type { Fix } from '../../domain/rules/fixes/propose-fixes'
import type { Language } from '../../messages'
import { ruleTitle } from '../../messages/describe-finding'

/** Corrections of one rule that are alike in what a person has to think of. */
export interface FixGroup {
  readonly id: string
  readonly title: string
  readonly safe: boolean
  readonly locked: boolean
  readonly fixes: readonly Fix[]
}

/** Corrections by rule; safe ones in open cells first, then what needs a person's thought, in the order proposed. */
export function groupFixes(fixes: readonly Fix[], language: Language): readonly FixGroup[] {
  const groups = new Map<string, FixGroup & { readonly fixes: Fix[] }>()
  for (const fix of fixes) {
    const { safe, locked, finding } = fix
    const id = `${finding.code}:${safe}:${locked}`
    const group = groups.get(id)
    if (group) group.fixes.push(fix)
    else groups.set(id, { id, title: ruleTitle(finding.code, language), safe, locked, fixes: [fix] })
  }
  const rank = ({ safe, locked }: FixGroup): number => Number(!safe) * 2 + Number(locked)
  return [...groups.values()].sort((a, b) => rank(a) - rank(b))
}

/** Corrections that may be made all at once: only spelling changes, and no protection is in the way. */
export const plainFixes = (fixes: readonly Fix[]): readonly Fix[] =>
  fixes.filter(({ safe, locked }) => safe && !locked)

/** A cell's content with blanks and invisible characters made visible; empty for an empty cell. */
export const shownContent = (content: CellContent): string =>
  cellText(content)
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u200b-\u200f\u2060\ufeff]/gu, '␦')
    .replace(/[ \u00a0\u3000](?=\s|$)|(?<=^|\s)[ \u00a0\u3000]/gu, '␣')
    .replace(/\r?\n|\r/gu, '↵')
