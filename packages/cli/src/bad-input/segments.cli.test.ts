import { existsSync, readFileSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { lcpFile } from '../fixtures/sample-licenses.js';
import { filesBelow, segmentsOf, Workspace } from '../fixtures/workspace.js';
import { licensesInBackup, workWithBackup } from './fixtures/work-with-backup.js';

/** The segments of generation 1 and of generation 2. */
function segments({ directory }: Workspace): readonly [string, string] {
  const found = segmentsOf(directory).map((name) => path.join(directory, name));
  const [first] = found.filter((name) => name.endsWith('-0000000001.seg'));
  const [second] = found.filter((name) => name.endsWith('-0000000002.seg'));
  if (!first || !second || found.length !== 2) throw new Error(`Other segments: ${found.join()}`);
  return [first, second];
}

/** A segment of a backup of other licenses. */
async function foreignSegment(): Promise<Buffer> {
  const other = new Workspace();
  await other.import([lcpFile(7), lcpFile(8), lcpFile(9)]);
  await other.run(['backup', other.directory]);
  const [segment] = segmentsOf(other.directory);
  return readFileSync(path.join(other.directory, segment ?? ''));
}

type Spoil = (work: Workspace) => unknown;

it.each<[string, Spoil]>([
  ['that is missing', (work) => rmSync(segments(work)[1])],
  [
    'that was swapped with another',
    (work) => {
      const [first, second] = segments(work);
      renameSync(first, work.path('aside'));
      renameSync(second, first);
      renameSync(work.path('aside'), second);
    },
  ],
  ['of another backup', async (work) => writeFileSync(segments(work)[1], await foreignSegment())],
  ['with a byte behind its end', (work) => writeFileSync(segments(work)[1], '\0', { flag: 'a' })],
  ['that grew to 5 GB', (work) => truncateSync(segments(work)[1], 5e9)],
  ['that is empty', (work) => truncateSync(segments(work)[1], 0)],
])(
  'a segment %s is damage, no store is changed by it, and backup --full heals it',
  async (_, spoil) => {
    const work = await workWithBackup();
    const name = path.relative(work.directory, segments(work)[1]);
    await spoil(work);
    const [verified, restored] = await Promise.all([
      work.run(['verify', work.directory, '--json']),
      work.run(['restore', work.directory, '--json', '--store', 'new.wmdrm']),
    ]);
    expect(verified.exitCode).toBe(4);
    expect(verified.lines).toContainEqual(expect.objectContaining({ type: 'damaged', path: name }));
    expect(restored.exitCode).toBe(4);
    expect(restored.lines.at(-1)).toMatchObject({ type: 'failed', code: 'damaged' });
    expect(existsSync(work.path('new.wmdrm'))).toBe(false);

    const full = ['backup', work.directory, '--overwrite', '--full'];
    expect((await work.run(full)).exitCode).toBe(0);
    const { exitCode, lines } = await work.run(['verify', work.directory, '--json']);
    expect(exitCode).toBe(0);
    expect(lines.at(-1)).toMatchObject({ generation: 3, licenses: licensesInBackup });
  },
);

it('files with names that are no names of the format are neither read nor removed', async () => {
  const work = await workWithBackup();
  const strange = [
    'manifest-3.json',
    'manifest-0000000009.json.bak',
    'MANIFEST-0000000009.JSON',
    'lease-.json',
    'segments/notes.txt',
  ];
  for (const name of strange) writeFileSync(path.join(work.directory, name), 'mine');
  const { exitCode, lines } = await work.run(['backup', work.directory, '--overwrite', '--json']);
  expect(exitCode).toBe(0);
  expect(lines.at(-1)).toMatchObject({ generation: 3 });
  const files = filesBelow(work.directory);
  for (const name of strange) expect(files.get(name), name).toEqual(Buffer.from('mine'));
});
