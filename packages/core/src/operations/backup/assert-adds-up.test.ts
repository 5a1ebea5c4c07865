import { expect, it } from 'vitest';
import { refusal } from '../../fixtures/refusals.js';
import { license, manyLicenses } from '../../fixtures/sample-licenses.js';
import { backUp, workshop, type Workshop } from '../../fixtures/sample-runs.js';
import { LicenseStore } from '../../store/license-store.js';
import type { ClassTotal, StoreEngine, StoreSnapshot } from '../../store/store-engine.js';

/** The store as it is, but for what it counts. */
function miscounting(shop: Workshop, change: (total: ClassTotal) => ClassTotal): LicenseStore {
  const wrap = (snapshot: StoreSnapshot): StoreSnapshot =>
    Object.assign(Object.create(snapshot) as StoreSnapshot, {
      totals: snapshot.totals.map(change),
    });
  const engine = Object.assign(Object.create(shop.engine) as StoreEngine, {
    snapshot: async () => wrap(await shop.engine.snapshot()),
  });
  return new LicenseStore(engine, { host: shop.host });
}

const isDenied = ({ policyClass }: ClassTotal): boolean => policyClass.includes('denied');

it.each<[string, (total: ClassTotal) => ClassTotal]>([
  ['bytes', (total) => ({ ...total, bytes: total.bytes + 1 })],
  [
    'licenses of two classes, whose sum comes out',
    (total) => ({ ...total, licenses: total.licenses + (isDenied(total) ? 1 : -1) }),
  ],
])('a store whose counted %s rotted is not backed up', async (_, change) => {
  const shop = await workshop([...manyLicenses(5), license('kept', { backup: 'denied' })]);
  const store = miscounting(shop, change);
  const error = await refusal(() => backUp({ store, target: shop.target }));
  expect(error.code).toBe('store-corrupt');
  expect(error.message).toContain('it counts');
  expect(shop.target.names.filter((name) => name.startsWith('manifest'))).toEqual([]);
});
