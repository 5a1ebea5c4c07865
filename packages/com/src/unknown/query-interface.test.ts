import { describe, expect, test } from 'vitest';
import { EventGenerator } from '../media-foundation/event-generator.js';
import { ManualScheduler } from '../fixtures/manual-scheduler.js';
import { plainEvent } from '../fixtures/plain-event.js';
import { TestCallback } from '../fixtures/test-callback.js';
import { GUID_NULL } from '../guid/guid.js';
import * as constants from '../constants/index.js';
import * as com from '../index.js';
import type { Iid } from '../guid/iid.js';
import { unwrap } from '../hresult/com-result.js';
import type { IUnknown } from './iunknown.js';

const iids = Object.entries(com)
  .filter(([name]) => name.startsWith('IID_'))
  .map(([, iid]) => iid as Iid<IUnknown>);

/** An object, the interfaces it has, and what may happen to it. */
interface Subject {
  readonly name: string;
  readonly interfaces: readonly string[];
  make(): IUnknown;
  readonly changes?: readonly ((object: never) => unknown)[];
}

class Generator extends EventGenerator {
  Shutdown(): com.HRESULT {
    return this.queue.Shutdown();
  }
}

const scheduler = new ManualScheduler();
const callback = new TestCallback();
const subjects: readonly Subject[] = [
  {
    name: 'attributes',
    interfaces: ['IMFAttributes', 'IUnknown'],
    make: () => unwrap(com.MFCreateAttributes(1)),
    changes: [
      (object: com.IMFAttributes) => object.SetUINT32(GUID_NULL, 1),
      (object: com.IMFAttributes) => object.DeleteAllItems(),
    ],
  },
  {
    name: 'event',
    interfaces: ['IMFAttributes', 'IMFMediaEvent', 'IUnknown'],
    make: () => plainEvent(1),
    changes: [(object: com.IMFMediaEvent) => object.SetUINT32(GUID_NULL, 1)],
  },
  {
    name: 'async result',
    interfaces: ['IMFAsyncResult', 'IUnknown'],
    make: () => unwrap(com.MFCreateAsyncResult(null, null, null)),
    changes: [(object: com.IMFAsyncResult) => object.SetStatus(constants.E_FAIL)],
  },
  {
    name: 'event queue',
    interfaces: ['IMFMediaEventQueue', 'IUnknown'],
    make: () => unwrap(com.MFCreateEventQueue({ scheduler })),
    changes: [
      (object: com.IMFMediaEventQueue) => object.QueueEvent(plainEvent(1)),
      (object: com.IMFMediaEventQueue) => object.BeginGetEvent(callback, null),
      () => scheduler.runAll(),
      (object: com.IMFMediaEventQueue) => object.Shutdown(),
    ],
  },
  {
    name: 'event generator',
    interfaces: ['IMFMediaEventGenerator', 'IUnknown'],
    make: () => new Generator({ scheduler }),
    changes: [
      (object: Generator) => object.QueueEvent(1, GUID_NULL, constants.S_OK, null),
      (object: Generator) => object.Shutdown(),
    ],
  },
  {
    name: 'callback',
    interfaces: ['IMFAsyncCallback', 'IUnknown'],
    make: () =>
      com.createComObject([com.IID_IMFAsyncCallback], {
        GetParameters: () => com.comFailure(constants.E_NOTIMPL),
        Invoke: () => constants.S_OK,
      }),
  },
];

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

describe.each(subjects)('$name', ({ interfaces, make, changes = [] }) => {
  test('has its interfaces and no other', () => {
    const names = answered(make()).map(({ name }) => name);
    expect([...names].sort()).toEqual([...interfaces].sort());
  });

  test('keeps the rules for every pair of ids', () => {
    checkRules(make());
  });

  test('keeps them, and the same set, whatever happens to it', () => {
    const object = make();
    const before = answered(object);
    for (const change of changes) {
      change(object as never);
      expect(answered(object)).toEqual(before);
      checkRules(object);
    }
  });

  test('is another object each time', () => {
    expect(make()).not.toBe(make());
  });
});
