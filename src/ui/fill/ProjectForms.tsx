import { Button, Field, Input, Radio, RadioGroup, Select, Textarea } from '@fluentui/react-components'
import { useState } from 'react'
import type { ProjectField } from '../../domain/report/fields'
import type { ProjectAdjustment } from '../../domain/report/project-changes'
import { cellText } from '../../domain/report/workbook-content'
import { fieldLabel } from '../../messages/describe-finding'
import { usePaneState, usePaneStore, useWords } from '../shared/pane-context'
import { isBusy, planOf } from '../pane-state'
import { EMPTY_ENTRY, entryFaults, entryValues, type EntryFaults, type ProjectEntry } from './project-entry'
import { usePlaceStyles } from '../shared/shared-styles'
import { ActionButton } from '../shared/ActionButton'
import { changeProjects } from './change-projects'

/** What the forms change. */
export type ProjectForm = 'add' | 'sort' | 'adjust'

const SORTED_BY: readonly ProjectField[] = [
  'no',
  'task',
  'type',
  'name',
  'years',
  'amount',
  'leadUnits',
  'investedTotal',
  'investedRate',
  'status'
]
const LINES: readonly (keyof ProjectEntry)[] = ['years', 'amount', 'leadUnits', 'cooperatingUnits']
const TEXTS: readonly (keyof ProjectEntry)[] = ['content', 'explanation']
const ADJUSTMENTS: readonly ProjectAdjustment[] = ['changed', 'cancelled', 'planned']
/** Projects offered at once; typing narrows them down. */
const OFFERED = 50

