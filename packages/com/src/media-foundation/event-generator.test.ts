import { expect, test } from 'vitest';
import { MF_EVENT_FLAG_NO_WAIT } from '../constants/mfobjects-event-flags.js';
import { VT_UI4 } from '../constants/wtypes-vartype.js';
import { ManualScheduler } from '../fixtures/manual-scheduler.js';
import { TestCallback } from '../fixtures/test-callback.js';
import { GUID_NULL } from '../guid/guid.js';
import { E_FAIL, S_OK } from '../hresult/com-codes.js';
import { unwrap } from '../hresult/com-result.js';
import type { HRESULT } from '../hresult/hresult.js';
import { EventGenerator } from './event-generator.js';

class Generator extends EventGenerator {
  Shutdown(): HRESULT {
    return this.queue.Shutdown();
  }
}

test('a client can put an event into it and get it out', () => {
  const generator = new Generator();
  generator.QueueEvent(7, GUID_NULL, E_FAIL, { vt: VT_UI4, ulVal: 1 });
  const event = unwrap(generator.GetEvent(MF_EVENT_FLAG_NO_WAIT));
  expect([event.GetType().value, event.GetStatus().value]).toEqual([7, E_FAIL]);
});

test('it calls back, and the result ends there', () => {
  const scheduler = new ManualScheduler();
  const generator = new Generator({ scheduler });
  const ended: HRESULT[] = [];
  const callback = new TestCallback((result) => ended.push(generator.EndGetEvent(result).hr));
  generator.BeginGetEvent(callback, null);
  generator.QueueEvent(7, GUID_NULL, S_OK, null);
  scheduler.runAll();
  expect(ended).toEqual([S_OK]);
});

test('its waiting can be stopped', async () => {
  const controller = new AbortController();
  const waiting = new Generator().GetEvent(0, controller.signal);
  controller.abort();
  expect((await waiting).ok).toBe(false);
});
