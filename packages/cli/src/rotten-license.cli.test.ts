import { readFileSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { lcpFile } from './fixtures/sample-licenses.js';
import { filesBelow, Workspace } from './fixtures/workspace.js';

/** A store of three licenses, backed up, one more, and then a bit of the label in the header of the second flips. */
async function rottenStore(): Promise<Workspace> {
  const work = new Workspace();
  await work.import([lcpFile(1), lcpFile(2), lcpFile(3)]);
  await work.run(['backup', work.location]);
  await work.import([lcpFile(4)]);
  const bytes = readFileSync(work.store);
  const at = bytes.indexOf('book-2.lcpl');
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  writeFileSync(work.store, bytes);
  return work;
}

it.each([
  ['backup', ['backup', '//nas/backups/laptop', '--overwrite']],
  ['list', ['list']],
  ['export', ['export', '--all', '--to', 'out']],
])(
  '%s refuses a store with a rotten header, names the license and exits with 4',
  async (_, args) => {
    const work = await rottenStore();
    const before = filesBelow(work.directory);
    const { exitCode, stdout, stderr } = await work.run(args);
    expect(exitCode).toBe(4);
    expect(stdout).not.toContain('cook-2');
    expect(stderr).toMatch(
      /^error: The header of license book-2\.lcpl \([0-9a-f]{32}\) in the store /m,
    );
    for (const [name, bytes] of before) {
      if (!name.startsWith('lease-')) expect(filesBelow(work.directory).get(name)).toEqual(bytes);
    }
  },
);

it('show refuses the license, and shows the others', async () => {
  const work = await rottenStore();
  const { exitCode, stderr } = await work.run(['show', await idOf(2)]);
  expect(exitCode).toBe(4);
  expect(stderr).toContain('book-2.lcpl');
  expect((await work.run(['show', await idOf(1)])).exitCode).toBe(0);
});

it('restoring the license heals the store', async () => {
  const work = await rottenStore();
  expect((await work.run(['restore', work.location])).exitCode).toBe(0);
  expect((await work.run(['backup', work.location, '--overwrite'])).exitCode).toBe(0);
});

it('without the license the store can be backed up again', async () => {
  const work = await rottenStore();
  const { exitCode, stdout } = await work.run(['remove', await idOf(2)]);
  expect([exitCode, stdout]).toEqual([0, expect.stringContaining('removed: book-2.lcpl')]);
  expect((await work.run(['backup', work.location, '--overwrite'])).exitCode).toBe(0);
});

/** Id of a license, as another store lists it. */
async function idOf(number: number): Promise<string> {
  const other = new Workspace();
  await other.import([lcpFile(number)]);
  const listed = (await other.run(['list', '--json'])).lines[1];
  if (listed?.type !== 'license') throw new Error(`License ${number} was not listed.`);
  return listed.id;
}
