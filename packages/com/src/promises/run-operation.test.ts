import { describe, expect, it } from 'vitest';
import * as met from '../constants/mfobjects-event-types.js';
import { msdrmStatusName } from '../constants/wmdrmsdk-msdrm-status.js';
import { WMDRM_ACQUIRE_LICENSE_NONSILENT } from '../constants/wmdrmsdk-flags.js';
import { E_ACCESSDENIED, S_FALSE, S_OK } from '../hresult/com-codes.js';
import { comFailure, comSuccess, unwrap } from '../hresult/com-result.js';
import { MF_S_MULTIPLE_BEGIN } from '../hresult/mf-codes.js';
import { nameOf, queuedEvents } from '../wmdrm/fixtures/read-events.js';
import { TestMachine } from '../wmdrm/fixtures/test-machine.js';
import { backUp, runScripted, stockedMachine } from './fixtures/run-operations.js';
import { ScriptedGenerator } from './fixtures/scripted-generator.js';
import type { OperationProgress } from './operation-progress-of.js';
import { runOperation } from './run-operation.js';

describe('an operation that succeeds', () => {
  it('resolves with its completed event', async () => {
    const management = (await stockedMachine()).management();
    const { hr, event } = await backUp(management);
    expect(hr).toBe(S_OK);
    expect(nameOf(event)).toBe('MEWMDRMLicenseBackupCompleted');
    expect(queuedEvents(management)).toEqual([]);
  });

  it('resolves with any success code', async () => {
    const generator = new ScriptedGenerator();
    const run = runScripted(generator);
    generator.raise(met.MEWMDRMLicenseStoreCleaned, S_FALSE);
    expect((await run).hr).toBe(S_FALSE);
  });

  it('tells its progress in order: status, counts, event', async () => {
    const management = (await stockedMachine()).management();
    const seen: OperationProgress[] = [];
    await backUp(management, { progress: (each) => void seen.push(each) });
    const statuses = seen.map(({ status }) => msdrmStatusName(status!.eStatus));
    expect(statuses.filter((name) => name !== 'DRM_INFORMATION')).toEqual([
      'DRM_BACKUPRESTORE_BEGIN',
      'DRM_RESTRICTED_LICENSE',
      'DRM_BACKUPRESTORE_END',
    ]);
    expect(seen.at(-1)).toMatchObject({ individualization: null, counts: { licensesDone: 1 } });
    expect(nameOf(seen[0]!.event)).toBe('MEWMDRMLicenseBackupProgress');
  });

  it('waits for an asynchronous listener before the next event', async () => {
    const management = (await stockedMachine()).management();
    const log: string[] = [];
    const progress = async (): Promise<void> => {
      log.push('begin');
      await new Promise((resolve) => setImmediate(resolve));
      log.push('end');
    };
    await backUp(management, { progress });
    expect(log.join(' ')).toMatch(/^(begin end ?)+$/);
  });

  it('carries what the operation answers as the value of the event', async () => {
    const acquisition = {
      acquire: () => Promise.reject(new Error('not asked')),
      prepare: async () => ({ url: 'https://licenses.example', challenge: 'c' }),
    };
    const management = new TestMachine({ acquisition }).management();
    const { event } = await runOperation(management, () =>
      management.AcquireLicense(
        null,
        'header',
        '<ACTIONLIST></ACTIONLIST>',
        WMDRM_ACQUIRE_LICENSE_NONSILENT,
      ),
    );
    expect(nameOf(event)).toBe('MEWMDRMLicenseAcquisitionCompleted');
    expect(unwrap(event.GetValue())).toHaveProperty('punkVal');
  });

  it('is pending already when the start answers MF_S_MULTIPLE_BEGIN', async () => {
    const generator = new ScriptedGenerator();
    const run = runOperation(generator, () => comSuccess(generator.cookie, MF_S_MULTIPLE_BEGIN));
    generator.raise(met.MEWMDRMLicenseAcquisitionCompleted);
    expect((await run).hr).toBe(S_OK);
  });

  it('on an object that knows none of our interfaces tells its progress too', async () => {
    const generator = new ScriptedGenerator();
    const seen: OperationProgress[] = [];
    const run = runScripted(generator, { progress: (each) => void seen.push(each) });
    generator.raise(met.MEWMDRMLicenseBackupProgress);
    generator.raise(met.MEWMDRMLicenseBackupCompleted);
    await run;
    expect(seen).toMatchObject([{ status: null, counts: null }]);
  });
});

describe('an operation that fails', () => {
  it('rejects with the status of its completed event, and its words as the cause', async () => {
    const management = (await stockedMachine()).management();
    await backUp(management);
    const failure = await backUp(management).catch((error: unknown) => error);
    expect(failure).toMatchObject({ name: 'ComError', code: 'NS_E_DRM_BACKUP_EXISTS' });
    expect(failure).toHaveProperty(
      'message',
      expect.stringMatching(/^MEWMDRMLicenseBackupCompleted: /),
    );
    expect((failure as Error).cause).toHaveProperty('message', expect.stringMatching(/\S/));
  });

  it('rejects with what the start answers', async () => {
    const generator = new ScriptedGenerator();
    const refused = runOperation(generator, () => comFailure(E_ACCESSDENIED));
    await expect(refused).rejects.toMatchObject({ hresult: E_ACCESSDENIED });
  });

  it('rejects with what the start throws', async () => {
    const error = new Error('of the caller');
    const start = (): never => {
      throw error;
    };
    await expect(runOperation(new ScriptedGenerator(), start)).rejects.toBe(error);
  });

  it('rejects when the object is shut down', async () => {
    const management = new TestMachine().management();
    const run = backUp(management);
    management.Shutdown();
    await expect(run).rejects.toMatchObject({ code: 'MF_E_SHUTDOWN' });
  });

  it('rejects before it starts on an object that is shut down', async () => {
    const generator = new ScriptedGenerator();
    generator.Shutdown();
    let started = false;
    const start = () => {
      started = true;
      return comSuccess(generator.cookie);
    };
    await expect(runOperation(generator, start)).rejects.toMatchObject({ code: 'MF_E_SHUTDOWN' });
    expect(started).toBe(false);
  });
});
