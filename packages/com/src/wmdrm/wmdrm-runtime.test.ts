import { describe, expect, it } from 'vitest';
import { MF_EVENT_FLAG_NO_WAIT } from '../constants/mfobjects-event-flags.js';
import { WMDRM_DELETE_LICENSE_IMMEDIATELY } from '../constants/wmdrmsdk-flags.js';
import { GUID_NULL } from '../guid/guid.js';
import type { Iid } from '../guid/iid.js';
import { S_OK } from '../hresult/com-codes.js';
import type { HRESULT } from '../hresult/hresult.js';
import { unwrap } from '../hresult/com-result.js';
import { IID_IMFMediaEventGenerator } from '../media-foundation/imf-media-event-generator.js';
import { IID_IUnknown, type IUnknown } from '../unknown/iunknown.js';
import { codeName } from './fixtures/read-events.js';
import { backUp, ended, Gate, turn } from './fixtures/run-backup.js';
import { keyA, sampleLicense } from './fixtures/sample-format.js';
import { TestMachine, directory } from './fixtures/test-machine.js';
import { IID_IWMDRMEventGenerator } from './iwmdrm-event-generator.js';
import { IID_IWMDRMLicenseManagement } from './iwmdrm-license-management.js';
import { IID_IWMDRMLicenseQuery } from './iwmdrm-license-query.js';
import { IID_IWMDRMLicense } from './iwmdrm-license.js';
import { IID_IWMDRMNetReceiver } from './iwmdrm-net-receiver.js';
import { IID_IWMDRMNetTransmitter } from './iwmdrm-net-transmitter.js';
import { IID_IWMDRMProvider } from './iwmdrm-provider.js';
import { IID_IWMDRMSecurity } from './iwmdrm-security.js';
import { createWmdrmRuntime } from './wmdrm-runtime.js';

const unable = 'NS_E_DRM_UNABLE_TO_INITIALIZE';

/** A runtime nobody has started. */
function idle(): ReturnType<typeof createWmdrmRuntime> {
  const { store, network } = new TestMachine();
  return createWmdrmRuntime({ store, targets: [network], formats: [] });
}

describe('the runtime', () => {
  it('U44: before WMDRMStartup everything is NS_E_DRM_UNABLE_TO_INITIALIZE', () => {
    const runtime = idle();
    expect(codeName(runtime.WMDRMCreateProvider().hr)).toBe(unable);
    expect(codeName(runtime.WMDRMCreateProtectedProvider().hr)).toBe(unable);
    expect(codeName(runtime.WMDRMShutdown())).toBe(unable);
  });

  it('U44: counts its users; only the last WMDRMShutdown ends it', () => {
    const runtime = idle();
    runtime.WMDRMStartup();
    runtime.WMDRMStartup();
    const provider = unwrap(runtime.WMDRMCreateProvider());
    expect(codeName(runtime.WMDRMShutdown())).toBe('S_OK');
    expect(codeName(provider.CreateObject(IID_IWMDRMLicenseQuery).hr)).toBe('S_OK');
    expect(codeName(runtime.WMDRMShutdown())).toBe('S_OK');
    expect(codeName(provider.CreateObject(IID_IWMDRMLicenseQuery).hr)).toBe(unable);
    expect(codeName(runtime.WMDRMShutdown())).toBe(unable);
  });

  it('U44: after the last WMDRMShutdown every method but QueryInterface says so, for ever', async () => {
    const machine = await new TestMachine().holding(sampleLicense('a', { keyIds: [keyA] }));
    const provider = unwrap(machine.runtime.WMDRMCreateProvider());
    const management = machine.management();
    const query = machine.query();
    const security = machine.security();
    const license = unwrap(await management.CreateLicenseEnumeration(null));
    machine.runtime.WMDRMShutdown();
    const ask = async (): Promise<Record<string, HRESULT>> => ({
      provider: provider.CreateObject(IID_IWMDRMSecurity).hr,
      event: management.GetEvent(MF_EVENT_FLAG_NO_WAIT).hr,
      waiting: (await management.GetEvent(0)).hr,
      begin: management.BeginGetEvent(null as never, null),
      end: management.EndGetEvent(null as never).hr,
      queue: management.QueueEvent(-1, GUID_NULL, S_OK, null),
      backup: management.BackupLicenses(directory, 0).hr,
      enumeration: (await management.CreateLicenseEnumeration(null)).hr,
      deletion: await management.DeleteLicense(keyA, WMDRM_DELETE_LICENSE_IMMEDIATELY),
      shutdown: management.Shutdown(),
      cancel: management.CancelAsyncOperation(null),
      next: license.GetNext(),
      reset: license.ResetEnumeration(),
      bytes: license.GetLicense().hr,
      persist: await license.PersistLicense(),
      state: (await query.QueryLicenseState(keyA, [])).hr,
      hints: query.SetActionAllowedQueryParams(false, 0, false, null),
      allowed: (await query.QueryActionAllowed(keyA, null, [])).hr,
      version: (await security.GetSecurityVersion()).hr,
      update: security.PerformSecurityUpdate(1).hr,
    });
    const expected = (hrs: Record<string, HRESULT>): unknown =>
      Object.fromEntries(Object.keys(hrs).map((name) => [name, unable]));
    const named = (hrs: Record<string, HRESULT>): unknown =>
      Object.fromEntries(Object.entries(hrs).map(([name, hr]) => [name, codeName(hr)]));
    const ended = await ask();
    expect(named(ended)).toEqual(expected(ended));
    machine.runtime.WMDRMStartup();
    const again = await ask();
    expect(named(again)).toEqual(expected(again));
    expect(unwrap(management.QueryInterface(IID_IUnknown))).toBe(management);
    expect(codeName((await machine.management().CreateLicenseEnumeration(null)).hr)).toBe('S_OK');
  });

  it('U44: the last WMDRMShutdown cancels what runs and lets nobody wait', async () => {
    const machine = await new TestMachine().holding(sampleLicense('a'));
    const gate = new Gate();
    machine.network.before = async (operation, name) => {
      if (operation === 'create' && name.startsWith('journal-')) await gate.pass();
    };
    const management = machine.management();
    const cookie = unwrap(management.BackupLicenses(directory, 0));
    await gate.reached;
    const idle = machine.management().GetEvent(0);
    machine.runtime.WMDRMShutdown();
    expect(codeName((await idle).hr)).toBe('MF_E_SHUTDOWN');
    gate.open();
    await ended(cookie);
    expect(machine.network.manifests(directory)).toEqual([]);
  });

  it('has no stub library', () => {
    const { runtime } = new TestMachine();
    expect(codeName(runtime.WMDRMCreateProtectedProvider().hr)).toBe('NS_E_DRM_STUBLIB_REQUIRED');
  });

  it('starts again after its end', async () => {
    const machine = await new TestMachine().holding(sampleLicense('a'));
    machine.runtime.WMDRMShutdown();
    machine.runtime.WMDRMStartup();
    expect((await backUp(machine)).at(-1)).toBe('MEWMDRMLicenseBackupCompleted S_OK');
  });
});

