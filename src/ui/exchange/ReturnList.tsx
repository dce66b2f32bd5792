import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import type { AcceptedReturn, CollectedReturns } from '../../application/collect-returns'
import { describeSignOff } from '../../messages/describe-exchange'
import { shownTime } from '../../messages/describe-time'
import { usePaneState } from '../shared/pane-context'
import { usePlaceStyles } from '../shared/shared-styles'
import { Disclosure, LongList } from './LongList'
import type { ExchangeSentences } from './exchange-work'
import { useExchangeWords } from './exchange-words'

const useStyles = makeStyles({
  list: {
    margin: 0,
    padding: 0,
    listStyleType: 'none',
    display: 'flex',
    flexDirection: 'column',
    gap: '8px'
  },
  one: {
    display: 'flex',
    flexDirection: 'column',
    gap: '2px',
    minWidth: 0,
    paddingLeft: '8px',
    borderLeft: `3px solid ${tokens.colorNeutralStroke1}`
  },
  unit: { fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere' }
})

function AcceptedOne({
  accepted,
  says
}: {
  readonly accepted: AcceptedReturn
  readonly says: ExchangeSentences
}) {
  const styles = useStyles()
  const shared = usePlaceStyles()
  const say = useExchangeWords()
  const { language } = usePaneState()
  const { file, returned, counts, findings, tampering, isSecond, signOff } = accepted
  const reported = findings.filter(({ origin }) => origin === 'reported')
  return (
    <li className={styles.one}>
      <span className={styles.unit}>{returned.unit}</span>
      <span className={shared.quiet}>
        {say('returns.fileAndTime', { file, time: shownTime(returned.returnedAt, language) })}
      </span>
      <span className={mergeClasses(shared.text, shared.figures)}>
        {say('returns.counts', {
          mandatory: counts.mandatory,
          verification: counts.verification,
          explained: counts.explained
        })}
      </span>
      {isSecond && <span className={shared.text}>{say('returns.second')}</span>}
      {signOff.by && <span className={shared.quiet}>{describeSignOff(signOff, language)}</span>}
      {tampering.length === 0 ? (
        <span className={shared.quiet}>{say('returns.clean')}</span>
      ) : (
        <Disclosure label={say('returns.tampering', { count: tampering.length })}>
          <LongList items={tampering}>{(one) => says.tampering(one, language)}</LongList>
        </Disclosure>
      )}
      {reported.length > 0 && (
        <Disclosure label={say('returns.findings', { count: reported.length })}>
          <LongList items={reported}>
            {(finding) =>
              `${finding.isRemark ? '·' : finding.severity === 'mandatory' ? '✕' : '！'} ${finding.sheet} ${finding.cell} ${says.finding(finding, language)}`
            }
          </LongList>
        </Disclosure>
      )}
    </li>
  )
}

/**
 * What was collected: each return with its findings and what was tampered with, and the files left out with their
 * reasons.
 */
export function ReturnList({
  collected: { accepted, refused },
  says
}: {
  readonly collected: CollectedReturns
  readonly says: ExchangeSentences
}) {
  const styles = useStyles()
  const shared = usePlaceStyles()
  const say = useExchangeWords()
  const { language } = usePaneState()
  return (
    <>
      <p className={shared.text}>
        {accepted.length > 0 ? say('returns.accepted', { count: accepted.length }) : say('returns.none')}
      </p>
      <ul className={styles.list}>
        {accepted.map((each) => (
          <AcceptedOne key={`${each.file} ${each.returned.hash}`} accepted={each} says={says} />
        ))}
      </ul>
      {refused.length > 0 && (
        <section className={shared.section} aria-label={say('returns.refused', { count: refused.length })}>
          <p className={shared.text}>{say('returns.refused', { count: refused.length })}</p>
          <LongList items={refused}>{(each) => says.refusal(each, language)}</LongList>
        </section>
      )}
    </>
  )
}
