import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import {
  allowedV1File,
  deniedV1File,
  deniedV7File,
  lcpFile,
  xmrFile,
} from './fixtures/sample-licenses.js';
import { filesBelow, segmentsOf, Workspace } from './fixtures/workspace.js';

it('backs up what may be backed up and names what may not', async () => {
  const work = new Workspace();
  await work.import([lcpFile(1), lcpFile(2), allowedV1File(3), deniedV1File(4), deniedV7File(5)]);
  const { exitCode, stdout, stderr } = await work.run(['backup', work.location]);
  expect(exitCode).toBe(0);
  expect(stdout).toMatch(
    /^not copied: forbidden-4\.lic \(key id [0-9a-f-]{36}\): issuer forbids$/m,
  );
  expect(stdout).toMatch(/^not copied: film-5\.xml \(key id [0-9a-f-]{36}\): issuer forbids$/m);
  expect(stdout.trimEnd().split('\n').at(-1)).toBe('3 backed up, 2 not (issuer forbids)');
  expect(stderr).toMatch(/^writing +100% {2}3 of 3 licenses/m);
});

it('counts the reasons where there are several', async () => {
  const work = new Workspace();
  await work.import([lcpFile(1), deniedV1File(4), xmrFile(5)]);
  const { stdout } = await work.run(['backup', work.location]);
  expect(stdout.trimEnd().split('\n').at(-1)).toBe(
    '1 backed up, 2 not (1 issuer forbids, 1 right not readable)',
  );
});

it('tells machines the same', async () => {
  const work = new Workspace();
  await work.import([lcpFile(1), deniedV1File(4)]);
  const { lines } = await work.run(['backup', String.raw`\\nas\backups\laptop`, '--json']);
  expect(lines[0]).toEqual({
    type: 'started',
    command: 'backup',
    store: work.store,
    location: String.raw`\\nas\backups\laptop`,
  });
  expect(lines).toContainEqual({
    type: 'restricted',
    licenses: [expect.objectContaining({ label: 'forbidden-4.lic', reason: 'denied' })],
  });
  expect(lines.at(-1)).toMatchObject({
    type: 'completed',
    backedUp: 1,
    restricted: 1,
    restrictedByReason: { denied: 1 },
    generation: 1,
  });
});

it('makes an empty backup of an empty store', async () => {
  const work = new Workspace();
  await work.run(['import', '-']);
  const { exitCode, stdout } = await work.run(['backup', work.location]);
  expect(exitCode).toBe(0);
  expect(stdout.trimEnd().split('\n').at(-1)).toBe('0 backed up');
});

it('warns that target and store share a device', async () => {
  const work = new Workspace();
  await work.import([lcpFile(1)]);
  const { lines } = await work.run(['backup', work.location, '--json']);
  expect(lines[1]).toMatchObject({ type: 'warning', code: 'same-device' });
});

it('takes a local directory, also a relative one', async () => {
  const work = new Workspace();
  await work.import([lcpFile(1)]);
  const { exitCode, lines } = await work.run(['backup', 'usb/laptop', '--json']);
  expect(exitCode).toBe(0);
  expect(lines[0]).toMatchObject({ location: work.path('usb', 'laptop') });
  expect(segmentsOf(work.path('usb', 'laptop'))).toHaveLength(1);
});

it('exits with 3 where a backup exists, and changes nothing there', async () => {
  const work = new Workspace();
  await work.import([lcpFile(1)]);
  await work.run(['backup', work.location]);
  const before = filesBelow(work.directory);
  const { exitCode, stderr } = await work.run(['backup', work.location]);
  expect(exitCode).toBe(3);
  expect(stderr).toMatch(/^error: .*already holds a backup.*\nremedy: .*--overwrite/m);
  expect(filesBelow(work.directory)).toEqual(before);
});

