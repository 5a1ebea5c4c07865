import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { beforeAll, describe, expect, test } from 'vitest';
import { partNames } from './parts/part-names.ts';

const folder = path.resolve(import.meta.dirname, '..');
const scratch = path.join(folder, '.tmp');
const leftovers = (): readonly string[] => (existsSync(scratch) ? readdirSync(scratch) : []);

/** The measurement as `npm run bench` starts it, on the built packages. */
function startBench(...args: readonly string[]): ChildProcessWithoutNullStreams {
  return spawn(process.execPath, [path.join(folder, 'main.ts'), ...args]);
}

interface Line {
  readonly type: string;
  readonly part?: string;
  readonly title?: string;
  readonly seed?: number;
  readonly unit?: string;
  readonly value?: number;
  readonly note?: string;
}

describe('the quick measurement', () => {
  let lines: readonly Line[];
  let exitCode: unknown;

  beforeAll(async () => {
    const small = ['--licenses', '2000', '--growth', '5000', '--rounds', '1', '--seed', '5'];
    const bench = startBench('--quick', '--json', ...small);
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

  const rows = (part: string): readonly Line[] =>
    lines.filter((line) => line.type === 'row' && line.part === part);
  const titles = (part: string): readonly unknown[] => rows(part).map(({ title }) => title);

  test('ends well', () => {
    expect(exitCode).toBe(0);
    expect(lines.at(-1)).toEqual({ type: 'completed' });
  });

  test('runs every part, and names its seed', () => {
    const parts = lines.filter(({ type }) => type === 'part');
    expect(parts.map(({ part }) => part)).toEqual(partNames);
    expect(parts.map(({ seed }) => seed)).toEqual(partNames.map(() => 5));
  });

  test('has a figure in every row, or says what has to be installed', () => {
    for (const { value, note, title } of lines.filter(({ type }) => type === 'row')) {
      if (value === undefined) expect(note, title).toMatch(/(apt-get|npm) install/);
      else expect(Number.isFinite(value), title).toBe(true);
    }
  });

  test.each([
    ['full', 5],
    ['verify', 4],
    ['restricted', 1],
    ['growth', 8],
    ['resume', 3],
    ['com', 5],
    ['increments', 3],
  ])('%s has %d rows', (part, count) => {
    expect(titles(part)).toHaveLength(count);
  });

  test('other programs are measured or named', () => {
    const all = titles('peers').join('\n');
    for (const peer of ['restic', 'borg', 'rsync', 'tar', 'sqlite3']) expect(all).toContain(peer);
  });

  test('every operation is cancelled', () => {
    const all = titles('cancel').join('\n');
    for (const operation of ['backup', 'verify', 'restore']) expect(all).toContain(operation);
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
