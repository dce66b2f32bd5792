/** @type {import('jest').Config} */
const transformedPackages =
  'lodash-es|nanoid|rbush|quickselect|kdbush|cjk-regex|regexp-util|unicode-regex|franc-min|trigram-utils|n-gram|collapse-white-space|hucre|@marcbachmann/cel-js|@noble/hashes'

const shared = {
  transform: {
    '\\.[mc]?[jt]sx?$': [
      '@swc/jest',
      {
        jsc: {
          parser: { syntax: 'typescript', tsx: true },
          target: 'es2022',
          transform: { react: { runtime: 'automatic' } }
        },
        module: { type: 'commonjs' }
      }
    ]
  },
  transformIgnorePatterns: [`/node_modules/(?!(?:${transformedPackages})/)`],
  moduleFileExtensions: ['ts', 'tsx', 'mjs', 'js', 'cjs', 'json'],
  testEnvironment: 'node'
}

/** Suites by what they need: nothing, LibreOffice, Microsoft's Open XML SDK. The test command says which of them can run here. */
export default {
  // A long run goes through thousands of cases in one test.
  testTimeout: process.env.SOAK === '1' ? 1_800_000 : 60_000,
  maxWorkers: '100%',
  projects: [
    {
      ...shared,
      displayName: 'unit',
      testMatch: ['<rootDir>/test/**/*.test.ts', '<rootDir>/test/**/*.test.tsx'],
      testPathIgnorePatterns: ['/node_modules/', '\\.(libreoffice|sdk)\\.test\\.ts$']
    },
    { ...shared, displayName: 'libreoffice', testMatch: ['<rootDir>/test/**/*.libreoffice.test.ts'] },
    { ...shared, displayName: 'sdk', testMatch: ['<rootDir>/test/**/*.sdk.test.ts'] }
  ]
}
