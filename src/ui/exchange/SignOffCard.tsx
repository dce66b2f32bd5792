import { Button, Field, Input, makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { CheckmarkCircleFilled } from '@fluentui/react-icons/svg/checkmark-circle'
import { CircleRegular } from '@fluentui/react-icons/svg/circle'
import { WarningFilled } from '@fluentui/react-icons/svg/warning'
import { useDeferredValue, useMemo, useState } from 'react'
import { signOffPlace, signOffStatus, type SignOffState } from '../../domain/exchange/sign-off'
import { shownTime } from '../../messages/describe-time'
import { usePaneState, usePaneStore } from '../shared/pane-context'
import { isBusy } from '../pane-state'
import { ActionButton } from '../shared/ActionButton'
import { openWorkbook } from '../shared/open-workbook'
import { selectCell } from '../shared/select-cell'
import { usePlaceStyles } from '../shared/shared-styles'
import { useOversightWords } from './oversight-words'
import { NotedCard } from './NotedCard'
import { signWorkbook } from './sign-workbook'

const icons: Readonly<Record<SignOffState, React.JSX.Element>> = {
  unsigned: <CircleRegular />,
  signed: <CheckmarkCircleFilled />,
  stale: <WarningFilled />
}

/** As many characters of the hash as 填报说明 shows. */
const HASH_SHOWN = 8

const useStyles = makeStyles({
  state: {
    display: 'flex',
    alignItems: 'center',
    gap: '6px',
    margin: 0,
    fontWeight: tokens.fontWeightSemibold
  },
  icon: { display: 'flex', flexShrink: 0 },
  unsigned: { color: tokens.colorNeutralForeground3 },
  signed: { color: tokens.colorPaletteGreenForeground1 },
  stale: { color: tokens.colorPaletteDarkOrangeForeground1 },
  facts: {
    display: 'grid',
    gridTemplateColumns: 'auto minmax(0, 1fr)',
    columnGap: '12px',
    rowGap: '2px',
    margin: 0,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase300,
    '& dt': { color: tokens.colorNeutralForeground2 },
    '& dd': { margin: 0, overflowWrap: 'anywhere', fontVariantNumeric: 'tabular-nums' }
  }
})

/** 签审: how the open workbook's sign-off stands against what is in it now, and signing it. */
export function SignOffCard() {
  const styles = useStyles()
  const shared = usePlaceStyles()
  const say = useOversightWords()
  const store = usePaneStore()
  const state = usePaneState()
  const [reviewer, setReviewer] = useState<string>()
  const [isAsked, ask] = useState(false)
  // Hashing thousands of rows must not hold up what somebody does in the pane.
  const report = useDeferredValue(state.opened?.report)
  const status = useMemo(() => report && signOffStatus(report), [report])
  if (!report?.metadata || !status) {
    return (
      <NotedCard card="signOff" title={say('signOff.title')}>
        <p className={shared.quiet}>{say('signOff.noForms')}</p>
      </NotedCard>
    )
  }
  const { by } = status
  const name = reviewer ?? by?.reviewer ?? ''
  const isNameless = name.trim() === ''
  const place = signOffPlace(report)
  const mandatory = state.review?.counts.mandatory ?? 0
  return (
    <NotedCard card="signOff" title={say('signOff.title')} says={say('signOff.says')}>
      {by && state.isUnread ? (
        <div className={shared.row} role="status">
          <span className={shared.text}>{say('signOff.unread')}</span>
          <ActionButton action={openWorkbook} size="small">
            {say('signOff.read')}
          </ActionButton>
        </div>
      ) : (
        <p className={styles.state} role="status" data-sign-off={status.state}>
          <span className={mergeClasses(styles.icon, styles[status.state])}>{icons[status.state]}</span>
          {say(`signOff.${status.state}`)}
        </p>
      )}
      {by && (
        <dl className={styles.facts}>
          <dt>{say('signOff.reviewer')}</dt>
          <dd>{by.reviewer}</dd>
          <dt>{say('signOff.time')}</dt>
          <dd>{shownTime(by.signedAt, state.language)}</dd>
          <dt>{say('signOff.hash')}</dt>
          <dd title={by.hash}>{by.hash.slice(0, HASH_SHOWN)}</dd>
        </dl>
      )}
      {mandatory > 0 && <p className={shared.text}>{say('signOff.mandatory', { count: mandatory })}</p>}
      <Field
        label={say('signOff.name')}
        size="small"
        {...(isAsked && isNameless && { validationMessage: say('signOff.nameMissing') })}
      >
        <Input value={name} onChange={(_, { value }) => setReviewer(value)} />
      </Field>
      <div className={shared.row}>
        <Button
          disabledFocusable={isBusy(state)}
          onClick={() => {
            ask(isNameless)
            if (!isNameless) void store.run(signWorkbook(name))
          }}
        >
          {say(by ? 'signOff.runAgain' : 'signOff.run')}
        </Button>
        {place && <ActionButton action={selectCell(place)}>{say('signOff.show')}</ActionButton>}
      </div>
    </NotedCard>
  )
}
