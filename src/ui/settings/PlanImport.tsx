import { Button, Field, Input, Link, makeStyles, Select } from '@fluentui/react-components'
import { useRef, useState } from 'react'
import type { ImportedPlan } from '../../application/import-plan'
import type { Direction, PlanDocument } from '../../domain/plan/plan-document'
import { describeImportFailure, describeImportQuestion, importValue } from '../../messages/describe-import'
import { FileInput } from '../shared/FileInput'
import { usePaneState, usePaneStore, useWords } from '../shared/pane-context'
import { isBusy } from '../pane-state'
import { usePlaceStyles } from '../shared/shared-styles'
import { takePlan } from './choose-plan'

const useStyles = makeStyles({
  list: { margin: 0, paddingLeft: '18px', display: 'flex', flexDirection: 'column', gap: '4px' }
})

const DIRECTIONS = ['up', 'down', 'hold'] as const

/** What the person decided so far about a plan that was read from a file. */
interface Decisions {
  readonly title: string
  readonly coordinatingUnit: string
  readonly directions: ReadonlyMap<string, Direction>
}

function decided(document: PlanDocument, { title, coordinatingUnit, directions }: Decisions): PlanDocument {
  return {
    ...document,
    title: title.trim() === '' ? document.title : title.trim(),
    coordinatingUnit,
    indicators: document.indicators.map((record) => ({
      ...record,
      direction: directions.get(record.code) ?? record.direction
    }))
  }
}

/** Makes a plan of somebody's tables: choose a file, confirm what is open, then save the plan document or work with it. */
export function PlanImport() {
  const shared = usePlaceStyles()
  const say = useWords()
  const store = usePaneStore()
  const state = usePaneState()
  const input = useRef<HTMLInputElement>(null)
  const [imported, setImported] = useState<ImportedPlan>()
  const [problem, setProblem] = useState('')

  const read = async (file: File): Promise<void> => {
    setProblem('')
    setImported(undefined)
    try {
      const bytes = async (): Promise<Uint8Array> => new Uint8Array(await file.arrayBuffer())
      setImported(await store.work.importPlan({ name: file.name, bytes }))
    } catch (error) {
      setProblem(describeImportFailure(error, file.name, state.language))
    }
  }

  return (
    <div className={shared.section}>
      <FileInput
        ref={input}
        label={say('planImport.choose')}
        accept=".xlsx,.xlsm,.csv,.json"
        onChosen={([file]) => {
          if (file) void read(file)
        }}
      />
      <div>
        <Button size="small" disabled={isBusy(state)} onClick={() => input.current?.click()}>
          {say('planImport.choose')}
        </Button>
      </div>
      {!imported && problem === '' && <p className={shared.quiet}>{say('planImport.says')}</p>}
      {problem !== '' && (
        <p className={shared.text} role="alert">
          {problem}
        </p>
      )}
      {imported && (
        <PlanToConfirm
          key={imported.document.id}
          imported={imported}
          onClose={() => setImported(undefined)}
        />
      )}
    </div>
  )
}

function PlanToConfirm({
  imported: { document, questions },
  onClose
}: {
  readonly imported: ImportedPlan
  readonly onClose: () => void
}) {
  const shared = usePlaceStyles()
  const say = useWords()
  const store = usePaneStore()
  const state = usePaneState()
  const [decisions, setDecisions] = useState<Decisions>({
    title: document.title,
    coordinatingUnit: document.coordinatingUnit,
    directions: new Map()
  })
  const open = new Set(questions.filter(({ code }) => code === 'direction').map(({ subject }) => subject))
  const others = questions.filter(({ code }) => code !== 'direction' && code !== 'coordinating-unit')
  const plan = decided(document, decisions)
  const decide = (change: Partial<Decisions>): void => setDecisions({ ...decisions, ...change })
  return (
    <>
      <p className={shared.text}>
        {say('planImport.found', { indicators: plan.indicators.length, projects: plan.projects.length })}
      </p>
      <Field label={say('planImport.title')} size="small">
        <Input size="small" value={decisions.title} onChange={(_, { value }) => decide({ title: value })} />
      </Field>
      <Field label={say('planImport.coordinatingUnit')} size="small">
        <Select
          size="small"
          value={decisions.coordinatingUnit}
          onChange={(_, { value }) => decide({ coordinatingUnit: value })}
        >
          {document.units
            .filter(({ kind }) => kind !== 'group')
            .map(({ name }) => (
              <option key={name}>{name}</option>
            ))}
        </Select>
      </Field>
      {open.size > 0 && <p className={shared.text}>{say('planImport.directions', { count: open.size })}</p>}
      {plan.indicators
        .filter(({ name }) => open.has(name))
        .map(({ code, name, direction }) => (
          <Field key={code} label={name} size="small">
            <Select
              size="small"
              value={direction}
              onChange={(_, { value }) =>
                decide({ directions: new Map([...decisions.directions, [code, value as Direction]]) })
              }
            >
              {DIRECTIONS.map((each) => (
                <option key={each} value={each}>
                  {importValue(each, state.language)}
                </option>
              ))}
            </Select>
          </Field>
        ))}
      <OtherQuestions questions={others} />
      <div className={shared.row}>
        <Button
          size="small"
          appearance="primary"
          disabled={isBusy(state)}
          onClick={() => void store.run(takePlan(plan)).then(onClose)}
        >
          {say('planImport.use')}
        </Button>
        <SavedPlan plan={plan} />
        <Button size="small" appearance="subtle" onClick={onClose}>
          {say('planImport.close')}
        </Button>
      </div>
      <p className={shared.quiet}>{say('planImport.useSays')}</p>
    </>
  )
}

/** What is open besides, for the person to look at. */
function OtherQuestions({ questions }: { readonly questions: ImportedPlan['questions'] }) {
  const styles = useStyles()
  const shared = usePlaceStyles()
  const say = useWords()
  const { language } = usePaneState()
  if (questions.length === 0) return null
  return (
    <>
      <p className={shared.text}>{say('planImport.others', { count: questions.length })}</p>
      <ul className={styles.list}>
        {questions.map((question, index) => (
          <li key={index} className={shared.quiet}>
            {question.cell !== undefined && `${question.sheet ?? ''} ${question.cell} `}
            {describeImportQuestion(question, language)}
          </li>
        ))}
      </ul>
    </>
  )
}

/** The plan document as a file; where a pane cannot save files, as text to paste into one. */
function SavedPlan({ plan }: { readonly plan: PlanDocument }) {
  const say = useWords()
  const [isCopied, setCopied] = useState(false)
  const text = `${JSON.stringify(plan, null, 2)}\n`
  const address = `data:application/json;charset=utf-8,${encodeURIComponent(text)}`
  return (
    <>
      <Link href={address} download={`${plan.id}.json`}>
        {say('planImport.save')}
      </Link>
      <Button
        size="small"
        onClick={() =>
          void navigator.clipboard.writeText(text).then(
            () => setCopied(true),
            () => setCopied(false)
          )
        }
      >
        {isCopied ? say('planImport.copied') : say('planImport.copy')}
      </Button>
    </>
  )
}
