/**
 * Tries one point of the crash matrix again, as a loss names it (`overwriting:57:EIO:image-3`), or all that belong to a
 * shorter name (`overwriting:57`, `overwriting`).
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { TestSummary } from '../build/test-summary.ts';

const point = process.argv[2];
if (point === undefined) {
  console.error('Name a point of the crash matrix, for example overwriting:57:EIO:image-3.');
  process.exit(2);
}
const root = path.resolve(import.meta.dirname, '../..');
const place = point.startsWith('sqlite')
  ? { folder: 'packages/store-sqlite', tests: 'src/crash-matrix' }
  : { folder: 'packages/harness', tests: 'src/crash-matrix' };
const summary = path.join(root, place.folder, 'test-results/full.json');
rmSync(summary, { force: true });
const { status } = spawnSync(
  process.execPath,
  [path.join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--mode', 'full', place.tests],
  {
    cwd: path.join(root, place.folder),
    env: { ...process.env, CRASH_POINT: point },
    stdio: 'inherit',
  },
);
const { passed, failed } = JSON.parse(readFileSync(summary, 'utf8')) as TestSummary;
const tried = passed + failed.length;
if (tried === 0) console.error(`No point of the crash matrix is called ${point}.`);
process.exitCode = tried === 0 ? 2 : (status ?? 1);
