import { Button, Field, makeStyles, Select } from '@fluentui/react-components'
import type { PeriodPart } from '../../domain/measures/period-lexicon'
import { PERIOD_PARTS } from '../../domain/measures/report-period'
import { usePaneState, usePaneStore, useWords } from '../shared/pane-context'
import { periodChosen, periodOf, planOf } from '../pane-state'
import { usePlaceStyles } from '../shared/shared-styles'
import { periodName } from '../shared/words'

const useStyles = makeStyles({
  selects: { display: 'grid', gridTemplateColumns: '1fr 1fr', gap: '8px' },
  select: { minWidth: 0 }
})

/** Chooses the report period by year and part; the first year entry means the workbook's own period. */
export function PeriodPicker() {
  const styles = useStyles()
  const shared = usePlaceStyles()
  const say = useWords()
  const store = usePaneStore()
  const state = usePaneState()
  const period = periodOf(state)
  const inWorkbook = state.opened?.report?.period
  const isDifferent =
    state.chosenPeriod !== undefined &&
    inWorkbook !== undefined &&
    (inWorkbook.year !== state.chosenPeriod.year || inWorkbook.part !== state.chosenPeriod.part)
  const choose = (year: string, part: PeriodPart): void =>
    store.choose(periodChosen(year === '' ? undefined : { year: Number(year), part }))
  const none = inWorkbook ? say('period.fromWorkbook') : say('header.noPeriod')
  return (
    <div className={shared.section}>
      <div className={styles.selects}>
        <Field label={say('period.year')}>
          <Select
            className={styles.select}
            value={String(period?.year ?? '')}
            onChange={(_, { value }) => choose(value, period?.part ?? 'year')}
          >
            <option value="">{none}</option>
            {planOf(state)?.years.map((year) => (
              <option key={year} value={year}>
                {year}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={say('period.part')}>
          <Select
            className={styles.select}
            value={period?.part ?? 'year'}
            disabled={period === undefined}
            onChange={(_, { value }) => choose(String(period?.year ?? ''), value as PeriodPart)}
          >
            {PERIOD_PARTS.map((part) => (
              <option key={part} value={part}>
                {say(`period.parts.${part}`)}
              </option>
            ))}
          </Select>
        </Field>
      </div>
      <p className={shared.quiet}>{say('period.hint')}</p>
      {isDifferent && state.chosenPeriod && (
        <>
          <p className={shared.text}>
            {say('period.differs', {
              inWorkbook: periodName(say, inWorkbook),
              chosen: periodName(say, state.chosenPeriod)
            })}
          </p>
          <div>
            <Button size="small" onClick={() => store.choose(periodChosen(undefined))}>
              {say('period.useWorkbook')}
            </Button>
          </div>
        </>
      )}
    </div>
  )
}