it('makes a further generation with --overwrite and writes only what changed', async () => {
  const work = new Workspace();
  const number = 12;
  await work.import(Array.from({ length: number }, (_, at) => lcpFile(at + 1)));
  await work.run(['backup', work.location]);
  const before = segmentsOf(work.directory);
  await work.import([lcpFile(number + 1), deniedV1File(20)]);
  const overwrite = ['backup', work.location, '--overwrite'];
  expect((await work.run([...overwrite, '--dry-run'])).stdout).toMatch(
    /^an increment: 2 licenses \(.*\) new or changed, 0 gone$/m,
  );
  const { exitCode, lines } = await work.run([...overwrite, '--json']);
  expect(exitCode).toBe(0);
  expect(lines.at(-1)).toMatchObject({ generation: 2, backedUp: number + 1, deltas: 1 });
  // A license, and the header of one that may not be copied.
  expect(segmentsOf(work.directory)).toHaveLength(before.length + 2);
  expect((await work.run(['verify', work.location])).exitCode).toBe(0);
  expect((await work.run([...overwrite])).stdout).toContain(
    '1 delta behind a base; 0 bytes written',
  );
  const history = await work.run(['history', work.location]);
  expect(history.stdout).toMatch(
    /^generation 3 \(newest\): .* with 1 delta behind its base, root /m,
  );
});

it('makes a full generation with --full and adopts what is there', async () => {
  const work = new Workspace();
  await work.import([lcpFile(1)]);
  await work.run(['backup', work.location]);
  const overwrite = ['backup', work.location, '--overwrite', '--full', '--json'];
  const { exitCode, lines } = await work.run(overwrite);
  expect(exitCode).toBe(0);
  expect(lines).toContainEqual(expect.objectContaining({ type: 'adopted', run: 1, licenses: 1 }));
  expect(lines.at(-1)).toMatchObject({ generation: 2, retained: [1, 2], segmentsAdopted: 1 });
});

it('does nothing in a dry run', async () => {
  const work = new Workspace();
  await work.import([lcpFile(1), deniedV1File(2)]);
  const { exitCode, lines } = await work.run(['backup', work.location, '--dry-run', '--json']);
  expect(exitCode).toBe(0);
  expect(readdirSync(work.share)).toEqual([]);
  expect(lines).toContainEqual(expect.objectContaining({ type: 'restricted' }));
  expect(lines.at(-1)).toMatchObject({
    type: 'completed',
    dryRun: true,
    backedUp: 1,
    restricted: 1,
    generation: null,
    root: null,
  });
  expect(lines.at(-1)).not.toHaveProperty('increment');
});

it('refuses in a dry run what it would refuse', async () => {
  const work = new Workspace();
  await work.import([lcpFile(1)]);
  await work.run(['backup', work.location]);
  expect((await work.run(['backup', work.location, '--dry-run'])).exitCode).toBe(3);
});

it('refuses with 8 if all are required and one is restricted', async () => {
  const work = new Workspace();
  await work.import([lcpFile(1), deniedV1File(2)]);
  const { exitCode, lines } = await work.run(['backup', work.location, '--require-all', '--json']);
  expect(exitCode).toBe(8);
  expect(lines.at(-1)).toMatchObject({ type: 'failed', code: 'restricted-licenses' });
  expect(segmentsOf(work.directory)).toEqual([]);
});

it("refuses with 8 to replace another store's backup unless told to", async () => {
  const work = new Workspace();
  await work.import([lcpFile(1)]);
  await work.run(['backup', work.location]);
  const other = ['--store', 'other.wmdrm'];
  await work.run(['import', 'in', ...other]);
  const overwrite = ['backup', work.location, '--overwrite', ...other, '--json'];
  const { exitCode, lines } = await work.run(overwrite);
  expect(exitCode).toBe(8);
  expect(lines.at(-1)).toMatchObject({ code: 'other-store' });
  expect((await work.run([...overwrite, '--replace-other-store'])).exitCode).toBe(0);
});

