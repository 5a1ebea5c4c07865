import { describe, expect, test } from 'vitest';
import * as constants from '../constants/index.js';
import { everyObject } from '../fixtures/every-object.js';
import type { Iid } from '../guid/iid.js';
import { unwrap } from '../hresult/com-result.js';
import * as com from '../index.js';
import type { IUnknown } from './iunknown.js';

const iids = Object.entries(com)
  .filter(([name]) => name.startsWith('IID_'))
  .map(([, iid]) => iid as Iid<IUnknown>);

function answered(object: IUnknown): readonly Iid<IUnknown>[] {
  return iids.filter((iid) => object.QueryInterface(iid).ok);
}

/** All that the rules ask, over every pair of known ids. */
function checkRules(object: IUnknown): void {
  const own = answered(object);
  const identity = unwrap(object.QueryInterface(com.IID_IUnknown));
  for (const a of iids) {
    const first = object.QueryInterface(a);
    if (!first.ok) {
      expect(first).toEqual({ ok: false, hr: constants.E_NOINTERFACE });
      continue;
    }
    expect(first.value.QueryInterface(com.IID_IUnknown).value).toBe(identity);
    expect(first.value.QueryInterface(a).ok, `reflexive: ${a.name}`).toBe(true);
    if (a.base !== null) expect(own, `the base of ${a.name}`).toContain(a.base);
    for (const b of iids) {
      const fromA = first.value.QueryInterface(b);
      // Symmetric and transitive at once: every interface leads to exactly the same ones.
      expect(fromA.ok, `${a.name} to ${b.name}`).toBe(own.includes(b));
      if (fromA.ok) expect(fromA.value.QueryInterface(a).ok).toBe(true);
    }
  }
}

describe.each(everyObject)('$name', ({ interfaces, make }) => {
  test('has its interfaces and no other', async () => {
    const names = answered((await make()).object).map(({ name }) => name);
    expect([...names].sort()).toEqual(['IUnknown', ...interfaces].sort());
  });

  test('keeps the rules for every pair of ids', async () => {
    checkRules((await make()).object);
  });

  test('keeps them, and the same set, whatever happens to it', async () => {
    const { object, changes } = await make();
    const before = answered(object);
    for (const change of changes) {
      await change();
      expect(answered(object)).toEqual(before);
      checkRules(object);
    }
  });

  test('is another object each time', async () => {
    expect((await make()).object).not.toBe((await make()).object);
  });
});
