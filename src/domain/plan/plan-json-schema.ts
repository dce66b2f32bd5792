import * as z from 'zod/mini'
import { planDocumentSchema } from './plan-schema'

/** The published JSON Schema (draft 2020-12) of plan documents, generated from the schema that checks them. */
export function planJsonSchema(): Record<string, unknown> {
  const schema = z.toJSONSchema(planDocumentSchema, {
    override: ({ jsonSchema }) => {
      delete jsonSchema.readOnly
    }
  })
  const { $schema, ...rest } = schema
  return {
    $schema,
    title: 'Plan document',
    description:
      'A regional plan with its indicators and projects, every table cell as printed. Amounts are in ten thousand yuan.',
    ...rest
  }
}
