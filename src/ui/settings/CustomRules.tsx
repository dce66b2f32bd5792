import { Button, Field, Input, makeStyles, Select, Textarea, tokens } from '@fluentui/react-components'
import { useState } from 'react'
import type { CustomRuleRecord } from '../../domain/plan/plan-document'
import type { RuleTrial } from '../../domain/rules/custom/try-rule'
import type { RuleListing } from '../../domain/rules/rules-in-force'
import { describeFinding, describeRuleError } from '../../messages/describe-finding'
import { usePaneState, usePaneStore, useWords } from '../shared/pane-context'
import { isBusy } from '../pane-state'
import { isRuleCode, lineAt, rulesOf, withCustom, withoutCustom } from './rule-changes'
import { usePlaceStyles } from '../shared/shared-styles'
import { ActionButton } from '../shared/ActionButton'
import { changeRules } from './change-rules'

const useStyles = makeStyles({
  list: { listStyle: 'none', margin: 0, padding: 0, display: 'flex', flexDirection: 'column', gap: '8px' },
  expression: {
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    overflowWrap: 'anywhere'
  },
  line: {
    margin: 0,
    padding: '6px 8px',
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    backgroundColor: tokens.colorNeutralBackground3
  },
  fault: { backgroundColor: tokens.colorPaletteRedBackground2, color: tokens.colorPaletteRedForeground2 },
  refused: { color: tokens.colorPaletteRedForeground1 }
})

const SCOPES: readonly CustomRuleRecord['scope'][] = ['project', 'indicator', 'workbook']
const EMPTY: CustomRuleRecord = {
  code: '',
  scope: 'project',
  expression: '',
  severity: 'verification',
  message: ''
}
/** Findings of a trial shown; their number is told besides. */
const SHOWN_FINDINGS = 5

function TrialResult({ record, trial }: { readonly record: CustomRuleRecord; readonly trial: RuleTrial }) {
  const styles = useStyles()
  const shared = usePlaceStyles()
  const say = useWords()
  const { language } = usePaneState()
  if (!trial.ok) {
    const { before, at, after } = lineAt(record.expression, trial.error.position.offset)
    return (
      <div role="alert" className={shared.section}>
        <p className={`${shared.text} ${styles.refused}`}>
          ✕ {describeRuleError(record.code, trial.error, language)}
        </p>
        <pre className={styles.line}>
          {before}
          <mark className={styles.fault}>{at === '' ? '␣' : at}</mark>
          {after}
        </pre>
      </div>
    )
  }
  const { findings, failure } = trial
  return (
    <div role="status" className={shared.section}>
      <p className={shared.text}>
        {findings.length === 0 ? say('rules.triedNone') : say('rules.tried', { count: findings.length })}
      </p>
      {failure && (
        <p className={`${shared.text} ${styles.refused}`}>
          ✕ {describeRuleError(record.code, { code: failure.reason, detail: failure.detail }, language)}
        </p>
      )}
      {findings.slice(0, SHOWN_FINDINGS).map((finding) => (
        <p key={`${finding.sheet}!${finding.cell}`} className={shared.quiet}>
          {[finding.sheet, finding.cell].filter((part) => part !== '').join(' ')}{' '}
          {describeFinding(finding, language)}
        </p>
      ))}
    </div>
  )
}

function Columns({ scope }: { readonly scope: CustomRuleRecord['scope'] }) {
  const shared = usePlaceStyles()
  const say = useWords()
  const { opened } = usePaneState()
  const tables =
    scope === 'indicator' ? ['indicators' as const] : scope === 'project' ? ['projects' as const] : []
  const headers = tables.flatMap((table): readonly string[] =>
    (opened?.report?.[table]?.fields ?? []).flatMap(({ header, hidden, role }) =>
      hidden || role === 'mark' ? [] : [header]
    )
  )
  return (
    <details>
      <summary className={shared.quiet}>{say('rules.fields')}</summary>
      <p className={shared.quiet}>{headers.join(say('listSeparator'))}</p>
      <p className={shared.quiet}>{say('rules.functions')}</p>
    </details>
  )
}

interface RuleEditorProps {
  readonly first: CustomRuleRecord
  readonly taken: ReadonlySet<string>
  readonly save: (record: CustomRuleRecord) => void
  readonly close: () => void
}

/** A rule being written: what is wrong with it, what its last trial found, and saving it once it is right. */
function useRuleDraft({ first, taken, save }: Omit<RuleEditorProps, 'close'>) {
  const say = useWords()
  const store = usePaneStore()
  const [record, setRecord] = useState(first)
  const [isChecked, setChecked] = useState(false)
  const [tried, setTried] = useState<{ readonly record: CustomRuleRecord; readonly trial: RuleTrial }>()
  const set = (change: Partial<CustomRuleRecord>): void => setRecord({ ...record, ...change })
  const codeFault = !isRuleCode(record.code)
    ? say('rules.codeWrong')
    : taken.has(record.code)
      ? say('rules.codeTaken')
      : undefined
  const required = (value: string): string | undefined =>
    value.trim() === '' ? say('rules.required') : undefined
  const faults = {
    code: codeFault,
    expression: required(record.expression),
    message: required(record.message)
  }
  const shownFault = (field: keyof typeof faults) =>
    isChecked && faults[field] !== undefined ? { validationMessage: faults[field] } : {}
  const attempt = async (): Promise<RuleTrial | undefined> => {
    const { opened, chosenPeriod } = store.state()
    const { plan, report } = opened ?? {}
    const trial = plan && report && (await store.work.tryRule(record, { plan, report }, chosenPeriod))
    setTried(trial && { record, trial })
    return trial
  }
  const finish = async (): Promise<void> => {
    setChecked(true)
    if (Object.values(faults).some((fault) => fault !== undefined)) return
    const trial = await attempt()
    if (trial?.ok !== true) return
    const { messageEn = '', ...rest } = record
    save(messageEn.trim() === '' ? rest : { ...rest, messageEn })
  }
  return { record, set, shownFault, tried, attempt, finish }
}

