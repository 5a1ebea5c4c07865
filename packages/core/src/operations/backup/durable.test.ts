import { expect, it } from 'vitest';
import { manifestName } from '../../backup-set/file-names.js';
import type { TargetCall } from '../../fixtures/memory-target.js';
import { license, manyLicenses } from '../../fixtures/sample-licenses.js';
import { backUp, workshop, type Workshop } from '../../fixtures/sample-runs.js';

const directoryOf = (name: string): string => name.slice(0, Math.max(0, name.lastIndexOf('/')));

/** The calls of one backup; more than one to show how segments come to be there. */
async function callsOf(shop: Workshop, overwrite = false): Promise<readonly TargetCall[]> {
  shop.target.calls.length = 0;
  await backUp(shop, { overwrite });
  return [...shop.target.calls];
}

/** Names of the segments a generation is made of, and where in the calls its manifest gets its name. */
function segmentsIn(calls: readonly TargetCall[], run: number) {
  const commit = calls.findIndex(
    ({ operation, name }) => operation === 'publish' && name === manifestName(run),
  );
  const before = calls.slice(0, commit);
  const published = before.flatMap(({ operation, name }, at) =>
    operation === 'publish' && name.endsWith('.seg') ? [{ name, at }] : [],
  );
  const adopted = before.flatMap(({ operation, name }, at) =>
    operation === 'flush-file' ? [{ name, at }] : [],
  );
  return { before, published, adopted, after: calls.slice(commit) };
}

const setUp = (): Promise<Workshop> =>
  workshop([...manyLicenses(20), license('denied', { backup: 'denied' })]);

it('flushes every directory on the way to a segment before the manifest gets its name', async () => {
  const shop = await setUp();
  const first = segmentsIn(await callsOf(shop), 1);
  expect(first.published.length).toBeGreaterThan(2);
  const second = segmentsIn(await callsOf(shop, true), 2);
  expect(second.adopted.length).toBeGreaterThan(2);
  for (const { before, published, adopted } of [first, second]) {
    for (const { name, at } of [...published, ...adopted]) {
      const flushed = before
        .slice(at)
        .flatMap((call) => (call.operation === 'flush-directory' ? [call.name] : []));
      // Inner ones first: a name is durable only if the names on the way to it are.
      const inner = flushed.indexOf(directoryOf(name));
      const middle = flushed.indexOf('segments', inner);
      expect({ name, inner: inner >= 0, middle: middle > inner }).toEqual({
        name,
        inner: true,
        middle: true,
      });
      expect(flushed.indexOf('', middle)).toBeGreaterThan(middle);
    }
  }
});

it('flushes the bytes of every file between its last write and its name', async () => {
  const shop = await setUp();
  const open = new Set<string>();
  for (const { operation, name } of await callsOf(shop)) {
    if (operation === 'write') open.add(name);
    if (operation === 'flush') open.delete(name);
    if (operation === 'publish') {
      // The journal is a hint, and never flushed.
      expect([...open].filter((one) => !one.startsWith('journal'))).toEqual([]);
    }
  }
});

it('flushes the name of the manifest before it says completed', async () => {
  const { after } = segmentsIn(await callsOf(await setUp()), 1);
  expect(after[1]).toEqual({ operation: 'flush-directory', name: '' });
});
