import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  Input
} from '@fluentui/react-components'
import { useState } from 'react'

interface Props {
  readonly sheetName: string
  readonly say: (key: string, params?: Record<string, string>) => string
  readonly onAnswer: (password: string | undefined) => void
}

/** Asks for the password that protects a sheet. */
export function PasswordQuestion({ sheetName, say, onAnswer }: Props) {
  const [password, setPassword] = useState('')
  return (
    <Dialog open onOpenChange={(_event, { open }) => !open && onAnswer(undefined)}>
      <DialogSurface>
        <form
          onSubmit={(event) => {
            event.preventDefault()
            onAnswer(password)
          }}
        >
          <DialogBody>
            <DialogTitle>{say('password.title', { name: sheetName })}</DialogTitle>
            <DialogContent>
              <p>{say('password.text')}</p>
              <Field label={say('password.label')}>
                <Input
                  type="password"
                  autoComplete="off"
                  value={password}
                  onChange={(_event, { value }) => setPassword(value)}
                />
              </Field>
            </DialogContent>
            <DialogActions>
              <Button appearance="primary" type="submit">
                {say('password.go')}
              </Button>
              <Button onClick={() => onAnswer(undefined)}>{say('password.cancel')}</Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  )
}
