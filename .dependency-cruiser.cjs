/** Layers (docs/protocol.md, R-LAYER): imports point down only. Each message says why. */
const only = (name, from, to, comment) => ({
  name,
  severity: 'error',
  comment,
  from: { path: from },
  to: { path: to },
});
module.exports = {
  forbidden: [
    {
      name: 'no-cycle',
      severity: 'error',
      comment: 'A cycle has no bottom: nothing in it can be read or tested alone.',
      from: {},
      to: { circular: true },
    },
    only(
      'shared-is-bottom',
      '^shared/',
      '^(client|server|tests)/',
      'shared is what both sides agree on; it knows neither side.',
    ),
    {
      name: 'shared-is-pure',
      severity: 'error',
      comment: 'shared runs in browser and server alike: no node:, no React.',
      from: { path: '^shared/' },
      to: { path: '^(react|react-dom|hono)', dependencyTypes: ['npm', 'core'] },
    },
    {
      name: 'shared-no-node',
      severity: 'error',
      comment: 'shared runs in browser and server alike: no node: modules.',
      from: { path: '^shared/' },
      to: { dependencyTypes: ['core'] },
    },
    only('client-not-server', '^client/', '^server/', 'the client talks to the server over the wire only.'),
    only('server-not-client', '^server/', '^client/', 'the server serves the built client; it never imports it.'),
    only('product-not-tests', '^(client|server)/', '^tests/', 'product code never needs its tests.'),
    {
      name: 'domain-is-pure',
      severity: 'error',
      comment: 'decisions are pure: values in, values out; sockets, SQL and clocks carry them.',
      from: { path: '^server/domain/' },
      to: { path: '^server/(?!domain/)|^node_modules/(hono|ws|kysely|pino)' },
    },
    {
      name: 'adapters-only-in-main',
      severity: 'error',
      comment: 'only the composition roots pick adapters; everything else sees the port.',
      from: { path: '^server/(?!main\\.ts|cli/|composition\\.ts|storage/)' },
      to: { path: '^server/storage/(sqlite|memory|postgres|sql)/' },
    },
    {
      name: 'rooms-below-transport',
      severity: 'error',
      comment: 'rooms and storage do not know HTTP.',
      from: { path: '^server/(rooms|storage|domain|bus|convert)/' },
      to: { path: '^server/(transport|cli|app\\.ts|main\\.ts)' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|data)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json', '.css'],
      conditionNames: ['import', 'node', 'default'],
    },
  },
};
