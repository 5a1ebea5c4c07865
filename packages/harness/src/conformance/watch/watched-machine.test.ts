import {
  MEWMDRMLicenseBackupCompleted,
  MF_E_NO_EVENTS_AVAILABLE,
  S_FALSE,
  S_OK,
} from '@wmdrm/com/constants';
import { expect, it } from 'vitest';
import { runCase, type CaseResult } from '../../contract/run-profile.js';
import { alterMethod, alterMethods } from '../fixtures/mutants/conformance-mutant.js';
import { licenseManagementProfile } from '../license-management-profile.js';
import { ourStack } from '../our-stack/our-stack.js';
import type { ConformanceSubject } from '../subject/conformance-subject.js';
import { ObjectReference, type RawAnswer } from '../subject/value.js';

function judge(id: string, subject: ConformanceSubject): Promise<CaseResult> {
  const { cases } = licenseManagementProfile;
  return runCase(
    licenseManagementProfile,
    cases.find((each) => each.id === id)!,
    subject,
  );
}

/** Shows the first event again and again, and takes none. */
const peeks = alterMethods(() => {
  let first: RawAnswer | undefined;
  return {
    GetEvent: async (call) => {
      const answer = first ?? (await call.next());
      if (answer.hr === S_OK) first = answer;
      return answer;
    },
  };
});

/** Says of an empty queue that all is well. */
const succeedsWithNothing = (hr: number) =>
  alterMethod('GetEvent', async (call) => {
    const answer = await call.next();
    return answer.hr === MF_E_NO_EVENTS_AVAILABLE ? { hr } : answer;
  });

it.each(['LM-BACKUP-01', 'LM-CANCEL-05', 'LM-EVENT-05'])(
  'a queue that gives the same event for ever fails %s, and does not hold it up',
  async (id) => {
    const { verdict, reason } = await judge(id, peeks(ourStack()));
    expect({ verdict, reason }).toEqual({
      verdict: 'fail',
      reason: 'GetEvent succeeded 10000 times: the events have no end.',
    });
  },
);

it('events without end are heard of too when the case itself is content', async () => {
  const { verdict } = await judge('LM-COOKIE-01', peeks(ourStack()));
  expect(verdict).toBe('fail');
});

it.each([S_OK, S_FALSE])('a queue that succeeds without an event fails (%i)', async (hr) => {
  const ids = ['LM-BACKUP-01', 'LM-CANCEL-05'];
  const results = await Promise.all(
    ids.map((id) => judge(id, succeedsWithNothing(hr)(ourStack()))),
  );
  expect(results.map(({ verdict }) => verdict)).toEqual(['fail', 'fail']);
});

it('a failure that comes with null for a value is an end of the events', async () => {
  const nulls = alterMethod('GetEvent', async (call) => ({ value: null, ...(await call.next()) }));
  const { verdict, findings } = await judge('LM-BACKUP-01', nulls(ourStack()));
  expect({ verdict, findings }).toEqual({ verdict: 'pass', findings: [] });
});

it('what is found again and again is told once', async () => {
  const repeatsTheEnd = alterMethods((machine) => {
    let end: RawAnswer | undefined;
    return {
      GetEvent: async (call) => {
        const answer = end ?? (await call.next());
        if (!(answer.value instanceof ObjectReference)) return answer;
        const { value: type } = await machine.call(answer.value, 'IMFMediaEvent', 'GetType', []);
        if (type === MEWMDRMLicenseBackupCompleted) end = answer;
        return answer;
      },
    };
  });
  const { findings } = await judge('LM-BACKUP-01', repeatsTheEnd(ourStack()));
  expect(findings.map(({ requirement }) => requirement)).toEqual(['W-COMPLETED-01']);
});
