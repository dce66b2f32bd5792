import js from '@eslint/js'
import globals from 'globals'
import reactHooks from 'eslint-plugin-react-hooks'
import tseslint from 'typescript-eslint'

const hostGlobals = ['Excel', 'Office', 'OfficeExtension'].map((name) => ({
  name,
  message: 'Only adapters/excel and hosts speak Office.js; everything else gets a port.'
}))
const pageGlobals = ['window', 'document', 'localStorage', 'sessionStorage', 'navigator'].map((name) => ({
  name,
  message: 'The page belongs to ui, office-host and hosts; the core runs anywhere.'
}))
const chineseLiterals = [
  {
    selector: 'Literal[value=/[\\u4e00-\\u9fff]/]',
    message: 'Chinese wording lives in messages/, plan data, column tables and the *-lexicon.ts files.'
  },
  {
    selector: 'TemplateElement[value.raw=/[\\u4e00-\\u9fff]/]',
    message: 'Chinese wording lives in messages/, plan data, column tables and the *-lexicon.ts files.'
  },
  {
    selector: 'JSXText[value=/[\\u4e00-\\u9fff]/]',
    message: 'Chinese wording lives in messages/, plan data, column tables and the *-lexicon.ts files.'
  }
]
const emptyCatch = {
  selector: 'CatchClause > BlockStatement[body.length=0]',
  message: 'Say what happens to the error.'
}

export default tseslint.config(
  { ignores: ['dist', 'output', 'node_modules', 'coverage'] },
  js.configs.recommended,
  ...tseslint.configs.recommendedTypeChecked.map((config) => ({ ...config, files: ['**/*.ts', '**/*.tsx'] })),
  {
    files: ['**/*.ts', '**/*.tsx'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true }
      ],
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-new-func': 'error',
      'no-control-regex': 'off',
      'no-irregular-whitespace': ['error', { skipRegExps: true, skipStrings: true, skipTemplates: true }],
      'no-restricted-syntax': ['error', emptyCatch]
    }
  },
  {
    files: ['src/**/*.ts', 'src/**/*.tsx'],
    rules: {
      'no-restricted-globals': ['error', ...hostGlobals, ...pageGlobals],
      'no-restricted-syntax': ['error', emptyCatch, ...chineseLiterals]
    }
  },
  {
    files: ['src/domain/**/*.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        {
          object: 'Math',
          property: 'random',
          message: 'The domain is pure: chance comes in as an argument.'
        },
        { object: 'Date', property: 'now', message: 'The domain is pure: the clock comes in as an argument.' }
      ]
    }
  },
  {
    files: [
      'src/domain/plan/**/*.ts',
      'src/domain/measures/**/*.ts',
      'src/domain/report/**/*.ts',
      'src/messages/**/*.ts',
      'src/renderings/**/*.ts',
      'src/adapters/**/*.ts',
      'src/hosts/cli/**/*.ts'
    ],
    ignores: [
      'src/domain/report/data-sheet.ts',
      'src/domain/report/guide-sheet.ts',
      'src/domain/report/official-form.ts',
      'src/domain/report/sheet-canvas.ts',
      'src/domain/report/summary-*.ts'
    ],
    rules: {
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
      'max-params': ['error', 4]
    }
  },
  {
    files: ['src/messages/**/*.ts', 'src/**/*-lexicon.ts', 'src/domain/report/*-columns.ts'],
    rules: { 'no-restricted-syntax': ['error', emptyCatch] }
  },
  {
    files: [
      'src/office-host/**/*.ts',
      'src/hosts/**/*.ts',
      'src/hosts/**/*.tsx',
      'src/ui/**/*.tsx',
      'src/ui/**/*.ts'
    ],
    rules: { 'no-restricted-globals': ['error', ...hostGlobals] }
  },
  {
    files: ['src/adapters/excel/**/*.ts', 'src/hosts/**/*.ts', 'src/hosts/**/*.tsx'],
    rules: { 'no-restricted-globals': 'off' }
  },
  {
    files: ['test/**/*.ts', 'test/**/*.tsx'],
    rules: {
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-call': 'off'
    }
  },
  { files: ['src/ui/**/*.tsx', 'src/hosts/**/*.tsx'], ...reactHooks.configs.flat.recommended },
  { files: ['**/*.js', '**/*.mjs', '**/*.cjs'], languageOptions: { globals: globals.node } }
)
