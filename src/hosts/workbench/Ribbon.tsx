import { makeStyles, mergeClasses, tokens, Tooltip } from '@fluentui/react-components'
import { ArrowRedoRegular } from '@fluentui/react-icons/svg/arrow-redo'
import { ArrowUndoRegular } from '@fluentui/react-icons/svg/arrow-undo'
import { BeakerRegular } from '@fluentui/react-icons/svg/beaker'
import { DocumentAddRegular } from '@fluentui/react-icons/svg/document-add'
import { FolderOpenRegular } from '@fluentui/react-icons/svg/folder-open'
import { SaveRegular } from '@fluentui/react-icons/svg/save'
import { useRef, type ReactElement } from 'react'
import type { AddinButton, AddinManifest } from './addin-manifest'
import type { WorkbenchState } from './workbench'

const useStyles = makeStyles({
  ribbon: {
    flexShrink: 0,
    display: 'flex',
    alignItems: 'stretch',
    padding: '4px 8px 2px',
    backgroundColor: tokens.colorNeutralBackground2,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    overflowX: 'auto'
  },
  group: {
    display: 'flex',
    flexDirection: 'column',
    justifyContent: 'space-between',
    padding: '0 8px',
    borderRight: `1px solid ${tokens.colorNeutralStroke2}`
  },
  buttons: { display: 'flex', gap: '2px' },
  groupName: {
    textAlign: 'center',
    fontSize: tokens.fontSizeBase100,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
    whiteSpace: 'nowrap'
  },
  button: {
    minWidth: '60px',
    height: '56px',
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    justifyContent: 'center',
    gap: '4px',
    padding: '0 8px',
    font: 'inherit',
    fontSize: tokens.fontSizeBase200,
    whiteSpace: 'nowrap',
    color: tokens.colorNeutralForeground1,
    backgroundColor: 'transparent',
    border: '1px solid transparent',
    borderRadius: tokens.borderRadiusMedium,
    cursor: 'pointer',
    ':hover:enabled': { backgroundColor: tokens.colorSubtleBackgroundHover },
    ':active:enabled': { backgroundColor: tokens.colorSubtleBackgroundPressed },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
    ':disabled': { color: tokens.colorNeutralForegroundDisabled, cursor: 'default' }
  },
  glyph: { fontSize: '24px', lineHeight: 0, color: tokens.colorBrandForeground1 },
  dim: { color: tokens.colorNeutralForegroundDisabled }
})

interface OwnButtonProps {
  readonly name: string
  readonly icon: ReactElement
  readonly isEnabled: boolean
  readonly say: (key: string) => string
  readonly onPress: () => void
}

function OwnButton({ name, icon, isEnabled, say, onPress }: OwnButtonProps) {
  const styles = useStyles()
  return (
    <Tooltip content={say(`${name}Tip`)} relationship="description">
      <button type="button" className={styles.button} disabled={!isEnabled} onClick={onPress}>
        <span className={mergeClasses(styles.glyph, !isEnabled && styles.dim)}>{icon}</span>
        {say(name)}
      </button>
    </Tooltip>
  )
}

interface Props {
  readonly state: WorkbenchState
  readonly manifest: AddinManifest
  readonly say: (key: string) => string
  readonly onNew: () => void
  readonly onOpen: (file: File) => void
  readonly onSample: () => void
  readonly onSave: () => void
  readonly onUndo: () => void
  readonly onRedo: () => void
  readonly onAddin: (button: AddinButton) => void
}

/** The page's own file buttons, and beside them the buttons that the add-in's manifest puts on Excel's ribbon. */
export function Ribbon({ state, manifest, say, ...on }: Props) {
  const styles = useStyles()
  const chooser = useRef<HTMLInputElement>(null)
  const isBusy = state.activity !== undefined
  return (
    <div className={styles.ribbon} role="toolbar" aria-label={say('toolbar')}>
      <input
        ref={chooser}
        type="file"
        accept=".xlsx"
        hidden
        aria-hidden
        onChange={({ target }) => {
          const file = target.files?.[0]
          target.value = ''
          if (file) on.onOpen(file)
        }}
      />
      <div className={styles.group} role="group" aria-label={say('file')}>
        <div className={styles.buttons}>
          <OwnButton
            name="new"
            icon={<DocumentAddRegular />}
            say={say}
            isEnabled={!isBusy}
            onPress={on.onNew}
          />
          <OwnButton
            name="open"
            icon={<FolderOpenRegular />}
            say={say}
            isEnabled={!isBusy}
            onPress={() => chooser.current?.click()}
          />
          <OwnButton name="save" icon={<SaveRegular />} say={say} isEnabled={!isBusy} onPress={on.onSave} />
          <OwnButton
            name="sample"
            icon={<BeakerRegular />}
            say={say}
            isEnabled={!isBusy}
            onPress={on.onSample}
          />
        </div>
        <span className={styles.groupName}>{say('file')}</span>
      </div>
      <div className={styles.group} role="group" aria-label={say('edit')}>
        <div className={styles.buttons}>
          <OwnButton
            name="undo"
            icon={<ArrowUndoRegular />}
            say={say}
            isEnabled={!isBusy && state.canUndo}
            onPress={on.onUndo}
          />
          <OwnButton
            name="redo"
            icon={<ArrowRedoRegular />}
            say={say}
            isEnabled={!isBusy && state.canRedo}
            onPress={on.onRedo}
          />
        </div>
        <span className={styles.groupName}>{say('edit')}</span>
      </div>
      {manifest.groups.map((group) => (
        <div className={styles.group} role="group" aria-label={group.label} key={group.id}>
          <div className={styles.buttons}>
            {group.buttons.map((button) => (
              <Tooltip content={button.description} relationship="description" key={button.id}>
                <button
                  type="button"
                  className={styles.button}
                  id={button.id}
                  disabled={isBusy}
                  onClick={() => on.onAddin(button)}
                >
                  <img
                    src={`..${button.icon}`}
                    srcSet={`..${button.icon} 1x, ..${button.sharpIcon} 2x`}
                    width={24}
                    height={24}
                    alt=""
                  />
                  {button.label}
                </button>
              </Tooltip>
            ))}
          </div>
          <span className={styles.groupName}>{group.label}</span>
        </div>
      ))}
    </div>
  )
}