function RuleEditor({ close, ...given }: RuleEditorProps) {
  const styles = useStyles()
  const shared = usePlaceStyles()
  const say = useWords()
  const isWaiting = isBusy(usePaneState())
  const { record, set, shownFault, tried, attempt, finish } = useRuleDraft(given)
  return (
    <div className={shared.section}>
      <Field label={say('rules.code')} {...shownFault('code')}>
        <Input value={record.code} onChange={(_, { value }) => set({ code: value.trim() })} />
      </Field>
      <Field label={say('rules.scope')}>
        <Select
          value={record.scope}
          onChange={(_, { value }) => set({ scope: value as CustomRuleRecord['scope'] })}
        >
          {SCOPES.map((scope) => (
            <option key={scope} value={scope}>
              {say(`rules.scopes.${scope}`)}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={say('rules.expression')} {...shownFault('expression')}>
        <Textarea
          className={styles.expression}
          rows={4}
          resize="vertical"
          spellCheck={false}
          value={record.expression}
          onChange={(_, { value }) => set({ expression: value })}
        />
      </Field>
      <Columns scope={record.scope} />
      <Field label={say('rules.message')} hint={say('rules.messageSays')} {...shownFault('message')}>
        <Textarea
          rows={2}
          resize="vertical"
          value={record.message}
          onChange={(_, { value }) => set({ message: value })}
        />
      </Field>
      <Field label={say('rules.messageEn')}>
        <Input value={record.messageEn ?? ''} onChange={(_, { value }) => set({ messageEn: value })} />
      </Field>
      <Field label={say('rules.severity')}>
        <Select
          value={record.severity}
          onChange={(_, { value }) => set({ severity: value as CustomRuleRecord['severity'] })}
        >
          <option value="verification">{say('rules.severities.verification')}</option>
          <option value="mandatory">{say('rules.severities.mandatory')}</option>
        </Select>
      </Field>
      {tried && <TrialResult record={tried.record} trial={tried.trial} />}
      <div className={shared.row}>
        <Button
          size="small"
          disabledFocusable={isWaiting || record.expression.trim() === ''}
          onClick={() => void attempt()}
        >
          {say('rules.try')}
        </Button>
        <Button size="small" appearance="primary" disabledFocusable={isWaiting} onClick={() => void finish()}>
          {say('rules.save')}
        </Button>
        <Button size="small" onClick={close}>
          {say('rules.cancel')}
        </Button>
      </div>
    </div>
  )
}

/** The rules of the plan's and workbook's own: what they ask, and where to write, try, change and delete them. */
export function CustomRules({ listings }: { readonly listings: readonly RuleListing[] }) {
  const styles = useStyles()
  const shared = usePlaceStyles()
  const say = useWords()
  const store = usePaneStore()
  const state = usePaneState()
  const [edited, setEdited] = useState<CustomRuleRecord>()
  const rules = rulesOf(state.opened?.report?.metadata?.rules)
  const custom = listings.flatMap((listing) => (listing.custom ? [listing.custom] : []))
  const taken = new Set(listings.map(({ code }) => code).filter((code) => code !== edited?.code))
  const close = (): void => setEdited(undefined)
  return (
    <section className={shared.card}>
      <h3 className={shared.heading}>{say('rules.own')}</h3>
      <p className={shared.quiet}>{say('rules.ownSays')}</p>
      {custom.length === 0 && !edited && <p className={shared.text}>{say('rules.ownNone')}</p>}
      <ul className={styles.list}>
        {custom.map(({ record, from }) => (
          <li key={record.code} className={shared.section}>
            <span>
              {record.code}
              {from === 'plan' && ` · ${say('rules.ofPlan')}`}
            </span>
            <code className={styles.expression}>{record.expression}</code>
            <div className={shared.row}>
              <Button
                size="small"
                aria-label={say('rules.editOf', { code: record.code })}
                onClick={() => setEdited(record)}
              >
                {say('rules.edit')}
              </Button>
              {from === 'workbook' && (
                <ActionButton
                  action={changeRules(withoutCustom(rules, record.code))}
                  size="small"
                  aria-label={say('rules.removeOf', { code: record.code })}
                >
                  {say('rules.remove')}
                </ActionButton>
              )}
            </div>
          </li>
        ))}
      </ul>
      {edited ? (
        <RuleEditor
          key={edited.code}
          first={edited}
          taken={taken}
          close={close}
          save={(record) => {
            void store.run(changeRules(withCustom(rules, record, edited.code)))
            close()
          }}
        />
      ) : (
        <div>
          <Button size="small" onClick={() => setEdited(EMPTY)}>
            {say('rules.add')}
          </Button>
        </div>
      )}
    </section>
  )
}
