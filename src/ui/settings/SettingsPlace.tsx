import { Button, Field, mergeClasses, Radio, RadioGroup, Select } from '@fluentui/react-components'
import { useState } from 'react'
import { LANGUAGES, type Language } from '../../messages/language'
import { GuideLinks } from './GuideLinks'
import { later } from '../shared/LaterPiece'
import { LiveSwitch } from './LiveSwitch'
import { usePaneState, usePaneStore, useWords } from '../shared/pane-context'
import { hasForms, isBusy, planOf, unitOf } from '../pane-state'
import { PeriodPicker } from './PeriodPicker'
import { usePlaceStyles } from '../shared/shared-styles'
import { ActionButton } from '../shared/ActionButton'
import { selectCell } from '../shared/select-cell'
import { showPlace } from '../shared/show-place'
import { choosePlan } from './choose-plan'

function UnitSetting() {
  const shared = usePlaceStyles()
  const say = useWords()
  const store = usePaneStore()
  const state = usePaneState()
  const unit = unitOf(state)
  const cell = state.opened?.report?.header.unit
  return (
    <section className={shared.card}>
      <h2 className={shared.heading}>{say('settings.unit')}</h2>
      <p className={shared.text}>{unit ?? say('header.noUnit')}</p>
      <p className={shared.quiet}>
        {unit
          ? say('settings.unitSays')
          : hasForms(state)
            ? say('settings.unitNone')
            : say('settings.unitNoTemplate')}
      </p>
      <div>
        {cell ? (
          <ActionButton action={selectCell({ sheet: cell.sheet, cell: cell.cell })} size="small">
            {say('settings.goToUnit')}
          </ActionButton>
        ) : (
          <Button size="small" onClick={() => showPlace(store, 'fill')}>
            {say('review.toFill')}
          </Button>
        )}
      </div>
    </section>
  )
}

const PlanImport = later(() => import('./PlanImport').then((loaded) => loaded.PlanImport))

function PlanSetting() {
  const shared = usePlaceStyles()
  const say = useWords()
  const store = usePaneStore()
  const state = usePaneState()
  const plan = planOf(state)
  return (
    <section className={shared.card}>
      <h2 className={shared.heading}>{say('settings.plan')}</h2>
      {state.plans.length > 1 && (
        <Select
          aria-label={say('settings.choosePlan')}
          value={plan?.id ?? ''}
          disabled={isBusy(state)}
          onChange={(_, { value }) => value !== '' && void choosePlan(store, value)}
        >
          <option value="">{say('settings.choosePlan')}</option>
          {state.plans.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </Select>
      )}
      {plan && (
        <>
          <p className={shared.text}>{plan.title}</p>
          <p className={mergeClasses(shared.quiet, shared.figures)}>
            {say('settings.planSays', {
              start: plan.start,
              end: plan.end,
              indicators: plan.indicators.length,
              projects: plan.projects.length
            })}
          </p>
        </>
      )}
      <PlanImport />
    </section>
  )
}

const RuleSettings = later(() => import('./RuleSettings').then((loaded) => loaded.RuleSettings))

function RulesSetting() {
  const shared = usePlaceStyles()
  const say = useWords()
  const store = usePaneStore()
  const isReady = hasForms(usePaneState())
  const [isOpen, setOpen] = useState(false)
  return (
    <section className={shared.card}>
      <h2 className={shared.heading}>{say('rules.heading')}</h2>
      {!isReady && <p className={shared.text}>{say('rules.needForms')}</p>}
      <div>
        {isReady ? (
          <Button size="small" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            {isOpen ? say('rules.hide') : say('rules.show')}
          </Button>
        ) : (
          <Button size="small" onClick={() => showPlace(store, 'fill')}>
            {say('review.toFill')}
          </Button>
        )}
      </div>
      {isReady && isOpen && <RuleSettings />}
    </section>
  )
}

/** 设置: period, unit, plan, language, rules and the way to the guides. */
export function SettingsPlace() {
  const shared = usePlaceStyles()
  const say = useWords()
  const store = usePaneStore()
  const { language } = usePaneState()
  return (
    <div className={shared.place}>
      <section className={shared.card}>
        <h2 className={shared.heading}>{say('settings.period')}</h2>
        <PeriodPicker />
      </section>
      <UnitSetting />
      <LiveSwitch />
      <PlanSetting />
      <section className={shared.card}>
        <Field label={say('settings.language')}>
          <RadioGroup
            layout="horizontal"
            value={language}
            onChange={(_, { value }) => store.change({ language: value as Language })}
          >
            {LANGUAGES.map((each) => (
              <Radio key={each} value={each} label={say(`settings.languages.${each}`)} />
            ))}
          </RadioGroup>
        </Field>
      </section>
      <RulesSetting />
      <GuideLinks />
    </div>
  )
}
