import { builtinModules } from 'node:module';
import nx from '@nx/eslint-plugin';

/**
 * Who may know whom: one row per layer. `knows` are the layers its sources may import, `uses`
 * the libraries; `testsKnow` and `testsUse` come on top in its tests.
 * @typedef {{ knows: string[], uses: string[], testsKnow?: string[], testsUse?: string[] }} Row
 * @type {Record<string, Row>}
 */
const layers = {
  core: { knows: [], uses: [] },
  formats: { knows: ['core'], uses: ['saxes'], testsKnow: ['harness'] },
  com: { knows: ['core'], uses: [], testsUse: ['typescript'] },
  node: { knows: ['core'], uses: [] },
  store: { knows: ['core'], uses: [], testsKnow: ['harness', 'node'] },
  target: { knows: ['core'], uses: [], testsKnow: ['harness'], testsUse: ['memfs'] },
  harness: { knows: ['com', 'core', 'target'], uses: ['ajv', 'memfs'], testsKnow: ['node'] },
  cli: {
    knows: ['core', 'formats', 'node', 'store', 'target'],
    uses: ['commander', 'pino'],
    testsUse: ['ajv'],
  },
};
const testTools = ['vitest', 'fast-check'];

/** @param {boolean} inTests */
function boundaryRule(inTests) {
  const depConstraints = Object.entries(layers).map(([layer, row]) => {
    const knows = inTests ? [...row.knows, ...(row.testsKnow ?? [])] : row.knows;
    const uses = inTests ? [...row.uses, ...(row.testsUse ?? []), ...testTools] : row.uses;
    return {
      sourceTag: `layer:${layer}`,
      onlyDependOnLibsWithTags: [layer, ...knows].map((known) => `layer:${known}`),
      allowedExternalImports: uses.flatMap((library) => [library, `${library}/*`]),
    };
  });
  return ['error', { depConstraints }];
}

const tests = ['packages/*/src/**/*.test.ts', 'packages/*/src/**/fixtures/**/*.ts'];
const hostGlobals = [
  'process',
  'Buffer',
  'global',
  'require',
  'module',
  '__dirname',
  '__filename',
].concat(['setImmediate', 'clearImmediate', 'window', 'document']);
const message = 'This package runs anywhere: what a host offers comes through a port.';

/** The dependency rules of the workspace as lint rules. */
export const boundaries = /** @type {import('eslint').Linter.Config[]} */ ([
  {
    files: ['packages/*/src/**/*.ts'],
    plugins: { '@nx': nx },
    rules: { '@nx/enforce-module-boundaries': boundaryRule(false) },
  },
  {
    files: tests,
    rules: { '@nx/enforce-module-boundaries': boundaryRule(true) },
  },
  {
    // The boundary rule does not see what is built into Node.
    files: ['packages/{core,formats,com}/src/**/*.ts'],
    ignores: tests,
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths: builtinModules.map((name) => ({ name, message })),
          patterns: [{ group: ['node:*'], message }],
        },
      ],
      'no-restricted-globals': ['error', ...hostGlobals.map((name) => ({ name, message }))],
    },
  },
]);
