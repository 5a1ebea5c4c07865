import { describe, expect, it } from 'vitest';
import * as met from '../constants/mfobjects-event-types.js';
import { WMDRM_CLEAN_LICENSE_STORE_ASYNC } from '../constants/wmdrmsdk-flags.js';
import { VT_UNKNOWN } from '../constants/wtypes-vartype.js';
import { TestCallback } from '../fixtures/test-callback.js';
import { E_FAIL, S_OK } from '../hresult/com-codes.js';
import { GUID_NULL } from '../guid/guid.js';
import { comSuccess, unwrap } from '../hresult/com-result.js';
import {
  eventsUntilCompleted,
  nameOf,
  queuedEvents,
  valueOf,
} from '../wmdrm/fixtures/read-events.js';
import { directory, TestMachine } from '../wmdrm/fixtures/test-machine.js';
import { backUp, runScripted, stockedMachine } from './fixtures/run-operations.js';
import { ScriptedGenerator } from './fixtures/scripted-generator.js';
import type { OperationProgress } from './operation-progress-of.js';
import { runOperation } from './run-operation.js';

describe('other operations on the object', () => {
  it('events that were there before are there afterwards', async () => {
    const management = (await stockedMachine()).management();
    management.QueueEvent(met.MEWMDRMLicenseBackupCompleted, GUID_NULL, E_FAIL, null);
    expect((await backUp(management)).hr).toBe(S_OK);
    const left = queuedEvents(management);
    expect(left.map((event) => event.GetStatus().value)).toEqual([E_FAIL]);
  });

  it('an operation beside it keeps its completed event', async () => {
    const management = (await stockedMachine()).management();
    management.CleanLicenseStore(WMDRM_CLEAN_LICENSE_STORE_ASYNC);
    const { event } = await backUp(management);
    expect(nameOf(event)).toBe('MEWMDRMLicenseBackupCompleted');
    expect(queuedEvents(management).map(nameOf)).toEqual(['MEWMDRMLicenseStoreCleaned']);
  });

  it('progress of another operation is not told, and stays', async () => {
    const other = (await stockedMachine()).management();
    unwrap(other.BackupLicenses(directory, 0));
    const [first] = await eventsUntilCompleted(other);
    const management = new TestMachine().management();
    const seen: OperationProgress[] = [];
    const run = backUp(management, { progress: (each) => void seen.push(each) });
    const value = valueOf(first!);
    management.QueueEvent(met.MEWMDRMLicenseBackupProgress, GUID_NULL, S_OK, {
      vt: VT_UNKNOWN,
      punkVal: value,
    });
    await run;
    expect(seen.filter(({ event }) => valueOf(event) === value)).toEqual([]);
    expect(queuedEvents(management).map((event) => valueOf(event) === value)).toEqual([true]);
  });

  it('a completed event that does not fit the progress is that of another operation', async () => {
    const generator = new ScriptedGenerator();
    const run = runScripted(generator);
    generator.raise(met.MEWMDRMLicenseRestoreProgress);
    generator.raise(met.MEWMDRMLicenseAcquisitionCompleted);
    generator.raise(met.MEWMDRMLicenseRestoreCompleted);
    expect(nameOf((await run).event)).toBe('MEWMDRMLicenseRestoreCompleted');
    expect(queuedEvents(generator).map(nameOf)).toEqual(['MEWMDRMLicenseAcquisitionCompleted']);
  });

  it('a second one is refused while the first runs, and starts nothing', async () => {
    const generator = new ScriptedGenerator();
    const first = runScripted(generator);
    let started = false;
    const start = () => {
      started = true;
      return comSuccess(generator.cookie);
    };
    const second = runOperation(generator, start);
    await expect(second).rejects.toMatchObject({ code: 'MF_E_MULTIPLE_SUBSCRIBERS' });
    expect(started).toBe(false);
    generator.raise(met.MEWMDRMLicenseBackupCompleted);
    await first;
    const third = runScripted(generator);
    generator.raise(met.MEWMDRMLicenseBackupCompleted);
    expect((await third).hr).toBe(S_OK);
  });

  it('is refused while somebody waits with BeginGetEvent', async () => {
    const generator = new ScriptedGenerator();
    generator.BeginGetEvent(new TestCallback(), null);
    const run = runScripted(generator);
    await expect(run).rejects.toMatchObject({ code: 'MF_E_MULTIPLE_SUBSCRIBERS' });
  });

  it('is cancelled when its events can no longer be read', async () => {
    const generator = new ScriptedGenerator();
    let subscribed = false;
    const progress = (): void => {
      if (!subscribed) generator.BeginGetEvent(new TestCallback(), null);
      subscribed = true;
    };
    const run = runScripted(generator, { progress });
    generator.raise(met.MEWMDRMLicenseBackupProgress);
    await expect(run).rejects.toMatchObject({ code: 'MF_E_MULTIPLE_SUBSCRIBERS' });
    expect(generator.cancelled).toEqual([generator.cookie]);
  });
});
