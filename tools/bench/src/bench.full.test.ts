import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { beforeAll, describe, expect, test } from 'vitest';

const folder = path.resolve(import.meta.dirname, '..');
const scratch = path.join(folder, '.tmp');
const leftovers = (): readonly string[] => (existsSync(scratch) ? readdirSync(scratch) : []);

/** The measurement as `npm run bench` starts it, on the built packages. */
function startBench(...args: readonly string[]): ChildProcessWithoutNullStreams {
  return spawn(process.execPath, [path.join(folder, 'main.ts'), ...args]);
}

interface Line {
  readonly type: string;
  readonly title?: string;
  readonly seed?: number;
  readonly ratio?: { readonly median: number };
  readonly backups?: readonly { readonly licenses: number; readonly overIdle: number }[];
}

describe('the quick measurement', () => {
  let lines: readonly Line[];
  let exitCode: unknown;

  beforeAll(async () => {
    const bench = startBench('--quick', '--json', '--seed', '5');
    const [output, [code]] = await Promise.all([
      text(bench.stdout),
      once(bench, 'close') as Promise<readonly unknown[]>,
    ]);
    exitCode = code;
    lines = output
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Line);
  });

  const ofType = (type: string): readonly Line[] => lines.filter((line) => line.type === type);

  test('ends well', () => {
    expect(exitCode).toBe(0);
    expect(lines.at(-1)).toEqual({ type: 'completed' });
  });

  test('names its seed', () => {
    expect(lines[0]).toMatchObject({ type: 'run', seed: 5, licenses: 10_000, rounds: 3 });
  });

  test('gives a ratio for everything it compares', () => {
    const all = ofType('comparison');
    for (const { ratio } of all) expect(ratio?.median).toBeGreaterThan(0);
    // Where Samba is installed there are more.
    const comparisons = all.filter(({ title }) => !title?.startsWith('SMB'));
    expect(comparisons.map(({ title }) => title?.split(' : ')[0])).toEqual([
      'full backup',
      'full backup',
      'backup, 60 % permitted',
      'verify (every payload digest)',
      'restore into a new store',
      '50,000 events: event queue',
      '50,000 events: event queue',
      '5,000 rounds: Begin, Invoke, End',
      'full backup: through COM',
      'backup, 60 % permitted: through COM',
      '0.1 % changed: increment',
      '1 % changed: increment',
      '10 % changed: increment',
    ]);
  });

  test('measures memory at two sizes', () => {
    const sizes = ofType('memory')[0]?.backups?.map(({ licenses }) => licenses);
    expect(sizes).toEqual([2_500, 25_000]);
  });

  test('leaves nothing behind', () => {
    expect(leftovers()).toEqual([]);
  });
});

test('stopped half-way, it leaves nothing behind either', async () => {
  const bench = startBench('--quick');
  const ended = once(bench, 'close');
  await once(bench.stderr, 'data');
  bench.kill('SIGTERM');
  expect(await ended).toEqual([143, null]);
  expect(leftovers()).toEqual([]);
});

test('says what it does not understand', async () => {
  const bench = startBench('--rounds', 'many');
  const [error, [exitCode]] = await Promise.all([
    text(bench.stderr),
    once(bench, 'close') as Promise<readonly unknown[]>,
  ]);
  expect(exitCode).toBe(2);
  expect(error).toContain('--rounds is a whole number from 1 to 1000, not many.');
});
