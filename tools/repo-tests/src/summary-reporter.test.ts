import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TestSummary } from '../../build/test-summary.ts';
import { root } from './workspace.js';

const scratch = path.join(root, 'tools/repo-tests/.tmp');
let folder: string;
let summary: TestSummary;

const suite = `
import { expect, test } from 'vitest';
test('passes', ({ task }) => { task.meta.ledger = { 'crash points': 3, losses: 0 }; });
test.fails('counts too', ({ task }) => { task.meta.ledger = { 'crash points': 4 }; expect(1).toBe(2); });
test('fails', () => { expect(1).toBe(2); });
test('leaves at run time', (context) => { context.skip('needs Windows'); });
test.skip('is switched off', () => {});
test.todo('is planned');
`;

beforeAll(() => {
  mkdirSync(scratch, { recursive: true });
  folder = mkdtempSync(path.join(scratch, 'reporter-'));
  mkdirSync(path.join(folder, 'src'));
  writeFileSync(path.join(folder, 'src/mixed.test.ts'), suite);
  writeFileSync(path.join(folder, 'src/broken.test.ts'), `throw new Error('does not load');\n`);
  writeFileSync(
    path.join(folder, 'vitest.config.ts'),
    [
      `import { testPreset } from '../../../build/vitest-preset.ts';`,
      `export default testPreset();`,
    ].join('\n'),
  );
  const vitest = path.join(root, 'node_modules/vitest/vitest.mjs');
  spawnSync(process.execPath, [vitest, 'run'], { cwd: folder });
  const file = path.join(folder, 'test-results/summary.json');
  summary = JSON.parse(readFileSync(file, 'utf8')) as TestSummary;
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('the summary of a run', () => {
  test('counts what passed', () => {
    expect(summary.passed).toBe(2);
  });

  test('names what failed, and files that do not load', () => {
    expect([...summary.failed].sort()).toEqual([
      'src/broken.test.ts (does not load)',
      'src/mixed.test.ts > fails',
    ]);
  });

  test('keeps the reason of a test that left at run time', () => {
    expect(summary.skipped).toContainEqual({
      name: 'src/mixed.test.ts > leaves at run time',
      reason: 'needs Windows',
    });
  });

  test('adds up what its tests counted', () => {
    expect(summary.ledger).toEqual({ 'crash points': 7, losses: 0 });
  });

  test('says so where a skipped test gives no reason', () => {
    expect(summary.skipped).toContainEqual({
      name: 'src/mixed.test.ts > is switched off',
      reason: 'no reason given',
    });
  });
});
