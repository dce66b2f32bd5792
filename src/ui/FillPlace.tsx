import { Button, Field, Radio, RadioGroup, Skeleton, SkeletonItem } from '@fluentui/react-components'
import { ArrowUndoRegular } from '@fluentui/react-icons/svg/arrow-undo'
import { TableAddRegular } from '@fluentui/react-icons/svg/table-add'
import { useState } from 'react'
import { periodName, usePaneState, usePaneStore, useWords } from './pane-context'
import { hasForms, isBusy, knownSheets, periodOf, planOf } from './pane-state'
import { usePlaceStyles } from './shared-styles'

type Variant = 'prefilled' | 'blank'

/** Puts replaced sheets back, offered until something else is inserted. */
function UndoOffer() {
  const shared = usePlaceStyles()
  const say = useWords()
  const store = usePaneStore()
  const state = usePaneState()
  if (!state.replaced) return null
  return (
    <div className={shared.card}>
      <p className={shared.text}>
        {say('notice.undoOffer', { sheets: knownSheets(state.replaced.sheets).join(say('listSeparator')) })}
      </p>
      <div>
        <Button icon={<ArrowUndoRegular />} disabled={isBusy(state)} onClick={() => void store.restore()}>
          {say('notice.undo')}
        </Button>
      </div>
    </div>
  )
}

/** What the workbook holds already and where to go on. */
function FormsPresent() {
  const shared = usePlaceStyles()
  const say = useWords()
  const store = usePaneStore()
  const { opened } = usePaneState()
  const report = opened?.report
  if (!report) return null
  const guide = report.guide
  return (
    <div className={shared.card}>
      <p className={shared.text}>
        {say('fill.present', {
          indicators: report.indicators?.rows.length ?? 0,
          projects: report.projects?.rows.length ?? 0
        })}
      </p>
      <div className={shared.row}>
        <Button appearance="primary" onClick={() => store.show('review')}>
          {say('fill.toReview')}
        </Button>
        {guide && (
          <Button onClick={() => void store.select({ sheet: guide.name, cell: 'A1' })}>
            {say('fill.openGuide')}
          </Button>
        )}
      </div>
    </div>
  )
}

/** 填报: inserts the forms, saying before what will be added. */
export function FillPlace() {
  const shared = usePlaceStyles()
  const say = useWords()
  const store = usePaneStore()
  const state = usePaneState()
  const [variant, setVariant] = useState<Variant>('prefilled')
  const plan = planOf(state)
  const period = periodOf(state)
  if (!plan) {
    return state.running ? (
      <Skeleton aria-label={say('opening')} className={shared.place}>
        <SkeletonItem size={36} />
        <SkeletonItem size={64} />
        <SkeletonItem size={64} />
      </Skeleton>
    ) : (
      <div className={shared.place}>
        <p className={shared.text}>{say('header.noPlan')}</p>
        <Button appearance="primary" className={shared.primary} onClick={() => store.show('settings')}>
          {say('problem.toSettings')}
        </Button>
      </div>
    )
  }
  const isPresent = hasForms(state)
  return (
    <div className={shared.place}>
      <FormsPresent />
      <UndoOffer />
      <section className={shared.section} aria-label={say('fill.heading')}>
        {isPresent && <h2 className={shared.heading}>{say('fill.insertAgain')}</h2>}
        <Button
          className={shared.primary}
          appearance={isPresent ? 'secondary' : 'primary'}
          icon={<TableAddRegular />}
          disabled={isBusy(state)}
          onClick={() => void store.insert(variant)}
        >
          {say('fill.insert')}
        </Button>
        <Field label={say('fill.variant')}>
          <RadioGroup value={variant} onChange={(_, { value }) => setVariant(value as Variant)}>
            <Radio value="prefilled" label={say('fill.prefilled')} />
            <Radio value="blank" label={say('fill.blank')} />
          </RadioGroup>
        </Field>
        <p className={shared.text}>
          {variant === 'prefilled'
            ? say('fill.prefilledSays', {
                indicators: plan.indicators.length,
                projects: plan.projects.length
              })
            : say('fill.blankSays')}
        </p>
        <p className={shared.quiet}>
          {period ? say('fill.periodSays', { period: periodName(say, period) }) : say('fill.noPeriodSays')}
        </p>
      </section>
    </div>
  )
}
