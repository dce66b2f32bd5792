import { Field, Input, makeStyles, SearchBox, Select, Switch, tokens } from '@fluentui/react-components'
import { useEffect, useState } from 'react'
import type { RuleListing } from '../../domain/rules/rules-in-force'
import { ruleTitle } from '../../messages/describe-finding'
import { CustomRules } from './CustomRules'
import { usePaneState, usePaneStore, useWords } from '../shared/pane-context'
import type { PaneKey } from '../shared/words'
import { isBusy } from '../pane-state'
import { rulesOf, withoutSetting, withSetting, type SettingChange } from './rule-changes'
import { usePlaceStyles } from '../shared/shared-styles'
import { ActionButton } from '../shared/ActionButton'
import { changeRules } from './change-rules'

const useStyles = makeStyles({
  list: { listStyle: 'none', margin: 0, padding: 0 },
  item: { borderTop: `1px solid ${tokens.colorNeutralStroke3}` },
  summary: {
    cursor: 'pointer',
    padding: '8px 0',
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: '8px',
    alignItems: 'baseline',
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` }
  },
  code: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
  body: { display: 'flex', flexDirection: 'column', gap: '8px', padding: '0 0 12px' },
  search: { width: '100%', maxWidth: 'none' }
})

type Severity = RuleListing['severity']

/** What is in force of a rule: whether it runs, how severe it is, its numbers. */
function inForce({ severity, numbers, ofPlan, ofWorkbook }: RuleListing) {
  return {
    isOff: ofWorkbook.off ?? ofPlan.off ?? false,
    severity: ofWorkbook.severity ?? ofPlan.severity ?? severity,
    numbers: { ...numbers, ...ofPlan.numbers, ...ofWorkbook.numbers }
  }
}

const isSet = (setting: RuleListing['ofPlan']): boolean => Object.keys(setting).length > 0

function NumberSetting({
  name,
  value,
  change
}: {
  readonly name: string
  readonly value: number
  readonly change: (value: number) => void
}) {
  const say = useWords()
  const [text, setText] = useState(String(value))
  const [isWrong, setWrong] = useState(false)
  const finish = (): void => {
    const number = Number(text)
    const isNumber = text.trim() !== '' && Number.isFinite(number)
    setWrong(!isNumber)
    if (isNumber && number !== value) change(number)
  }
  return (
    <Field
      label={say(`rules.numbers.${name}` as PaneKey)}
      {...(isWrong && { validationMessage: say('rules.numberWrong') })}
    >
      <Input
        inputMode="decimal"
        value={text}
        onChange={(_, data) => setText(data.value)}
        onBlur={finish}
        onKeyDown={({ key }) => key === 'Enter' && finish()}
      />
    </Field>
  )
}

function RuleItem({ listing }: { readonly listing: RuleListing }) {
  const styles = useStyles()
  const shared = usePlaceStyles()
  const say = useWords()
  const store = usePaneStore()
  const state = usePaneState()
  const [isOpen, setOpen] = useState(false)
  const { code, ofPlan, ofWorkbook } = listing
  const now = inForce(listing)
  const title = ruleTitle(code, state.language)
  const rules = rulesOf(state.opened?.report?.metadata?.rules)
  const isWaiting = isBusy(state)
  const change = (setting: SettingChange): void =>
    void store.run(changeRules(withSetting(rules, code, setting, ofPlan)))
  const facts = [
    now.isOff ? say('rules.off') : say(`rules.severities.${now.severity}`),
    isSet(ofWorkbook) ? say('rules.ofWorkbook') : isSet(ofPlan) ? say('rules.ofPlan') : ''
  ]
  return (
    <li className={styles.item}>
      <details open={isOpen} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
        <summary className={styles.summary}>
          <span>{title}</span>
          <span className={styles.code}>
            {[title === code ? '' : code, ...facts].filter((fact) => fact !== '').join(' · ')}
          </span>
        </summary>
        {isOpen && (
          <div className={styles.body}>
            {listing.custom && <p className={shared.quiet}>{listing.custom.record.expression}</p>}
            <Switch
              label={say('rules.on')}
              checked={!now.isOff}
              disabled={isWaiting}
              onChange={(_, { checked }) => change({ off: !checked })}
            />
            <Field label={say('rules.severity')}>
              <Select
                value={ofWorkbook.severity ?? 'default'}
                disabled={isWaiting}
                onChange={(_, { value }) => change({ severity: value as Severity | 'default' })}
              >
                <option value="default">
                  {say('rules.severities.default', {
                    severity: say(`rules.severities.${ofPlan.severity ?? listing.severity}`)
                  })}
                </option>
                <option value="mandatory">{say('rules.severities.mandatory')}</option>
                <option value="verification">{say('rules.severities.verification')}</option>
              </Select>
            </Field>
            {Object.entries(now.numbers).map(([name, value]) => (
              <NumberSetting
                key={`${name}:${value}`}
                name={name}
                value={value}
                change={(number) => change({ numbers: { [name]: number } })}
              />
            ))}
            {isSet(ofWorkbook) && (
              <div>
                <ActionButton action={changeRules(withoutSetting(rules, code))} size="small">
                  {say('rules.reset')}
                </ActionButton>
              </div>
            )}
          </div>
        )}
      </details>
    </li>
  )
}

/** Every rule for looking through and setting, and the custom ones for writing. */
export function RuleSettings() {
  const styles = useStyles()
  const shared = usePlaceStyles()
  const say = useWords()
  const store = usePaneStore()
  const { opened, language } = usePaneState()
  const [listings, setListings] = useState<readonly RuleListing[]>([])
  const [text, setText] = useState('')
  useEffect(() => {
    let isCurrent = true
    if (!opened) return undefined
    void store.work.listRules(opened).then((listed) => {
      if (isCurrent) setListings(listed)
    })
    return () => {
      isCurrent = false
    }
  }, [store, opened])
  const wanted = text.trim().toLowerCase()
  const found = listings.filter(({ code }) =>
    [code, ruleTitle(code, language)].some((name) => name.toLowerCase().includes(wanted))
  )
  return (
    <>
      <p className={shared.quiet}>
        {say('rules.says', {
          count: listings.length,
          off: listings.filter((listing) => inForce(listing).isOff).length,
          changed: listings.filter(
            ({ ofWorkbook, custom }) => isSet(ofWorkbook) || custom?.from === 'workbook'
          ).length
        })}
      </p>
      <CustomRules listings={listings} />
      <SearchBox
        className={styles.search}
        value={text}
        placeholder={say('rules.search')}
        aria-label={say('rules.search')}
        onChange={(_, { value }) => setText(value)}
      />
      {found.length === 0 && wanted !== '' && (
        <p role="status" className={shared.text}>
          {say('rules.none', { text })}
        </p>
      )}
      <ul className={styles.list} aria-label={say('rules.heading')}>
        {found.map((listing) => (
          <RuleItem key={listing.code} listing={listing} />
        ))}
      </ul>
    </>
  )
}
