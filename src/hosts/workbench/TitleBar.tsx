import { makeStyles, Select, tokens } from '@fluentui/react-components'
import { LANGUAGES, type Language } from '../../messages'
import type { WorkbenchState } from './workbench'

const useStyles = makeStyles({
  bar: {
    height: '44px',
    flexShrink: 0,
    display: 'flex',
    alignItems: 'center',
    gap: '12px',
    padding: '0 12px',
    color: tokens.colorNeutralForegroundOnBrand,
    backgroundColor: tokens.colorBrandBackground
  },
  icon: { width: '24px', height: '24px', backgroundColor: '#ffffff', borderRadius: tokens.borderRadiusSmall },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    fontWeight: tokens.fontWeightSemibold,
    whiteSpace: 'nowrap'
  },
  file: {
    flex: 1,
    minWidth: 0,
    display: 'flex',
    gap: '8px',
    alignItems: 'baseline',
    justifyContent: 'center',
    whiteSpace: 'nowrap'
  },
  name: { overflow: 'hidden', textOverflow: 'ellipsis', fontWeight: tokens.fontWeightSemibold },
  quiet: { fontSize: tokens.fontSizeBase200, whiteSpace: 'nowrap' },
  purpose: { '@media (max-width: 1400px)': { display: 'none' } }
})

interface Props {
  readonly state: WorkbenchState
  readonly say: (key: string) => string
  readonly onLanguage: (language: Language) => void
}

/** Which file is open and whether it is saved, and the language of the page. */
export function TitleBar({ state, say, onLanguage }: Props) {
  const styles = useStyles()
  return (
    <header className={styles.bar}>
      <img className={styles.icon} src="../assets/icons/product-48.png" alt="" />
      <h1 className={styles.title}>{say('title')}</h1>
      <span className={`${styles.quiet} ${styles.purpose}`}>{say('purpose')}</span>
      <div className={styles.file}>
        <span className={styles.name}>{state.fileName}</span>
        <span className={styles.quiet}>{say(state.isChanged ? 'changed' : 'saved')}</span>
      </div>
      <Select
        size="small"
        aria-label={say('language')}
        value={state.language}
        onChange={(_event, { value }) => onLanguage(value as Language)}
      >
        {LANGUAGES.map((language) => (
          <option key={language} value={language}>
            {say(`languages.${language}`)}
          </option>
        ))}
      </Select>
    </header>
  )
}
