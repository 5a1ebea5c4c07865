import { LicenseStore, memoryStore, portableHost } from '@wmdrm/core';
import { expect, test } from 'vitest';
import {
  WMDRM_ACQUIRE_LICENSE_NONSILENT,
  WMDRM_ACQUIRE_LICENSE_SILENT,
  WMDRM_BACKUP_OVERWRITE,
  WMDRM_CLEAN_LICENSE_STORE_ASYNC,
  WMDRM_RESTORE_INDIVIDUALIZE,
  WMDRM_SECURITY_PERFORM_FORCE_INDIV,
  WMDRM_SECURITY_PERFORM_INDIV,
  WMDRM_SECURITY_PERFORM_REVOCATION_REFRESH,
} from '../../constants/wmdrmsdk-flags.js';
import { ManualScheduler } from '../../fixtures/manual-scheduler.js';
import { unwrap, type ComResult } from '../../hresult/com-result.js';
import type { IUnknown } from '../../unknown/iunknown.js';
import { ManualClock } from '../fixtures/manual-clock.js';
import { queuedEvents } from '../fixtures/read-events.js';
import { turn } from '../fixtures/run-backup.js';
import { keyA } from '../fixtures/sample-format.js';
import { TestIndividualization } from '../fixtures/test-individualization.js';
import { directory, TestMachine } from '../fixtures/test-machine.js';
import { TestNetwork } from '../fixtures/test-network.js';
import type { IWMDRMEventGenerator } from '../iwmdrm-event-generator.js';

/** A port whose calls are written down. */
function watched<T extends object>(name: string, port: T, calls: string[]): T {
  return new Proxy(port, {
    get: (target, key) => {
      const member: unknown = Reflect.get(target, key);
      if (typeof member !== 'function') return member;
      return (...given: readonly unknown[]): unknown => {
        calls.push(`${name}.${String(key)}`);
        return Reflect.apply(member, target, given);
      };
    },
  });
}

/** A machine with every port there is, all of them watched. */
function watchedMachine() {
  const calls: string[] = [];
  const scheduler = new ManualScheduler();
  const engine = watched('engine', memoryStore(), calls);
  const machine = new TestMachine({
    scheduler,
    store: new LicenseStore(engine, { host: portableHost }),
    targets: [watched('targets', new TestNetwork(), calls)],
    clock: watched('clock', new ManualClock(), calls),
    individualization: watched('machine', new TestIndividualization('one'), calls),
    authority: watched('authority', { authorize: async () => ({ allowed: true }) }, calls),
    acquisition: watched(
      'acquisition',
      {
        acquire: async () => new Uint8Array(),
        prepare: async () => ({ url: 'https://licenses.example', challenge: 'c' }),
      },
      calls,
    ),
    revocation: {
      lists: watched(
        'lists',
        {
          get: () => undefined,
          set: () => undefined,
          isRevoked: () => false,
          refresh: async () => undefined,
        },
        calls,
      ),
    },
  });
  return { machine, calls, scheduler };
}

interface Started {
  readonly object: IWMDRMEventGenerator;
  readonly cookie: ComResult<IUnknown>;
}

type Start = (machine: TestMachine) => Started;

const managing =
  (call: (object: ReturnType<TestMachine['management']>) => ComResult<IUnknown>): Start =>
  (machine) => {
    const object = machine.management();
    return { object, cookie: call(object) };
  };
const updating =
  (flag: number): Start =>
  (machine) => {
    const object = machine.security();
    return { object, cookie: object.PerformSecurityUpdate(flag) };
  };

test.each<[string, Start]>([
  ['BackupLicenses', managing((on) => on.BackupLicenses(directory, WMDRM_BACKUP_OVERWRITE))],
  ['RestoreLicenses', managing((on) => on.RestoreLicenses(directory, WMDRM_RESTORE_INDIVIDUALIZE))],
  [
    'CleanLicenseStore, asynchronously',
    managing((on) => on.CleanLicenseStore(WMDRM_CLEAN_LICENSE_STORE_ASYNC)),
  ],
  [
    'AcquireLicense, silently',
    managing((on) => on.AcquireLicense(null, 'header', '', WMDRM_ACQUIRE_LICENSE_SILENT)),
  ],
  [
    'AcquireLicense, non-silently',
    managing((on) => on.AcquireLicense(null, 'header', '', WMDRM_ACQUIRE_LICENSE_NONSILENT)),
  ],
  ['MonitorLicenseAcquisition', managing((on) => on.MonitorLicenseAcquisition(keyA, 'header', ''))],
  ['PerformSecurityUpdate, individualizing', updating(WMDRM_SECURITY_PERFORM_INDIV)],
  ['PerformSecurityUpdate, forced', updating(WMDRM_SECURITY_PERFORM_FORCE_INDIV)],
  ['PerformSecurityUpdate, refreshing', updating(WMDRM_SECURITY_PERFORM_REVOCATION_REFRESH)],
])('U27: %s touches no port and queues no event before the scheduler runs', async (_, start) => {
  const { machine, calls, scheduler } = watchedMachine();
  const { object, cookie } = start(machine);
  const atReturn = [...calls];
  await turn();
  expect({ ok: cookie.ok, atReturn, calls, queued: queuedEvents(object) }).toEqual({
    ok: true,
    atReturn: [],
    calls: [],
    queued: [],
  });
  scheduler.runAll();
  await turn();
  expect(calls).not.toEqual([]);
  object.CancelAsyncOperation(unwrap(cookie));
});
