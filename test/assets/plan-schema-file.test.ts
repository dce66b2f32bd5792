import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { planJsonSchema } from '../../src/domain/plan/plan-json-schema'
import { parsePlanDocument } from '../../src/domain/plan/plan-schema'

const folder = join(__dirname, '../../assets/plans')
const schemaFile = join(folder, 'plan.schema.json')
const planFiles = readdirSync(folder).filter(
  (name) => name.endsWith('.json') && !name.endsWith('.schema.json')
)

describe('the published JSON Schema', () => {
  it('is the one generated from the schema in code', () => {
    const generated = `${JSON.stringify(planJsonSchema(), null, 2)}\n`
    if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(schemaFile, generated)
    expect(readFileSync(schemaFile, 'utf8')).toBe(generated)
  })
})

describe('the plans delivered with the product', () => {
  it('include the built-in one', () => {
    expect(planFiles).toContain('tianning-14fyp.json')
  })

  it.each(planFiles)('%s is a valid plan document', (name) => {
    const json: unknown = JSON.parse(readFileSync(join(folder, name), 'utf8'))
    const parsed = parsePlanDocument(json)
    expect(parsed).toMatchObject({ ok: true })
    expect(parsed.ok && parsed.document).toEqual(json)
  })

  it.each(planFiles)('%s is written with two-space indentation', (name) => {
    const text = readFileSync(join(folder, name), 'utf8')
    expect(`${JSON.stringify(JSON.parse(text), null, 2)}\n`).toBe(text)
  })
})
