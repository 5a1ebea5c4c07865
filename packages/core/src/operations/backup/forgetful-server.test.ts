import { beforeEach, expect, it } from 'vitest';
import { leaseName, manifestName } from '../../backup-set/file-names.js';
import type { TargetCall } from '../../fixtures/memory-target.js';
import { refusal } from '../../fixtures/refusals.js';
import { license, manyLicenses } from '../../fixtures/sample-licenses.js';
import { backUp, outcomeOf, workshop, type Workshop } from '../../fixtures/sample-runs.js';

let shop: Workshop;

beforeEach(async () => {
  shop = await workshop(manyLicenses(10));
  await backUp(shop);
  await backUp(shop, { overwrite: true });
  await shop.store.add([license('later')]);
});

/** The next run, while the target forgets these names right before a call. */
async function forgetting(
  name: RegExp,
  before: (call: TargetCall) => boolean,
): Promise<{ readonly code: string; readonly path: unknown }> {
  let over = false;
  shop.target.before = (call) => {
    if (over || !before(call)) return;
    over = true;
    for (const file of shop.target.names) if (name.test(file)) shop.target.files.delete(file);
  };
  const { code, details } = await refusal(() => backUp(shop, { overwrite: true }));
  expect(over).toBe(true);
  shop.target.before = undefined;
  return { code, path: details.path };
}

const beforeTheirFlush = ({ operation, name }: TargetCall): boolean =>
  operation === 'flush-directory' && name.startsWith('segments');

it.each([
  ['a segment it has published', /-0000000003\.seg$/],
  ["its parent's manifest", /manifest-0000000002/],
])('a run does not publish when the server has forgotten %s', async (_, name) => {
  expect((await forgetting(name, beforeTheirFlush)).code).toBe('file-not-found');
  expect(shop.target.names).not.toContain(manifestName(3));
});

it('a run does not follow a number that the server has forgotten', async () => {
  shop.target.files.set(leaseName(3), shop.target.files.get(leaseName(2))!);
  // Its listing showed run 3; by the time it makes sure of that, there is none.
  const watched = ({ operation, name }: TargetCall): boolean =>
    operation === 'flush-directory' && name === '';
  const waited = forgetting(/lease-0000000003/, watched);
  await shop.host.clock.advance(600_000);
  expect(await waited).toEqual({ code: 'file-not-found', path: leaseName(3) });
  expect(shop.target.names).not.toContain(leaseName(4));
});

it('a run follows a generation whose leases somebody has removed', async () => {
  for (const name of shop.target.names)
    if (name.startsWith('lease')) shop.target.files.delete(name);
  expect(await backUp(shop, { overwrite: true })).toMatchObject({ generation: 3 });
});

it('a run has no parent that only an old listing shows', async () => {
  const seen = [
    ...shop.target.entries(''),
    { name: manifestName(3), kind: 'file' },
    { name: leaseName(3), kind: 'file' },
  ] as const;
  shop.target.files.set(leaseName(3), shop.target.files.get(leaseName(2))!);
  shop.target.staleList = (directory) => (directory === '' ? seen : undefined);
  const waited = refusal(() => backUp(shop, { overwrite: true }));
  await shop.host.clock.advance(600_000);
  expect(await waited).toMatchObject({
    code: 'file-not-found',
    details: { path: manifestName(3) },
  });
  expect(await outcomeOf(shop)).toBe('good');
});
