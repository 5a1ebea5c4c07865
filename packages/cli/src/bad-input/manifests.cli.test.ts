import { readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { filesBelow, type Workspace } from '../fixtures/workspace.js';
import { contentOf, reseal, type Content } from './fixtures/reseal.js';
import {
  changedFiles,
  keptFiles,
  licensesInBackup,
  workWithBackup,
} from './fixtures/work-with-backup.js';

const older = 'manifest-0000000001.json';
const newest = 'manifest-0000000002.json';
type Spoil = (work: Workspace) => void;

const file = (work: Workspace, name: string): string => work.path('nas', 'laptop', name);
const sealed =
  (change: (content: Content) => void): Spoil =>
  (work) =>
    reseal(work, newest, change);
/** A manifest whose first segment has another root. */
const root = (text: string): Spoil =>
  sealed((content) => ((content['segments'] as Content[])[0]!['root'] = text));
const parent = (change: Content): Spoil =>
  sealed((content) => Object.assign(content['parent'] as Content, change));

/** Relative, so that a reader that believed it would leave the directory. */
const outside = '../'.repeat(21).padEnd(64, 'x');

const damaged: readonly (readonly [string, Spoil])[] = [
  ['empty', (work) => writeFileSync(file(work, newest), '')],
  [
    'truncated',
    (work) => truncateSync(file(work, newest), readFileSync(file(work, newest)).length - 100),
  ],
  ['over 64 MiB', (work) => truncateSync(file(work, newest), 64 * 1024 * 1024 + 1)],
  [
    'of another number than its file',
    (work) => writeFileSync(file(work, newest), readFileSync(file(work, older))),
  ],
  ['that names ../x', root('../x')],
  ['that names a place outside with as many characters as a root', root(outside)],
  ['that names an absolute path', root('/etc/passwd'.padEnd(64, '0'))],
  ['with a parent that comes after it', parent({ number: 3 })],
  ['with a parent it does not retain', parent({ root: '0'.repeat(64) })],
  ['that retains what its parent is not', sealed((content) => (content['retained'] = []))],
];

it.each(damaged)('a manifest %s is damaged: nothing is read past it', async (_, spoil) => {
  const work = await workWithBackup();
  spoil(work);
  const before = filesBelow(work.folder);
  const [verified, restored] = await Promise.all([
    work.run(['verify', work.directory, '--json']),
    work.run(['restore', work.directory, '--json', '--store', 'new.wmdrm']),
  ]);
  expect(verified.exitCode).toBe(4);
  expect(verified.lines).toContainEqual(expect.objectContaining({ type: 'damaged', path: newest }));
  expect(verified.lines.at(-1)).toMatchObject({ type: 'failed', code: 'damaged' });
  expect(restored.exitCode).toBe(4);
  expect(restored.lines.at(-1)).toMatchObject({
    code: 'damaged',
    details: { path: newest },
  });
  expect(changedFiles(before, filesBelow(work.folder))).toEqual([]);
});

it.each([
  ['of version 2', (content: Content) => (content['version'] = 2)],
  ['that needs a feature', (content: Content) => (content['requiresToRead'] = ['sharding'])],
])(
  'a manifest %s is from the future: it is not guessed at, and a later backup leaves all of it there',
  async (_, change) => {
    const work = await workWithBackup();
    reseal(work, newest, change);
    const before = keptFiles(work);
    for (const args of [['verify'], ['restore', '--store', 'new.wmdrm']]) {
      const { exitCode, lines } = await work.run([...args, work.directory, '--json']);
      expect([args[0], exitCode]).toEqual([args[0], 1]);
      expect(lines.at(-1)).toMatchObject({ type: 'failed', code: 'unsupported' });
    }
    const { exitCode, lines } = await work.run(['backup', work.directory, '--overwrite', '--json']);
    expect(exitCode).toBe(0);
    expect(lines).toContainEqual(expect.objectContaining({ type: 'warning', code: 'not-pruned' }));
    expect(changedFiles(before, keptFiles(work))).toEqual([]);
  },
);

it('the generation before is restored by its number while the newest manifest is damaged', async () => {
  const work = await workWithBackup();
  root('../x')(work);
  const args = ['restore', work.directory, '--generation', '1', '--store', 'new.wmdrm'];
  const { exitCode, lines } = await work.run([...args, '--json']);
  expect(exitCode).toBe(0);
  expect(lines.at(-1)).toMatchObject({ generation: 1, restored: licensesInBackup - 1 });
});

it('backup --overwrite heals a damaged manifest with a generation of its own, and removes nothing', async () => {
  const work = await workWithBackup();
  root('../x')(work);
  const before = keptFiles(work);
  const { exitCode, lines } = await work.run(['backup', work.directory, '--overwrite', '--json']);
  expect(exitCode).toBe(0);
  expect(lines.at(-1)).toMatchObject({ generation: 3, backedUp: licensesInBackup });
  expect(changedFiles(before, keptFiles(work))).toEqual([]);
  expect((await work.run(['verify', work.directory])).exitCode).toBe(0);
});

it('another manifest in the place of a retained one: the newest is good, that generation is not', async () => {
  const work = await workWithBackup();
  reseal(work, older, (content) => (content['machine'] = 'another'));
  expect(contentOf(work, newest)['parent']).toMatchObject({ number: 1 });
  const verified = await work.run(['verify', work.directory, '--json']);
  expect(verified.exitCode).toBe(0);
  expect(verified.lines).toContainEqual(
    expect.objectContaining({ type: 'warning', code: 'generation-unreadable' }),
  );
  const args = ['restore', work.directory, '--generation', '1', '--store', 'new.wmdrm', '--json'];
  const { exitCode, lines } = await work.run(args);
  expect(exitCode).toBe(4);
  expect(lines.at(-1)).toMatchObject({ code: 'damaged', details: { path: older } });
});
