import { defineCase, type ContractCase } from '../../../contract/contract-case.js';
import type { ConformanceContext } from '../../conformance-context.js';
import { present } from '../../machine/machine.js';

/** What IWMDRMLicenseManagement inherits. */
export const interfaceCases: readonly ContractCase<ConformanceContext>[] = [
  defineCase({
    id: 'LM-INTERFACE-01',
    title: 'IWMDRMLicenseManagement inherits from IWMDRMEventGenerator, and leads back from there',
    source: { level: 'documented', page: 'wmformat/iwmdrmlicensemanagement', section: 'Members' },
    run: async ({ open }) => {
      const management = await (await open()).management();
      const generator = present('QueryInterface', await management.query('IWMDRMEventGenerator'));
      present('QueryInterface', await generator.query('IWMDRMLicenseManagement'));
    },
  }),
  defineCase({
    id: 'LM-INTERFACE-02',
    title: 'IWMDRMEventGenerator inherits from IMFMediaEventGenerator, and leads back from there',
    source: {
      level: 'documented',
      page: 'wmformat/using-the-media-foundation-model',
      section: 'Introduction',
    },
    run: async ({ open }) => {
      const management = await (await open()).management();
      const generator = present('QueryInterface', await management.query('IMFMediaEventGenerator'));
      present('QueryInterface', await generator.query('IWMDRMEventGenerator'));
    },
  }),
];
