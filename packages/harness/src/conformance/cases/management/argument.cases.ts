import { MF_EVENT_FLAG_NO_WAIT, WMDRM_RESTORE_INDIVIDUALIZE } from '@wmdrm/com/constants';
import { defineCase, type ContractCase } from '../../../contract/contract-case.js';
import { expectEqual } from '../../../contract/expectations.js';
import type { ConformanceContext } from '../../conformance-context.js';
import { present } from '../../machine/machine.js';

const methods = ['BackupLicenses', 'RestoreLicenses'] as const;

/** Arguments both methods refuse at once. */
export const argumentCases: readonly ContractCase<ConformanceContext>[] = [
  defineCase({
    id: 'LM-ARGUMENT-01',
    title: 'no directory and an empty one are E_INVALIDARG',
    source: { level: 'design', decision: 'U2' },
    run: async ({ open }) => {
      const management = await (await open()).management();
      for (const method of methods) {
        for (const directory of [null, '']) {
          const code = await management.codeOf(method, directory, 0);
          expectEqual(`${method}(${JSON.stringify(directory)})`, code, 'E_INVALIDARG');
        }
      }
    },
  }),
  defineCase({
    id: 'LM-ARGUMENT-02',
    title: 'flags other than WMDRM_RESTORE_INDIVIDUALIZE are refused at once by RestoreLicenses',
    source: { level: 'design', decision: 'U3' },
    run: async ({ open, directory }) => {
      const management = await (await open()).management();
      const path = await directory();
      for (const flags of [1, 3, 4, 0x8000_0000, 0xffff_ffff]) {
        const code = await management.codeOf('RestoreLicenses', path, flags);
        expectEqual(`flags ${flags}`, code, 'E_INVALIDARG');
      }
      present(
        'the flag that exists',
        await management.call('RestoreLicenses', path, WMDRM_RESTORE_INDIVIDUALIZE),
      );
    },
  }),
  defineCase({
    id: 'LM-ARGUMENT-03',
    title: 'a call that is refused for its arguments starts nothing: no event, and nothing is busy',
    source: { level: 'design', decision: 'U2' },
    run: async ({ open, directory }) => {
      const machine = await open();
      const management = await machine.management();
      const path = await directory();
      await management.call('BackupLicenses', '', 0);
      await management.call('RestoreLicenses', path, 0xffff_ffff);
      for (let times = 0; times < 10; times += 1) {
        const code = await management.codeOf('GetEvent', MF_EVENT_FLAG_NO_WAIT);
        expectEqual('GetEvent', code, 'MF_E_NO_EVENTS_AVAILABLE');
        await machine.settle();
      }
      present('BackupLicenses', await management.call('BackupLicenses', path, 0));
    },
  }),
];
