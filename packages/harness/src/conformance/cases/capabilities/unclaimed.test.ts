import { describe, expect, it } from 'vitest';
import { runCase } from '../../../contract/run-profile.js';
import { interfaceTable } from '../../interfaces/interface-table.js';
import { licenseManagementProfile } from '../../license-management-profile.js';
import { ourStack } from '../../our-stack/our-stack.js';
import { faultyStack, type CallFault } from '../../run/fixtures/faulty-stack.js';
import type { Capability } from '../../subject/capability.js';
import type { ConformanceSubject } from '../../subject/conformance-subject.js';
import { unclaimedCases } from './unclaimed.cases.js';

const notImplemented = 0x8000_4001;
const noInterface = 0x8000_4002;
const progress = interfaceTable.IWMDRMOperationProgress.iid;

/** A subject that claims what our stack does, but for one thing. */
function without(capability: Capability, subject = ourStack()): ConformanceSubject {
  const { capabilities } = ourStack();
  return { ...subject, capabilities: capabilities.filter((each) => each !== capability) };
}

const withoutEnumeration: CallFault = async (method, args, next) =>
  method === 'CreateLicenseEnumeration' ? { hr: notImplemented } : next(args);
const withoutProgress: CallFault = async (method, args, next) =>
  method === 'QueryInterface' && args[0] === progress ? { hr: noInterface } : next(args);
/** Completes with S_OK whatever it is to acquire. */
const acquiring: CallFault = (method, args, next) =>
  method === 'AcquireLicense'
    ? next([String.raw`\\nas\backups\acquired`, 0], 'BackupLicenses')
    : next(args);

async function verdictOf(id: string, subject: ConformanceSubject): Promise<string> {
  const found = unclaimedCases.find((each) => each.id === id);
  if (found === undefined) throw new Error(`There is no case ${id}.`);
  return (await runCase(licenseManagementProfile, found, subject)).verdict;
}

describe('what is not claimed and really not there passes', () => {
  it.each([
    ['media-foundation', 'LM-CAPABILITY-01', ourStack({ without: ['media-foundation'] })],
    ['licenses', 'LM-CAPABILITY-02', without('licenses', faultyStack(withoutEnumeration))],
    [
      'operation-progress',
      'LM-CAPABILITY-03',
      without('operation-progress', faultyStack(withoutProgress)),
    ],
    ['acquisition', 'LM-CAPABILITY-04', ourStack({ without: ['acquisition'] })],
  ] as const)('%s (%s)', async (_capability, id, subject) => {
    expect(await verdictOf(id, subject)).toBe('pass');
  });
});

describe('what is there and not claimed fails', () => {
  it.each([
    ['media-foundation', 'LM-CAPABILITY-01', without('media-foundation')],
    ['licenses', 'LM-CAPABILITY-02', without('licenses')],
    ['operation-progress', 'LM-CAPABILITY-03', without('operation-progress')],
    ['acquisition', 'LM-CAPABILITY-04', without('acquisition', faultyStack(acquiring))],
  ] as const)('%s (%s)', async (_capability, id, subject) => {
    expect(await verdictOf(id, subject)).toBe('fail');
  });
});

it.each([['LM-CAPABILITY-01'], ['LM-CAPABILITY-02'], ['LM-CAPABILITY-03']])(
  '%s does not apply where it is claimed',
  async (id) => {
    expect(await verdictOf(id, ourStack())).toBe('not-applicable');
  },
);
