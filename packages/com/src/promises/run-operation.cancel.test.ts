import { describe, expect, it } from 'vitest';
import * as met from '../constants/mfobjects-event-types.js';
import { S_OK } from '../hresult/com-codes.js';
import { comSuccess } from '../hresult/com-result.js';
import { keyA } from '../wmdrm/fixtures/sample-format.js';
import { directory, TestMachine } from '../wmdrm/fixtures/test-machine.js';
import { backUp, cancellable, runScripted, stockedMachine } from './fixtures/run-operations.js';
import { ScriptedGenerator } from './fixtures/scripted-generator.js';
import { runOperation } from './run-operation.js';

describe('cancelling', () => {
  it('by the signal rejects with the reason as the cause, once the operation has ended', async () => {
    const machine = await stockedMachine();
    const controller = new AbortController();
    const reason = new Error('the user closed the window');
    const run = backUp(machine.management(), { signal: controller.signal });
    controller.abort(reason);
    await expect(run).rejects.toMatchObject({ code: 'NS_E_DRM_OPERATION_CANCELED', cause: reason });
    expect(machine.network.manifests(directory)).toEqual([]);
  });

  it('before the start starts nothing', async () => {
    const generator = new ScriptedGenerator();
    const signal = AbortSignal.abort();
    let started = false;
    const start = () => {
      started = true;
      return comSuccess(generator.cookie);
    };
    const run = runOperation(generator, start, { signal });
    await expect(run).rejects.toMatchObject({ code: 'NS_E_DRM_OPERATION_CANCELED' });
    expect(started).toBe(false);
  });

  it('inside the start cancels what was started', async () => {
    const generator = cancellable();
    const controller = new AbortController();
    const start = () => {
      controller.abort();
      return comSuccess(generator.cookie);
    };
    const run = runOperation(generator, start, { signal: controller.signal });
    await expect(run).rejects.toMatchObject({ code: 'NS_E_DRM_OPERATION_CANCELED' });
    expect(generator.cancelled).toEqual([generator.cookie]);
  });

  it('that comes too late changes nothing', async () => {
    const generator = new ScriptedGenerator();
    const controller = new AbortController();
    const run = runScripted(generator, { signal: controller.signal });
    generator.raise(met.MEWMDRMLicenseBackupCompleted);
    controller.abort();
    expect((await run).hr).toBe(S_OK);
    expect(generator.cancelled).toHaveLength(1);
  });

  it('is heard no more after the end', async () => {
    const generator = new ScriptedGenerator();
    const controller = new AbortController();
    const run = runScripted(generator, { signal: controller.signal });
    generator.raise(met.MEWMDRMLicenseBackupCompleted);
    await run;
    controller.abort();
    expect(generator.cancelled).toEqual([]);
  });

  it('of a monitoring rejects, though its code is a success', async () => {
    const management = new TestMachine().management();
    const controller = new AbortController();
    const run = runOperation(
      management,
      () => management.MonitorLicenseAcquisition(keyA, '', '<ACTIONLIST></ACTIONLIST>'),
      { signal: controller.signal },
    );
    controller.abort();
    await expect(run).rejects.toMatchObject({ code: 'NS_E_DRM_OPERATION_CANCELED' });
  });

  it('by a listener that throws rejects with its error, and tells it nothing more', async () => {
    const generator = cancellable();
    const error = new Error('of the listener');
    let calls = 0;
    const run = runScripted(generator, {
      progress: () => {
        calls += 1;
        throw error;
      },
    });
    generator.raise(met.MEWMDRMLicenseBackupProgress);
    generator.raise(met.MEWMDRMLicenseBackupProgress);
    await expect(run).rejects.toBe(error);
    expect({ calls, cancelled: generator.cancelled }).toEqual({
      calls: 1,
      cancelled: [generator.cookie],
    });
  });

  it('by a listener that throws rejects with its error also when the end is never told', async () => {
    const generator = new ScriptedGenerator((each) => each.Shutdown());
    const error = new Error('of the listener');
    const run = runScripted(generator, { progress: () => Promise.reject(error) });
    generator.raise(met.MEWMDRMLicenseBackupProgress);
    await expect(run).rejects.toBe(error);
  });

  it('tells the listener nothing more', async () => {
    const generator = cancellable();
    const controller = new AbortController();
    let calls = 0;
    const progress = (): void => {
      calls += 1;
      controller.abort();
    };
    const run = runScripted(generator, { signal: controller.signal, progress });
    generator.raise(met.MEWMDRMLicenseBackupProgress);
    generator.raise(met.MEWMDRMLicenseBackupProgress);
    await expect(run).rejects.toMatchObject({ code: 'NS_E_DRM_OPERATION_CANCELED' });
    expect(calls).toBe(1);
  });
});
