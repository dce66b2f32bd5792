import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { useRef, useState, type DragEvent } from 'react'
import { FileInput } from '../shared/FileInput'
import type { ChosenFile } from '../shared/work-terms'
import { usePlaceStyles } from '../shared/shared-styles'
import { chosenFile, droppedFiles, withoutLitter } from './chosen-files'
import { useExchangeWords } from './exchange-words'

const useStyles = makeStyles({
  place: {
    display: 'flex',
    flexDirection: 'column',
    gap: '8px',
    padding: '8px',
    border: `1px dashed ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium
  },
  over: { backgroundColor: tokens.colorBrandBackground2, outline: `2px solid ${tokens.colorBrandStroke1}` },
  centre: { textAlign: 'center' }
})

/** Where returned files are chosen or dropped, one by one, in folders or in archives. */
export function FileDrop({
  disabled,
  onFiles
}: {
  readonly disabled: boolean
  readonly onFiles: (files: readonly ChosenFile[]) => void
}) {
  const styles = useStyles()
  const shared = usePlaceStyles()
  const say = useExchangeWords()
  const files = useRef<HTMLInputElement>(null)
  const folder = useRef<HTMLInputElement>(null)
  const [isOver, setOver] = useState(false)
  const given = (chosen: readonly ChosenFile[]): void => {
    if (chosen.length > 0) onFiles(chosen)
  }
  const over = (event: DragEvent): void => {
    event.preventDefault()
    if (!disabled) setOver(true)
  }
  return (
    <div
      className={mergeClasses(styles.place, isOver && styles.over)}
      onDragEnter={over}
      onDragOver={over}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        if (!disabled) void droppedFiles(event.dataTransfer).then(given)
      }}
    >
      <FileInput
        ref={files}
        label={say('returns.choose')}
        accept=".xlsx,.xlsm,.xls,.zip"
        isMany
        onChosen={(chosen) => given(chosen.map((file) => chosenFile(file)))}
      />
      <FileInput
        ref={folder}
        label={say('returns.chooseFolder')}
        isFolder
        onChosen={(chosen) => given(withoutLitter(chosen).map((file) => chosenFile(file)))}
      />
      <Button className={shared.primary} disabled={disabled} onClick={() => files.current?.click()}>
        {say('returns.choose')}
      </Button>
      <Button disabled={disabled} onClick={() => folder.current?.click()}>
        {say('returns.chooseFolder')}
      </Button>
      <p className={mergeClasses(shared.quiet, styles.centre)}>
        {say(isOver ? 'returns.dropHere' : 'returns.drop')}
      </p>
    </div>
  )
}
