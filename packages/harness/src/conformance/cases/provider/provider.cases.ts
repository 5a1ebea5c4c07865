import { defineCase, type ContractCase } from '../../../contract/contract-case.js';
import { expectEqual, expectThat, NotApplicable } from '../../../contract/expectations.js';
import type { ConformanceContext } from '../../conformance-context.js';
import { present } from '../../machine/machine.js';
import { identityOf } from '../identity.js';

const createObject = 'wmformat/iwmdrmprovider-createobject';

/** Interfaces that only a subject with this capability has. */
const optional = [
  ['query', 'IWMDRMLicenseQuery'],
  ['security', 'IWMDRMSecurity'],
] as const;

/** WMDRMCreateProvider, WMDRMCreateProtectedProvider and IWMDRMProvider. */
export const providerCases: readonly ContractCase<ConformanceContext>[] = [
  defineCase({
    id: 'LM-PROVIDER-01',
    title: 'WMDRMCreateProvider answers an object with IWMDRMProvider and needs no stub library',
    source: { level: 'documented', page: 'wmformat/wmdrmcreateprovider', section: 'Description' },
    run: async ({ open }) => {
      const provider = await (await open()).provider();
      present('QueryInterface', await provider.query('IWMDRMProvider'));
    },
  }),
  defineCase({
    id: 'LM-PROVIDER-02',
    title: 'each WMDRMCreateProvider creates an object of its own',
    source: { level: 'documented', page: 'wmformat/wmdrmcreateprovider', section: 'Parameters' },
    run: async ({ open }) => {
      const machine = await open();
      const one = await identityOf(await machine.provider());
      const other = await identityOf(await machine.provider());
      expectThat('two calls answer two objects', one !== other);
    },
  }),
  defineCase({
    id: 'LM-PROVIDER-03',
    title: 'without the stub library WMDRMCreateProtectedProvider is NS_E_DRM_STUBLIB_REQUIRED',
    source: {
      level: 'documented',
      page: 'wmformat/library-files-header-files-and-compiler-settings',
      section: 'Stub library',
    },
    run: async ({ open, claims }) => {
      if (claims('stub-library')) throw new NotApplicable('the subject has the stub library');
      const { wmdrmsdk } = await open();
      expectEqual(
        'WMDRMCreateProtectedProvider',
        await wmdrmsdk.codeOf('WMDRMCreateProtectedProvider'),
        'NS_E_DRM_STUBLIB_REQUIRED',
      );
    },
  }),
  defineCase({
    id: 'LM-PROVIDER-04',
    title: 'with the stub library WMDRMCreateProtectedProvider answers a provider',
    source: {
      level: 'documented',
      page: 'wmformat/wmdrmcreateprotectedprovider',
      section: 'Description',
    },
    needs: ['stub-library'],
    run: async ({ open }) => {
      const { wmdrmsdk } = await open();
      const provider = present(
        'WMDRMCreateProtectedProvider',
        await wmdrmsdk.call('WMDRMCreateProtectedProvider'),
      );
      present('CreateObject', await provider.call('CreateObject', 'IWMDRMLicenseManagement'));
    },
  }),
  defineCase({
    id: 'LM-PROVIDER-05',
    title: 'CreateObject answers IWMDRMLicenseManagement',
    source: { level: 'documented', page: createObject, section: 'Parameters, riid' },
    run: async ({ open }) => {
      const provider = await (await open()).provider();
      const created = await provider.call('CreateObject', 'IWMDRMLicenseManagement');
      const object = present('CreateObject', created);
      present('QueryInterface', await object.query('IWMDRMLicenseManagement'));
    },
  }),
  ...optional.map(([capability, name], at) =>
    defineCase<ConformanceContext>({
      id: `LM-PROVIDER-0${6 + at}`,
      title: `CreateObject answers ${name}`,
      source: { level: 'documented', page: createObject, section: 'Parameters, riid' },
      needs: [capability],
      run: async ({ open }) => {
        const provider = await (await open()).provider();
        const object = present('CreateObject', await provider.call('CreateObject', name));
        present('QueryInterface', await object.query(name));
      },
    }),
  ),
  defineCase({
    id: 'LM-PROVIDER-08',
    title: 'CreateObject does not answer interfaces the subject has not claimed',
    source: { level: 'design', decision: 'capabilities' },
    run: async ({ open, claims }) => {
      const unclaimed = optional.filter(([capability]) => !claims(capability));
      if (unclaimed.length === 0) throw new NotApplicable('the subject claims them all');
      const provider = await (await open()).provider();
      for (const [, name] of unclaimed) {
        const created = await provider.call('CreateObject', name);
        expectThat(`CreateObject does not answer ${name}`, !created.ok);
      }
    },
  }),
  defineCase({
    id: 'LM-PROVIDER-09',
    title: 'CreateObject answers E_NOINTERFACE for any other interface, also for a base',
    source: { level: 'design', decision: 'U51' },
    run: async ({ open }) => {
      const provider = await (await open()).provider();
      for (const name of [
        'IUnknown',
        'IMFMediaEventGenerator',
        'IWMDRMEventGenerator',
        'IWMDRMProvider',
        'IWMDRMLicense',
        'IWMDRMLicenseBackupRestoreStatus',
        'IMFMediaEvent',
      ] as const) {
        expectEqual(name, await provider.codeOf('CreateObject', name), 'E_NOINTERFACE');
      }
    },
  }),
  defineCase({
    id: 'LM-PROVIDER-10',
    title: 'each CreateObject creates an object of its own',
    source: { level: 'design', decision: 'U51' },
    run: async ({ open }) => {
      const provider = await (await open()).provider();
      const create = async (): Promise<unknown> => {
        const created = await provider.call('CreateObject', 'IWMDRMLicenseManagement');
        return identityOf(present('CreateObject', created));
      };
      expectThat('two calls answer two objects', (await create()) !== (await create()));
    },
  }),
  defineCase({
    id: 'LM-PROVIDER-11',
    title: 'IWMDRMProvider inherits from IUnknown, and leads back from there',
    source: { level: 'documented', page: 'wmformat/iwmdrmprovider', section: 'Members' },
    run: async ({ open }) => {
      const provider = await (await open()).provider();
      const unknown = present('QueryInterface', await provider.query('IUnknown'));
      present('QueryInterface', await unknown.query('IWMDRMProvider'));
    },
  }),
];
