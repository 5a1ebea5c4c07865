import { writeFileSync } from 'node:fs';
import { buildV1License, buildWrmHeader } from '@wmdrm/formats/synthetic';
import { expect, it } from 'vitest';
import { findOpaque, opaqueMarker } from './fixtures/opaque-marker.js';
import { lcpFile, writeSamples } from './fixtures/sample-licenses.js';
import { Workspace } from './fixtures/workspace.js';

const [keyId, other, foreign] = [
  '6f3c1a52-0b77-4c19-9d2e-8a4f5b6c7d80',
  '16f04a3c-2d0e-4f65-8a61-0c8b7d1f2e9a',
  '00112233-4455-6677-8899-aabbccddeeff',
];

const licenseOf = (key: string, name: string) => ({
  name,
  bytes: buildV1License({ seed: 1, opaqueMarker, keyId: key }),
});
const headerOf = (
  keyIds: readonly string[],
  title: string | undefined = 'A Song',
  name = 'song.pro',
) => ({
  name,
  bytes: buildWrmHeader({
    ...{ seed: 1, opaqueMarker, keyIds, object: true, encoding: 'utf-16le' },
    licenseAcquisitionUrl: 'https://shop.example/license?user=1',
    ...(title === '' ? {} : { title }),
  }),
});

const labels = async (work: Workspace): Promise<readonly (string | undefined)[]> => {
  const { lines } = await work.run(['list', '--json']);
  return lines.flatMap((line) => (line.type === 'license' ? [line.label] : []));
};

it('attaches the title of a header to the licenses of the same import', async () => {
  const work = new Workspace();
  writeSamples(work.path('in'), [licenseOf(keyId, 'a.lic'), licenseOf(other, 'b.lic')]);
  writeSamples(work.folder, [headerOf([keyId])]);
  const { exitCode, lines } = await work.run(['import', 'in', '--header', 'song.pro', '--json']);
  expect(exitCode).toBe(0);
  expect(lines).toContainEqual({
    type: 'header',
    path: 'song.pro',
    title: 'A Song',
    keyIds: [keyId],
    licenseAcquisitionUrl: 'https://shop.example/license',
    licenses: 1,
  });
  expect(lines).toContainEqual(expect.objectContaining({ type: 'labelled', label: 'A Song' }));
  expect(lines.at(-1)).toMatchObject({ type: 'completed', added: 2, labelled: 1 });
  expect(await labels(work)).toEqual(['A Song', 'b.lic']);
});

it('attaches it to licenses that are in the store', async () => {
  const work = new Workspace();
  await work.import([licenseOf(keyId, 'a.lic'), licenseOf(other, 'b.lic')]);
  writeSamples(work.folder, [headerOf([foreign, other, keyId])]);
  const { exitCode, stdout } = await work.run(['import', '--header', 'song.pro']);
  expect(exitCode).toBe(0);
  expect(stdout).toBe('song.pro: A Song, 2 licenses\n0 files: 0 licenses; 2 labelled\n');
  expect(await labels(work)).toEqual(['A Song', 'A Song']);
});

it('changes nothing the second time', async () => {
  const work = new Workspace();
  await work.import([licenseOf(keyId, 'a.lic')]);
  writeSamples(work.folder, [headerOf([keyId])]);
  await work.run(['import', '--header', 'song.pro']);
  const { lines } = await work.run(['import', '--header', 'song.pro', '--json']);
  expect(lines.at(-1)).toMatchObject({ type: 'completed', labelled: 0 });
});

it('takes several headers', async () => {
  const work = new Workspace();
  await work.import([licenseOf(keyId, 'a.lic'), licenseOf(other, 'b.lic')]);
  writeSamples(work.folder, [headerOf([keyId]), headerOf([other], 'Another', 'other.pro')]);
  await work.run(['import', '--header', 'song.pro', '--header', 'other.pro']);
  expect(await labels(work)).toEqual(['A Song', 'Another']);
});

it('says which header fits nothing, and does the rest', async () => {
  const work = new Workspace();
  writeSamples(work.path('in'), [lcpFile(1)]);
  writeSamples(work.folder, [headerOf([foreign, other])]);
  const { exitCode, lines } = await work.run(['import', 'in', '--header', 'song.pro', '--json']);
  expect(exitCode).toBe(1);
  expect(lines.at(-1)).toMatchObject({
    type: 'failed',
    code: 'license-not-found',
    path: 'song.pro',
    message: `song.pro fits no license of the store: none names key id ${foreign} or 1 more.`,
    report: { added: 1, labelled: 0 },
  });
});

it.each([
  ['no header', 'hello', 1, 'malformed-license'],
  ['a header without title', headerOf([keyId], '').bytes, 2, 'invalid-argument'],
  ['a header that is cut off', headerOf([keyId]).bytes.subarray(0, 200), 1, 'malformed-license'],
])('stores nothing with %s', async (_name, bytes, exit, code) => {
  const work = new Workspace();
  writeSamples(work.path('in'), [lcpFile(1)]);
  writeFileSync(work.path('song.pro'), bytes);
  const { exitCode, lines } = await work.run(['import', 'in', '--header', 'song.pro', '--json']);
  expect(exitCode).toBe(exit);
  expect(lines.at(-1)).toMatchObject({ type: 'failed', code, path: 'song.pro' });
  expect((await work.run(['list', '--json'])).lines.at(-1)).toMatchObject({
    code: 'store-not-found',
  });
});

it('stores nothing with a header that is not there', async () => {
  const work = new Workspace();
  const { exitCode, lines } = await work.run(['import', '--header', 'song.pro', '--json']);
  expect(exitCode).toBe(1);
  expect(lines.at(-1)).toMatchObject({ code: 'file-not-found', path: 'song.pro' });
});

it('creates no store for a header alone', async () => {
  const work = new Workspace();
  writeSamples(work.folder, [headerOf([keyId])]);
  const { exitCode, lines } = await work.run(['import', '--header', 'song.pro', '--json']);
  expect(exitCode).toBe(1);
  expect(lines.at(-1)).toMatchObject({ code: 'store-not-found' });
});

it('needs something to import', async () => {
  const { exitCode, stderr } = await new Workspace().run(['import']);
  expect(exitCode).toBe(2);
  expect(stderr).toContain('Nothing was named to import.');
});

it('tells of no checksum and no key', async () => {
  const work = new Workspace();
  await work.import([licenseOf(keyId, 'a.lic')]);
  writeSamples(work.folder, [headerOf([keyId])]);
  for (const json of [[], ['--json']]) {
    const { stdout, stderr } = await work.run(['import', 'in', '--header', 'song.pro', ...json]);
    expect(findOpaque(stdout + stderr)).toBeUndefined();
  }
});
