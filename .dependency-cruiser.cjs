/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'domain-is-pure',
      comment:
        'The domain is what the product knows; it must run in Excel, in a browser and in Node alike, so it sees nothing but itself and pure libraries.',
      severity: 'error',
      from: { path: '^src/domain' },
      to: {
        pathNot:
          '^(src/domain|node_modules/(big\\.js|@types/big\\.js|zod|@noble/hashes|@marcbachmann/cel-js))'
      }
    },
    {
      name: 'domain-plan-stands-alone',
      comment:
        'The plan is the ground of everything; if it knew measures, rules or sheets, nothing could be changed alone.',
      severity: 'error',
      from: { path: '^src/domain/plan' },
      to: { path: '^src/domain/(measures|rules|report|exchange)' }
    },
    {
      name: 'measures-know-the-plan-only',
      comment:
        'A figure is defined once, by columns and words of its own; if it looked into the workbook, report and measures could be changed only together.',
      severity: 'error',
      from: { path: '^src/domain/measures' },
      to: { path: '^src/domain/(?!measures/|plan/)' }
    },
    {
      name: 'report-does-not-judge',
      comment:
        'Rules and exchange read the workbook, never the other way round: a workbook is laid out and read the same whatever is said of it or done with it.',
      severity: 'error',
      from: { path: '^src/domain/report' },
      to: { path: '^src/domain/(rules|exchange)' }
    },
    {
      name: 'rules-know-no-exchange',
      comment:
        'Exchange runs the rules on what comes back; a rule judges one workbook, wherever it came from.',
      severity: 'error',
      from: { path: '^src/domain/rules' },
      to: { path: '^src/domain/exchange' }
    },
    {
      name: 'messages-only-word-the-domain',
      comment:
        'Wording depends on codes and parameters alone, so that every language can be read side by side.',
      severity: 'error',
      from: { path: '^src/messages' },
      to: { path: '^src/(?!domain|messages)' }
    },
    {
      name: 'application-knows-ports-only',
      comment: 'A use case must run against Excel, a file and a test alike; it gets adapters handed in.',
      severity: 'error',
      from: { path: '^src/application' },
      to: { path: '^src/(?!domain|messages|application)' }
    },
    {
      name: 'renderings-are-pure',
      comment: 'A rendering turns a result into text; it needs no adapter, page or host.',
      severity: 'error',
      from: { path: '^src/renderings' },
      to: { path: '^src/(?!domain|messages|application|renderings)' }
    },
    {
      name: 'adapters-stand-alone',
      comment: 'Adapters fill ports; one that imports another or a page cannot be exchanged.',
      severity: 'error',
      from: { path: '^src/adapters/([^/]+)' },
      to: { path: '^src/', pathNot: '^src/(domain|application|messages|adapters/$1)' }
    },
    {
      name: 'ui-gets-use-cases-handed-in',
      comment: 'Components that call Office or files themselves cannot be shown or tested without them.',
      severity: 'error',
      from: { path: '^src/ui' },
      to: { path: '^src/(adapters|office-host|hosts)' }
    },
    {
      name: 'office-host-knows-no-product',
      comment: 'The host for Office.js serves any add-in and could be published on its own.',
      severity: 'error',
      from: { path: '^src/office-host' },
      to: { path: '^src/(?!office-host)' }
    },
    {
      name: 'hosts-are-imported-by-none',
      comment: 'Wiring happens at the edge; whatever imports it drags every adapter along.',
      severity: 'error',
      from: { pathNot: '^(src/hosts|test)' },
      to: { path: '^src/hosts' }
    },
    {
      name: 'no-cycles',
      comment: 'Two modules that need each other are one module or three.',
      severity: 'error',
      from: { path: '^src' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } }
    },
    {
      name: 'shipped-code-uses-shipped-packages',
      comment:
        'What a user installs must not need a development package; the workbench and the making of a site stay with developers.',
      severity: 'error',
      from: { path: '^src', pathNot: '^src/(office-host|hosts/(workbench|site))' },
      to: {
        dependencyTypes: ['npm-dev'],
        dependencyTypesNot: ['type-only'],
        pathNot: '^node_modules/@types/'
      }
    },
    {
      name: 'node-only-in-hosts',
      comment: 'Pane and command line share everything outside hosts, so only hosts may need Node.',
      severity: 'error',
      from: { path: '^src', pathNot: '^src/(hosts|office-host/node)' },
      to: { dependencyTypes: ['core'] }
    }
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    preserveSymlinks: true,
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default']
    }
  }
}
