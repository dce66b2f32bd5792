import { makeStyles, tokens } from '@fluentui/react-components'
import type { MergeOutcome } from '../../domain/exchange/merge-returns'
import { usePaneState } from '../shared/pane-context'
import { usePlaceStyles } from '../shared/shared-styles'
import { Disclosure, LongList } from './LongList'
import type { ExchangeSentences } from './exchange-work'
import { useExchangeWords, type ExchangeSay } from './exchange-words'
import { oneLine, shownValue } from './shown-values'

const useStyles = makeStyles({
  counts: { display: 'flex', flexWrap: 'wrap', gap: '4px 16px', margin: 0 },
  count: { display: 'flex', gap: '6px', alignItems: 'baseline' },
  number: { margin: 0, fontWeight: tokens.fontWeightSemibold, fontVariantNumeric: 'tabular-nums' },
  side: { display: 'flex', flexDirection: 'column', minWidth: 0 }
})

/** What a merge will do under the decisions made so far: counts, every change, and what is left to the coordinator. */
export function MergePreviewView({
  outcome: { cells, added, conflicts, choices, same },
  says
}: {
  readonly outcome: MergeOutcome
  readonly says: ExchangeSentences
}) {
  const styles = useStyles()
  const shared = usePlaceStyles()
  const say = useExchangeWords()
  const { language } = usePaneState()
  const kept = cells.filter(({ manner }) => manner === 'kept').length
  const counts = [
    [say('returns.applied'), cells.length - kept],
    [say('returns.added'), added.length],
    [say('returns.kept'), kept],
    [say('returns.same'), same],
    [say('returns.open'), conflicts.length]
  ] as const
  const changes = changesOf({ cells, added }, (table, field) => says.field(table, field, language), say)
  return (
    <section className={shared.section} aria-label={say('returns.effect')}>
      <h3 className={shared.heading}>{say('returns.effect')}</h3>
      <dl className={styles.counts}>
        {counts.map(([name, count]) => (
          <div key={name} className={styles.count}>
            <dt className={shared.quiet}>{name}</dt>
            <dd className={styles.number}>{count}</dd>
          </div>
        ))}
      </dl>
      {changes.length === 0 && conflicts.length === 0 && (
        <p className={shared.quiet}>{say('returns.nothing')}</p>
      )}
      {changes.length > 0 && (
        <Disclosure label={say('returns.changes', { count: changes.length })}>
          <LongList items={changes}>
            {({ place, text }) => (
              <span className={styles.side}>
                {place !== '' && <span className={shared.quiet}>{place}</span>}
                <span>{text}</span>
              </span>
            )}
          </LongList>
        </Disclosure>
      )}
      {choices.length > 0 && (
        <Disclosure label={say('returns.choices', { count: choices.length })}>
          <LongList items={choices}>
            {({ table, key, name, field, said }) => (
              <span className={styles.side}>
                <span className={shared.quiet}>
                  {`${oneLine(name) || key} · ${says.field(table, field, language)}`}
                </span>
                {said.map(({ unit, value }) => (
                  <span key={unit}>{say('returns.said', { unit, value: shownValue(say, value) })}</span>
                ))}
              </span>
            )}
          </LongList>
        </Disclosure>
      )}
    </section>
  )
}

/** Every change of a merge: where, and what becomes of it by whom. */
function changesOf(
  { cells, added }: Pick<MergeOutcome, 'cells' | 'added'>,
  labelOf: (table: MergeOutcome['cells'][number]['table'], field: string) => string,
  say: ExchangeSay
): readonly { readonly place: string; readonly text: string }[] {
  const unitsOf = (sources: readonly { readonly unit: string }[]): string =>
    [...new Set(sources.map(({ unit }) => unit))].join(' ')
  return [
    ...added.map(({ source, values }) => ({
      place: '',
      text: say('returns.newRow', {
        name: oneLine(shownValue(say, values['name'] ?? null)),
        unit: source.unit
      })
    })),
    ...cells.map(({ table, key, name, field, from, to, manner, sources }) => ({
      place: `${oneLine(name) || key} · ${labelOf(table, field)}`,
      text: say(manner === 'kept' ? 'returns.changeKept' : 'returns.change', {
        from: shownValue(say, from),
        to: shownValue(say, to),
        unit: unitsOf(sources)
      })
    }))
  ]
}