describe('the provider', () => {
  it.each([
    ['IUnknown', IID_IUnknown],
    ['IMFMediaEventGenerator', IID_IMFMediaEventGenerator],
    ['IWMDRMEventGenerator', IID_IWMDRMEventGenerator],
    ['IWMDRMLicense', IID_IWMDRMLicense],
    ['IWMDRMNetReceiver', IID_IWMDRMNetReceiver],
    ['IWMDRMNetTransmitter', IID_IWMDRMNetTransmitter],
    ['IWMDRMProvider', IID_IWMDRMProvider],
    ['null', null],
  ])('U51: CreateObject(%s) is E_NOINTERFACE', (_, iid) => {
    const provider = unwrap(new TestMachine().runtime.WMDRMCreateProvider());
    const answer = provider.CreateObject(iid as Iid<IUnknown>);
    expect(codeName(answer.hr)).toBe('E_NOINTERFACE');
    expect(answer.value).toBeUndefined();
  });

  it('makes a new object each time', () => {
    const machine = new TestMachine();
    expect(machine.management()).not.toBe(machine.management());
  });
});

describe('the interfaces of the objects', () => {
  /** One of each kind, and what it must answer. */
  async function objects(): Promise<
    readonly (readonly [string, IUnknown, readonly Iid<IUnknown>[]])[]
  > {
    const machine = await new TestMachine().holding(sampleLicense('a'));
    const management = machine.management();
    const generator = [IID_IWMDRMEventGenerator, IID_IMFMediaEventGenerator];
    const license = unwrap(await management.CreateLicenseEnumeration(null));
    const provider = unwrap(machine.runtime.WMDRMCreateProvider());
    return [
      ['management', management, [IID_IWMDRMLicenseManagement, ...generator]],
      ['security', machine.security(), [IID_IWMDRMSecurity, ...generator]],
      ['query', machine.query(), [IID_IWMDRMLicenseQuery]],
      ['license', license, [IID_IWMDRMLicense]],
      ['provider', provider, [IID_IWMDRMProvider]],
    ];
  }
  const all: readonly Iid<IUnknown>[] = [
    IID_IWMDRMLicenseManagement,
    IID_IWMDRMEventGenerator,
    IID_IMFMediaEventGenerator,
    IID_IWMDRMSecurity,
    IID_IWMDRMLicenseQuery,
    IID_IWMDRMLicense,
    IID_IWMDRMProvider,
    IID_IWMDRMNetReceiver,
  ];

  it('are exactly those of the contract, of one identity, from every interface', async () => {
    for (const [name, object, expected] of await objects()) {
      const answered = all.filter((iid) => object.QueryInterface(iid).ok);
      expect([name, new Set(answered)]).toEqual([name, new Set(expected)]);
      for (const from of expected) {
        const face = unwrap(object.QueryInterface(from));
        for (const to of [IID_IUnknown, ...expected])
          expect(unwrap(face.QueryInterface(to))).toBe(object);
      }
    }
  });

  it('do not change when the object is shut down', async () => {
    const management = new TestMachine().management();
    const before = all.map((iid) => management.QueryInterface(iid).hr);
    management.Shutdown();
    await turn();
    expect(all.map((iid) => management.QueryInterface(iid).hr)).toEqual(before);
  });
});
