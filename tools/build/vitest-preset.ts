import { defaultExclude, defineConfig, type ViteUserConfigFnObject } from 'vitest/config';
import { SummaryReporter } from './summary-reporter.ts';

/** So that the threads a test starts run on sources too. */
const execArgv = [
  '--conditions=@wmdrm/source',
  `--import=${new URL('resolve-sources.mjs', import.meta.url).href}`,
];
const conditions = ['@wmdrm/source', 'module', 'node', 'development|production'];

/**
 * How every package is tested: on its sources, without a build before. `vitest run` leaves the
 * longer tests (`*.full.test.ts`) out, `vitest run --mode full` runs only them.
 */
export function testPreset(): ViteUserConfigFnObject {
  return defineConfig(({ mode }) => {
    const full = mode === 'full';
    return {
      resolve: { conditions },
      ssr: { resolve: { conditions } },
      test: {
        include: [full ? 'src/**/*.full.test.ts' : 'src/**/*.test.ts'],
        exclude: full ? defaultExclude : [...defaultExclude, 'src/**/*.full.test.ts'],
        environment: 'node',
        execArgv,
        maxWorkers: 2,
        testTimeout: full ? 600_000 : 120_000,
        hookTimeout: full ? 600_000 : 120_000,
        reporters: [
          ['default', { summary: false }],
          new SummaryReporter(full ? 'test-results/full.json' : 'test-results/summary.json'),
        ],
      },
    };
  });
}