function AddForm() {
  const shared = usePlaceStyles()
  const say = useWords()
  const store = usePaneStore()
  const state = usePaneState()
  const [entry, setEntry] = useState<ProjectEntry>(EMPTY_ENTRY)
  const [faults, setFaults] = useState<EntryFaults>({})
  const put = (field: keyof ProjectEntry, value: string): void => setEntry({ ...entry, [field]: value })
  const add = async (): Promise<void> => {
    const found = entryFaults(entry)
    setFaults(found)
    if (Object.keys(found).length > 0) return
    await store.run(changeProjects({ kind: 'add', values: entryValues(entry) }))
    if (!store.state().failed) setEntry(EMPTY_ENTRY)
  }
  const about = (field: keyof ProjectEntry) => {
    const fault = faults[field]
    const hint =
      field === 'years'
        ? say('projects.yearsSays')
        : field === 'amount'
          ? say('projects.amountSays')
          : field === 'explanation'
            ? say('projects.explanationSays')
            : undefined
    return {
      label: say(`projects.${field}`),
      ...(fault && { validationMessage: say(`projects.${fault}`) }),
      ...(hint !== undefined && { hint })
    }
  }
  return (
    <>
      <p className={shared.quiet}>{say('projects.addSays')}</p>
      <Field {...about('task')}>
        <Select value={entry.task} onChange={(_, { value }) => put('task', value)}>
          <option value="">{say('none')}</option>
          {planOf(state)?.tasks.map(({ name }) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
      <Field {...about('name')} required>
        <Input value={entry.name} onChange={(_, { value }) => put('name', value)} />
      </Field>
      {LINES.map((field) => (
        <Field key={field} {...about(field)}>
          <Input value={entry[field]} onChange={(_, { value }) => put(field, value)} />
        </Field>
      ))}
      {TEXTS.map((field) => (
        <Field key={field} {...about(field)}>
          <Textarea rows={2} value={entry[field]} onChange={(_, { value }) => put(field, value)} />
        </Field>
      ))}
      <Button appearance="primary" disabledFocusable={isBusy(state)} onClick={() => void add()}>
        {say('projects.addRun')}
      </Button>
    </>
  )
}

function SortForm() {
  const say = useWords()
  const { language } = usePaneState()
  const [field, setField] = useState<ProjectField>('no')
  const [isDescending, setDescending] = useState(false)
  return (
    <>
      <Field label={say('projects.by')}>
        <Select value={field} onChange={(_, { value }) => setField(value as ProjectField)}>
          {SORTED_BY.map((each) => (
            <option key={each} value={each}>
              {fieldLabel('projects', each, language)}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={say('projects.order')}>
        <RadioGroup
          value={isDescending ? 'descending' : 'ascending'}
          onChange={(_, { value }) => setDescending(value === 'descending')}
        >
          <Radio value="ascending" label={say('projects.ascending')} />
          <Radio value="descending" label={say('projects.descending')} />
        </RadioGroup>
      </Field>
      <ActionButton action={changeProjects({ kind: 'sort', field, isDescending })} appearance="primary" />
    </>
  )
}

function AdjustForm() {
  const shared = usePlaceStyles()
  const say = useWords()
  const store = usePaneStore()
  const state = usePaneState()
  const [text, setText] = useState('')
  const [chosen, setChosen] = useState('')
  const [adjustment, setAdjustment] = useState<ProjectAdjustment>('changed')
  const [explanation, setExplanation] = useState('')
  const [isRefused, setRefused] = useState(false)
  const table = state.opened?.report?.projects
  const plan = planOf(state)
  if (!table || !plan) return null
  const textOf = (row: (typeof table.rows)[number], field: ProjectField): string =>
    cellText(row.values[table.indexOf(field)] ?? null)
  const matching = table.rows.filter(
    (row) => plan.projectByCode.has(row.key) && textOf(row, 'name').includes(text.trim())
  )
  const offered = matching.slice(0, OFFERED)
  const row = offered.find(({ key }) => key === chosen) ?? offered[0]
  const isExplained = adjustment === 'planned' || explanation.trim() !== ''
  const save = (): void => {
    setRefused(!isExplained)
    if (!row || !isExplained) return
    const said = adjustment === 'planned' ? {} : { explanation: explanation.trim() }
    void store.run(changeProjects({ kind: 'adjust', key: row.key, adjustment, ...said }))
  }
  return (
    <>
      <Field label={say('projects.find')}>
        <Input type="search" value={text} onChange={(_, { value }) => setText(value)} />
      </Field>
      {row ? (
        <Field
          label={say('projects.project')}
          {...(matching.length > OFFERED && {
            hint: say('projects.projectMore', { shown: OFFERED, count: matching.length })
          })}
        >
          <Select value={row.key} onChange={(_, { value }) => setChosen(value)}>
            {offered.map((each) => (
              <option key={each.key} value={each.key}>
                {textOf(each, 'no')} {textOf(each, 'name')}
              </option>
            ))}
          </Select>
        </Field>
      ) : (
        <p className={shared.text}>{say('projects.projectNone')}</p>
      )}
      <Field label={say('projects.kind')}>
        <RadioGroup value={adjustment} onChange={(_, { value }) => setAdjustment(value as ProjectAdjustment)}>
          {ADJUSTMENTS.map((each) => (
            <Radio key={each} value={each} label={say(`projects.${each as 'changed'}`)} />
          ))}
        </RadioGroup>
      </Field>
      {adjustment !== 'planned' && (
        <Field
          label={say('projects.explanation')}
          required
          hint={say('projects.explanationSays')}
          {...(isRefused && !isExplained && { validationMessage: say('projects.required') })}
        >
          <Textarea rows={2} value={explanation} onChange={(_, { value }) => setExplanation(value)} />
        </Field>
      )}
      <Button appearance="primary" disabledFocusable={isBusy(state) || !row} onClick={save}>
        {say('projects.adjustRun')}
      </Button>
    </>
  )
}

const FORMS: Readonly<Record<ProjectForm, React.ComponentType>> = {
  add: AddForm,
  sort: SortForm,
  adjust: AdjustForm
}

/** What can be typed and chosen before projects are changed, with what that does to Excel's undo list. */
export function ProjectForms({ form }: { readonly form: ProjectForm }) {
  const shared = usePlaceStyles()
  const say = useWords()
  const { opened } = usePaneState()
  const Form = FORMS[form]
  return (
    <div className={shared.section}>
      {opened?.report?.projects?.sheet.protected && <p className={shared.quiet}>{say('projects.warns')}</p>}
      <Form />
    </div>
  )
}
