import { describe, expect, it } from 'vitest';
import { TestCallback } from '../fixtures/test-callback.js';
import { directory, TestMachine } from '../wmdrm/fixtures/test-machine.js';
import { nameOf, queuedEvents } from '../wmdrm/fixtures/read-events.js';
import { unwrap } from '../hresult/com-result.js';
import { events } from './events.js';
import { ScriptedGenerator } from './fixtures/scripted-generator.js';

const done = { done: true, value: undefined };

describe('events', () => {
  it('are those of the object, in order', async () => {
    const management = new TestMachine().management();
    unwrap(management.BackupLicenses(directory, 0));
    const names: string[] = [];
    for await (const event of events(management)) {
      names.push(nameOf(event));
      if (nameOf(event).endsWith('Completed')) break;
    }
    expect(names[0]).toBe('MEWMDRMLicenseBackupProgress');
    expect(names.at(-1)).toBe('MEWMDRMLicenseBackupCompleted');
  });

  it('stay in the queue when the loop is left', async () => {
    const generator = new ScriptedGenerator();
    for (const type of [1, 2, 3]) generator.raise(type);
    for await (const event of events(generator)) if (event.GetType().value === 2) break;
    expect(queuedEvents(generator).map((event) => event.GetType().value)).toEqual([3]);
  });

  it('end when the object is shut down while one waits', async () => {
    const generator = new ScriptedGenerator();
    const next = events(generator).next();
    generator.Shutdown();
    expect(await next).toEqual(done);
  });

  it('end after the last WMDRMShutdown', async () => {
    const machine = new TestMachine();
    const management = machine.management();
    machine.runtime.WMDRMShutdown();
    expect(await events(management).next()).toEqual(done);
  });

  it.each([
    ['before', true],
    ['while one waits', false],
  ])('end when the signal fires %s, and take nothing', async (_, before) => {
    const generator = new ScriptedGenerator();
    const controller = new AbortController();
    if (before) controller.abort();
    const iterator = events(generator, { signal: controller.signal });
    const next = iterator.next();
    controller.abort();
    generator.raise(1);
    expect(await next).toEqual(done);
    expect(await iterator.next()).toEqual(done);
    expect(queuedEvents(generator)).toHaveLength(1);
  });

  it.each(['return', 'dispose'])('end with %s while one waits', async (how) => {
    const generator = new ScriptedGenerator();
    const iterator = events(generator);
    const next = iterator.next();
    await (how === 'return' ? iterator.return() : iterator[Symbol.asyncDispose]());
    expect(await next).toEqual(done);
  });

  it('say so when somebody else waits for the next event', async () => {
    const generator = new ScriptedGenerator();
    generator.BeginGetEvent(new TestCallback(), null);
    const iterator = events(generator);
    await expect(iterator.next()).rejects.toMatchObject({ code: 'MF_E_MULTIPLE_SUBSCRIBERS' });
    expect(await iterator.next()).toEqual(done);
  });
});
