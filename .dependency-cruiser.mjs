// Who may import whom. Each rule says why in its comment; `npm run check` runs them.
const technology = {
  kafkajs: '^packages/(messaging/src/kafka|sample-network)/',
  mongoose:
    '(^packages/(stream-store|messaging|host)/src/mongo/|^services/[^/]+/src/mongo/|^packages/testkit/|^test/support/)',
  express: '(^packages/http/|^services/[^/]+/src/http/)',
};

export default {
  forbidden: [
    {
      name: 'domain-is-pure',
      comment: 'Domain code imports only domain code and the decider: no I/O, no framework, no contract.',
      severity: 'error',
      from: { path: '^services/[^/]+/src/domain/', pathNot: '(\\.spec|/examples)\\.ts$' },
      to: { pathNot: '(^services/[^/]+/src/domain/|^packages/decider/)' },
    },
    {
      name: 'services-stand-alone',
      comment: 'A service never imports another: they meet on Kafka and at the internal door.',
      severity: 'error',
      from: { path: '^services/([^/]+)/' },
      to: { path: '^services/', pathNot: '^services/$1/' },
    },
    {
      name: 'packages-below-services',
      comment: 'Arrows point down: services use packages, packages use the schemas.',
      severity: 'error',
      from: { path: '^(packages|schemas)/' },
      to: { path: '^services/' },
    },
    {
      name: 'schemas-below-packages',
      severity: 'error',
      from: { path: '^schemas/', pathNot: '\\.spec\\.ts$' },
      to: { path: '^packages/' },
    },
    ...Object.entries(technology).map(([library, place]) => ({
      name: `${library}-in-its-adapter`,
      comment: 'A library that may have to be replaced is imported in one kind of folder only.',
      severity: 'error',
      from: { path: '^(packages|services|schemas|test)/', pathNot: [place] },
      to: { path: `node_modules/${library}/`, dependencyTypesNot: ['type-only'] },
    })),
    {
      name: 'no-circles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(\\.handoff|generated)/' },
    tsPreCompilationDeps: false,
    parser: 'swc',
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'] },
  },
};
