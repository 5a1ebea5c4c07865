import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { everyObject } from './fixtures/every-object.js';
import { plainEvent } from './fixtures/plain-event.js';
import { seed } from './fixtures/seed.js';
import { TestCallback } from './fixtures/test-callback.js';
import * as com from './index.js';
import { keyA } from './wmdrm/fixtures/sample-format.js';
import { directory, TestMachine } from './wmdrm/fixtures/test-machine.js';

type Method = (...given: readonly unknown[]) => unknown;

const event = plainEvent(1);
/** What a caller without types might pass, right and wrong. */
const anything: readonly unknown[] = [
  ...[undefined, null, true, 0, 1, 2, -1, 0.5, NaN, Infinity, 2 ** 32, 1n, -1n, Symbol('s')],
  ...['', 'x', '\ud800', 'length', '__proto__', directory, keyA, 'ActionAllowed.Play'],
  ...[com.GUID_NULL, com.formatGuid(com.IID_IMFMediaEvent.guid), 'BackupPath'],
  ...[() => 1, {}, [], [null], ['LicenseStateData.Play'], Object.create(null), Promise.resolve()],
  ...[new Uint8Array(3), { vt: 0 }, { vt: 13, punkVal: {} }, { vt: 72, puuid: 7 }],
  ...[{ vt: 0x1011 }, { vt: 0x1011, caub: [] }, { vt: 0x1011, caub: Uint8Array.of(1) }],
  ...[com.IID_IUnknown, com.IID_IMFAttributes, { guid: {} }, { QueryInterface: 1 }],
  ...[{ Invoke: 1 }, { OnStatus: 1 }, new TestCallback(), { aborted: false }, AbortSignal.abort()],
  ...[{ dwVersion: 0 }, { dwVersion: '1', bstrKID: 1 }, { scheduler: {} }, event],
];
const some = fc.array(fc.constantFrom(...anything), { maxLength: 5 });
/** Every other time with a key first, so that what was set under it is found again. */
const passed = fc.oneof(
  some,
  some.map((rest) => [com.GUID_NULL, ...rest]),
);

/** Names of the methods of an object, as in the IDL. */
function methodsOf(object: object): readonly string[] {
  const names = new Set<string>();
  for (let at: object | null = object; at !== null; at = Object.getPrototypeOf(at) as object | null)
    for (const name of Object.getOwnPropertyNames(at)) if (/^[A-Z]/.test(name)) names.add(name);
  return [...names];
}

/** What is wrong with an answer; `undefined` if it is a code without sign, a result with one, or an object. */
function fault(answer: unknown): string | undefined {
  if (answer instanceof Promise) return undefined;
  if (answer === null) return undefined;
  const hr = typeof answer === 'object' ? (answer as { readonly hr?: unknown }).hr : answer;
  if (typeof answer === 'object' && hr === undefined) return undefined;
  return Number.isInteger(hr) && (hr as number) >= 0 ? undefined : `answered ${String(hr)}`;
}

/** Calls a method with arguments nobody checked; everything that goes wrong, in words. */
async function misuse(object: object, method: string): Promise<readonly string[]> {
  const faults: string[] = [];
  const call = (object as Record<string, Method>)[method]!;
  for (const given of fc.sample(passed, { seed, numRuns: 300 })) {
    const told = (error: unknown): void => void faults.push(`${fc.stringify(given)}: ${error}`);
    try {
      const answer = call.apply(object, given);
      const wrong = fault(answer);
      if (wrong !== undefined) told(wrong);
      if (answer instanceof Promise) answer.then(fault).then((late) => late && told(late), told);
    } catch (error) {
      told(error);
    }
  }
  await new Promise<void>((resolve) => setImmediate(resolve));
  return faults;
}

describe.each(everyObject)('no caller makes a method throw: $name', ({ make }) => {
  let object: object;
  beforeAll(async () => ({ object } = await make()));

  test('whatever is passed', async () => {
    const [ends, methods] = [['Shutdown'], methodsOf(object).filter((name) => name !== 'Shutdown')];
    // Twice: what one method was given, another one finds; and again once the object is shut down.
    const rounds = 'Shutdown' in object ? [methods, methods, ends, methods] : [methods, methods];
    for (const method of rounds.flat()) {
      expect({ method, faults: await misuse(object, method) }).toEqual({ method, faults: [] });
    }
  });
});

test.each([
  'MFCreateAttributes',
  'MFCreateMediaEvent',
  'MFCreateAsyncResult',
  'MFCreateEventQueue',
])('no caller makes %s throw', async (name) => {
  expect(await misuse(com, name)).toEqual([]);
});

test('no caller makes the functions of a runtime throw', async () => {
  const machine = new TestMachine();
  const { store, network, runtime } = machine;
  const older = com.createWmsdkRuntime({ store, targets: [network], formats: [] });
  for (const method of methodsOf(runtime)) expect(await misuse(runtime, method)).toEqual([]);
  expect(await misuse(older, 'WMCreateBackupRestorer')).toEqual([]);
});