it('refuses with 8 to back up a store that has shrunk unless told to', async () => {
  const work = new Workspace();
  await work.import([lcpFile(1), lcpFile(2), lcpFile(3)]);
  await work.run(['backup', work.location]);
  const { lines: listed } = await work.run(['list', '--json']);
  const ids = listed.flatMap((line) => (line.type === 'license' ? [line.shortId] : []));
  await work.run(['remove', ...ids.slice(1)]);
  const overwrite = ['backup', work.location, '--overwrite', '--json'];
  const { exitCode, lines } = await work.run(overwrite);
  expect(exitCode).toBe(8);
  expect(lines.at(-1)).toMatchObject({ code: 'shrunk' });
  expect((await work.run([...overwrite, '--allow-shrink'])).exitCode).toBe(0);
});

it('exits with 6 if the share is not there', async () => {
  const work = new Workspace();
  await work.import([lcpFile(1)]);
  const away = ['--map', `//away/share=${work.path('unmounted')}`];
  const { exitCode, lines } = await work.run(['backup', '//away/share/x', ...away, '--json']);
  expect(exitCode).toBe(6);
  expect(lines.at(-1)).toMatchObject({
    type: 'failed',
    code: 'share-unknown',
    path: String.raw`\\away\share\x`,
  });
});

it('exits with 6 if the location is a file', async () => {
  const work = new Workspace();
  await work.import([lcpFile(1)]);
  writeFileSync(path.join(work.share, 'file'), '');
  const { exitCode, lines } = await work.run(['backup', '//nas/backups/file', '--json']);
  expect(exitCode).toBe(6);
  expect(lines.at(-1)).toMatchObject({ code: 'not-a-directory' });
});

it('leaves the files of others alone', async () => {
  const work = new Workspace();
  await work.import([lcpFile(1)]);
  mkdirSync(work.directory);
  writeFileSync(path.join(work.directory, 'holiday.jpg'), 'mine');
  expect((await work.run(['backup', work.location])).exitCode).toBe(0);
  expect(filesBelow(work.directory).get('holiday.jpg')).toEqual(Buffer.from('mine'));
});

it('says only what matters when asked to be quiet', async () => {
  const work = new Workspace();
  await work.import([lcpFile(1)]);
  const { stdout, stderr } = await work.run(['backup', work.location, '--quiet']);
  expect(stderr.split('\n').map((line) => line.split(':')[0])).toEqual(['Store', 'warning', '']);
  expect(stdout).toMatch(/1 backed up\n$/);
});

it('compresses with --compress zstd, and takes over what it has compressed before', async () => {
  const work = new Workspace();
  await work.import(Array.from({ length: 12 }, (_, at) => lcpFile(at + 1)));
  const backUp = async (...options: readonly string[]) => {
    const { lines } = await work.run(['backup', work.location, ...options, '--json']);
    return lines.at(-1);
  };
  const compressed = await backUp('--compress', 'zstd');
  const { bytes, bytesWritten } = compressed as unknown as Record<string, number>;
  expect(bytesWritten).toBeLessThan(bytes! / 2);
  const again = await backUp('--overwrite', '--full', '--compress', 'none');
  expect(again).toMatchObject({ bytesWritten: 0, segmentsAdopted: 1 });
  expect((await work.run(['verify', work.location, '--quick'])).exitCode).toBe(0);
});

it('compresses nothing of its own accord on a fast target', async () => {
  const work = new Workspace();
  await work.import([lcpFile(1)]);
  const { lines } = await work.run(['backup', work.location, '--json']);
  const { bytes, bytesWritten } = lines.at(-1) as unknown as Record<string, number>;
  expect(bytesWritten).toBe(bytes);
});

it('takes no other way to compress, and says which there are', async () => {
  const work = new Workspace();
  const { exitCode, stderr } = await work.run(['backup', work.location, '--compress', 'gzip']);
  expect(exitCode).toBe(2);
  expect(stderr).toContain('--compress "gzip" is none of auto, zstd, none.');
});
