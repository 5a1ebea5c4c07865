import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { lcpFile } from './fixtures/sample-licenses.js';
import { segmentsOf, Workspace } from './fixtures/workspace.js';

interface Flipped {
  readonly segment: string;
  readonly offset: number;
}

/** Flips a bit of the license whose text holds `text`. */
function flip(work: Workspace, text: string): Flipped {
  for (const segment of segmentsOf(work.directory)) {
    const file = path.join(work.directory, segment);
    const bytes = readFileSync(file);
    const offset = bytes.lastIndexOf(text);
    if (offset < 0) continue;
    bytes[offset] = (bytes[offset] ?? 0) ^ 1;
    writeFileSync(file, bytes);
    return { segment, offset };
  }
  throw new Error(`No segment holds ${text}.`);
}

async function damagedBackup(): Promise<{ readonly work: Workspace; readonly flipped: Flipped }> {
  const work = new Workspace();
  await work.import([lcpFile(1), lcpFile(2), lcpFile(3)]);
  await work.run(['backup', work.location]);
  return { work, flipped: flip(work, '"id":"urn:book:2"') };
}

it('verify names license, segment and byte, and exits with 4', async () => {
  const { work, flipped } = await damagedBackup();
  const { exitCode, stdout, stderr } = await work.run(['verify', work.location]);
  expect(exitCode).toBe(4);
  expect(stdout).toContain(
    `damaged: license book-2.lcpl, ${flipped.segment}, byte ${flipped.offset}: `,
  );
  expect(stderr).toMatch(/^error: Generation 1 in .* is damaged\.\nremedy: /m);
});

it('verify tells machines the same', async () => {
  const { work, flipped } = await damagedBackup();
  const { lines } = await work.run(['verify', work.location, '--json']);
  expect(lines).toContainEqual(
    expect.objectContaining({
      type: 'damaged',
      path: flipped.segment,
      offset: flipped.offset,
      label: 'book-2.lcpl',
    }),
  );
  expect(lines.at(-1)).toMatchObject({
    type: 'failed',
    code: 'damaged',
    path: String.raw`\\nas\backups\laptop`,
    report: { outcome: 'damaged', licenses: 3, damaged: 1 },
  });
});

it.each(['--quick', '--deep'])('verify %s finds it too', async (depth) => {
  const { work } = await damagedBackup();
  expect((await work.run(['verify', work.location, depth])).exitCode).toBe(4);
});

it('restore refuses with 4 and leaves the store as it was', async () => {
  const { work } = await damagedBackup();
  const other = ['--store', 'new.wmdrm', '--json'];
  const { exitCode, lines } = await work.run(['restore', work.location, ...other]);
  expect(exitCode).toBe(4);
  expect(lines.at(-1)).toMatchObject({
    type: 'failed',
    code: 'damaged',
    details: { label: 'book-2.lcpl' },
  });
  // Where there was none, none is made.
  expect(existsSync(work.path('new.wmdrm'))).toBe(false);
});

it('backup --overwrite --full heals it', async () => {
  const { work } = await damagedBackup();
  expect((await work.run(['backup', work.location, '--overwrite', '--full'])).exitCode).toBe(0);
  const { exitCode, stdout } = await work.run(['verify', work.location]);
  expect(exitCode).toBe(0);
  expect(stdout).toMatch(/^3 licenses, .* checked: whole$/m);
});

it('history names a manifest that cannot be read', async () => {
  const { work } = await damagedBackup();
  const manifest = path.join(work.directory, 'manifest-0000000001.json');
  writeFileSync(manifest, readFileSync(manifest, 'utf8').replace('"number":1', '"number":2'));
  const { exitCode, lines } = await work.run(['history', work.location, '--json']);
  expect(exitCode).toBe(0);
  expect(lines[1]).toMatchObject({ type: 'generation', generation: 1, newest: true });
  expect(lines[1]).toHaveProperty('problem');
  expect((await work.run(['verify', work.location])).exitCode).toBe(4);
});

it('a missing segment is damage', async () => {
  const { work, flipped } = await damagedBackup();
  rmSync(path.join(work.directory, flipped.segment));
  expect((await work.run(['verify', work.location])).exitCode).toBe(4);
});
