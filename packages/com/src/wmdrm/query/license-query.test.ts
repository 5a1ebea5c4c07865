import type { LicenseRight } from '@wmdrm/core';
import { describe, expect, it } from 'vitest';
import { toFILETIME } from '../../constants/filetime.js';
import * as state from '../../constants/wmdrmsdk-license-state.js';
import { unwrap } from '../../hresult/com-result.js';
import { codeName } from '../fixtures/read-events.js';
import {
  keyA,
  keyABase64,
  keyB,
  sampleLicense,
  type SampleParts,
} from '../fixtures/sample-format.js';
import { TestIndividualization } from '../fixtures/test-individualization.js';
import { TestMachine } from '../fixtures/test-machine.js';

const now = Date.UTC(2026, 0, 19);
const before = now - 1000;
const after = now + 1000;
const vague = 1;
const protectedOutput = 2;

/** A machine with licenses of key A, each with these parts. */
function holding(...all: readonly SampleParts[]): Promise<TestMachine> {
  const licenses = all.map((parts, at) => sampleLicense(`l${at}`, { keyIds: [keyA], ...parts }));
  return new TestMachine().holding(...licenses);
}

const playWith = (limits: Partial<LicenseRight> = {}): SampleParts => ({
  rights: [{ name: 'Play', ...limits }],
});

describe('QueryLicenseState', () => {
  /** Category, counts, dates and flags of one action. */
  async function ask(machine: TestMachine, action = 'LicenseStateData.Play'): Promise<unknown> {
    const [data] = unwrap(await machine.query().QueryLicenseState(keyABase64, [action]));
    const { dwStreamId, dwCategory, dwNumCounts, dwCount, dwNumDates, datetime, dwVague } = data!;
    expect(dwStreamId).toBe(0);
    return {
      category: dwCategory,
      counts: dwCount.slice(0, dwNumCounts),
      dates: datetime.slice(0, dwNumDates),
      flags: dwVague,
    };
  }
  const answer = (
    category: number,
    counts: readonly number[] = [],
    dates: readonly number[] = [],
    flags = 0,
  ): unknown => ({ category, counts, dates: dates.map(toFILETIME), flags });

  it.each([
    ['no limit', {}, answer(state.WM_DRM_LICENSE_STATE_UNLIM)],
    ['a count', { count: 3 }, answer(state.WM_DRM_LICENSE_STATE_COUNT, [3])],
    ['a begin', { notBefore: before }, answer(state.WM_DRM_LICENSE_STATE_FROM, [], [before])],
    ['an end', { notAfter: after }, answer(state.WM_DRM_LICENSE_STATE_UNTIL, [], [after])],
    [
      'both',
      { notBefore: before, notAfter: after },
      answer(state.WM_DRM_LICENSE_STATE_FROM_UNTIL, [], [before, after]),
    ],
    [
      'a count and a begin',
      { count: 1, notBefore: before },
      answer(state.WM_DRM_LICENSE_STATE_COUNT_FROM, [1], [before]),
    ],
    [
      'a count and an end',
      { count: 1, notAfter: after },
      answer(state.WM_DRM_LICENSE_STATE_COUNT_UNTIL, [1], [after]),
    ],
    [
      'all three',
      { count: 1, notBefore: before, notAfter: after },
      answer(state.WM_DRM_LICENSE_STATE_COUNT_FROM_UNTIL, [1], [before, after]),
    ],
    [
      'a time after first use',
      { secondsAfterFirstUse: 60 },
      answer(state.WM_DRM_LICENSE_STATE_EXPIRATION_AFTER_FIRSTUSE),
    ],
    ['a condition', { conditional: true }, answer(state.WM_DRM_LICENSE_STATE_UNLIM, [], [], vague)],
  ])('says %s', async (_, limits, expected) => {
    expect(await ask(await holding(playWith(limits)))).toEqual(expected);
  });

  it('the dates of the license limit each right too', async () => {
    const machine = await holding({ ...playWith({ notAfter: after + 5 }), notAfter: after });
    expect(await ask(machine)).toEqual(answer(state.WM_DRM_LICENSE_STATE_UNTIL, [], [after]));
  });

  it('an unlimited license decides, and it is vague if another one has limits', async () => {
    const machine = await holding(playWith({ count: 1 }), playWith());
    expect(await ask(machine)).toEqual(answer(state.WM_DRM_LICENSE_STATE_UNLIM, [], [], vague));
  });

  it('a license that can be used no more makes nothing vague', async () => {
    const machine = await holding(playWith({ notAfter: before }), playWith());
    expect(await ask(machine)).toEqual(answer(state.WM_DRM_LICENSE_STATE_UNLIM));
  });

  it('different limits are vague, and the first license speaks', async () => {
    const machine = await holding(
      { ...playWith({ count: 1 }), priority: 1 },
      { ...playWith({ count: 5 }), priority: 2 },
    );
    expect(await ask(machine)).toEqual(answer(state.WM_DRM_LICENSE_STATE_COUNT, [5], [], vague));
  });

  it('equal limits are not vague', async () => {
    const machine = await holding(playWith({ count: 2 }), playWith({ count: 2 }));
    expect(await ask(machine)).toEqual(answer(state.WM_DRM_LICENSE_STATE_COUNT, [2]));
  });

  it('a license that can be used comes before one that cannot', async () => {
    const machine = await holding(
      { ...playWith({ notAfter: before }), priority: 9 },
      playWith({ notAfter: after }),
    );
    expect(await ask(machine)).toEqual(answer(state.WM_DRM_LICENSE_STATE_UNTIL, [], [after]));
  });

  it('says that output protection applies', async () => {
    const levels = {
      compressedDigitalVideo: 1,
      uncompressedDigitalVideo: 1,
      analogVideo: 1,
      compressedDigitalAudio: 1,
      uncompressedDigitalAudio: 1,
    };
    const machine = await holding({ ...playWith(), outputProtection: levels });
    expect(await ask(machine)).toEqual(
      answer(state.WM_DRM_LICENSE_STATE_UNLIM, [], [], protectedOutput),
    );
  });

  it('no license and no right are NORIGHT', async () => {
    expect(await ask(new TestMachine())).toEqual(answer(state.WM_DRM_LICENSE_STATE_NORIGHT));
    expect(await ask(await holding({}))).toEqual(answer(state.WM_DRM_LICENSE_STATE_NORIGHT));
  });

  it('a license no format reads makes it vague', async () => {
    expect(await ask(await holding({ format: 'unknown-format' }))).toEqual(
      answer(state.WM_DRM_LICENSE_STATE_NORIGHT, [], [], vague),
    );
  });

  it.each([
    ['granted', answer(state.WM_DRM_LICENSE_STATE_UNLIM)],
    ['not-expressed', answer(state.WM_DRM_LICENSE_STATE_UNLIM)],
    ['denied', answer(state.WM_DRM_LICENSE_STATE_NORIGHT)],
    ['unknown', answer(state.WM_DRM_LICENSE_STATE_NORIGHT, [], [], vague)],
    ['conditional', answer(state.WM_DRM_LICENSE_STATE_NORIGHT, [], [], vague)],
  ] as const)('the right to back up, if %s', async (backup, expected) => {
    const machine = await holding({ backup, notAfter: before });
    expect(await ask(machine, 'LicenseStateData.Backup')).toEqual(expected);
  });

  it('answers all actions in their order', async () => {
    const machine = await holding({ rights: [{ name: 'Copy', count: 2 }] });
    const actions = ['LicenseStateData.Play', 'LicenseStateData.Copy'];
    const answers = unwrap(await machine.query().QueryLicenseState(keyA, actions));
    expect(answers.map(({ dwCategory }) => dwCategory)).toEqual([0, 2]);
  });

  it.each([
    ['x', ['LicenseStateData.Play']],
    [keyA, ['Play']],
    [keyA, ['ActionAllowed.Play']],
    [keyA, ['LicenseStateData.Fly']],
    [keyA, [7]],
    [keyA, 'LicenseStateData.Play'],
    [keyA, null],
  ])('(%s, %j) is E_INVALIDARG', async (keyId, actions) => {
    const answer = await new TestMachine().query().QueryLicenseState(keyId, actions as never);
    expect(codeName(answer.hr)).toBe('E_INVALIDARG');
  });
});

describe('QueryActionAllowed', () => {
  async function ask(
    machine: TestMachine,
    action = 'ActionAllowed.Play',
    version: string | null = null,
  ): Promise<number> {
    const answer = await machine.query().QueryActionAllowed(keyA, version, [action]);
    return unwrap(answer)[0]!;
  }
  const not = state.DRM_ACTION_ALLOWED_QUERY_NOT_ENABLED;

  it.each([
    ['an unlimited right', playWith(), 0],
    ['limits that hold', playWith({ count: 1, notBefore: before, notAfter: after }), 0],
    ['no right', {}, not | state.DRM_ACTION_ALLOWED_QUERY_NOT_ENABLED_NO_RIGHT],
    [
      'no uses left',
      playWith({ count: 0 }),
      not | state.DRM_ACTION_ALLOWED_QUERY_NOT_ENABLED_EXHAUSTED,
    ],
    [
      'an end in the past',
      playWith({ notAfter: before }),
      not | state.DRM_ACTION_ALLOWED_QUERY_NOT_ENABLED_EXPIRED,
    ],
    [
      'a license whose time is over',
      { ...playWith(), notAfter: before },
      not | state.DRM_ACTION_ALLOWED_QUERY_NOT_ENABLED_EXPIRED,
    ],
    [
      'a begin in the future',
      playWith({ notBefore: after }),
      not | state.DRM_ACTION_ALLOWED_QUERY_NOT_ENABLED_NOT_STARTED,
    ],
    ['a condition', playWith({ conditional: true }), not],
    [
      'a root license that is missing',
      { ...playWith(), uplinkKeyId: keyB },
      not | state.DRM_ACTION_ALLOWED_QUERY_NOT_ENABLED_NO_LICENSE,
    ],
  ])('%s', async (_, parts: SampleParts, expected) => {
    expect(await ask(await holding(parts))).toBe(expected);
  });

  it('no license', async () => {
    expect(await ask(new TestMachine())).toBe(
      not | state.DRM_ACTION_ALLOWED_QUERY_NOT_ENABLED_NO_LICENSE,
    );
  });

  it('one license is enough', async () => {
    expect(await ask(await holding({}, playWith({ count: 0 }), playWith()))).toBe(0);
  });

  it('joins the reasons of the licenses that give the right', async () => {
    const machine = await holding({}, playWith({ count: 0 }), playWith({ notAfter: before }));
    expect(await ask(machine)).toBe(
      not |
        state.DRM_ACTION_ALLOWED_QUERY_NOT_ENABLED_EXHAUSTED |
        state.DRM_ACTION_ALLOWED_QUERY_NOT_ENABLED_EXPIRED,
    );
  });

  it('a chained license is enough with its root', async () => {
    const machine = await holding({ ...playWith(), uplinkKeyId: keyB });
    await machine.store.add([sampleLicense('root', { keyIds: [keyB] })]);
    expect(await ask(machine)).toBe(0);
  });

  it('Backup is allowed where a backup would take the license', async () => {
    expect(await ask(await holding({ backup: 'granted' }), 'ActionAllowed.Backup')).toBe(0);
    expect(await ask(await holding({ backup: 'denied' }), 'ActionAllowed.Backup')).toBe(
      not | state.DRM_ACTION_ALLOWED_QUERY_NOT_ENABLED_NO_RIGHT,
    );
    expect(
      await ask(await holding({ backup: 'granted', persistence: 'no' }), 'ActionAllowed.Backup'),
    ).toBe(not | state.DRM_ACTION_ALLOWED_QUERY_NOT_ENABLED_NO_RIGHT);
  });

  it('the security level of the application counts once it was said', async () => {
    const machine = await holding({ ...playWith(), securityLevel: 2000 });
    const query = machine.query();
    const play = async (): Promise<number> =>
      unwrap(await query.QueryActionAllowed(keyA, null, ['ActionAllowed.Play']))[0]!;
    expect(await play()).toBe(0);
    expect(codeName(query.SetActionAllowedQueryParams(false, 150, false, null))).toBe('S_OK');
    expect(await play()).toBe(not | state.DRM_ACTION_ALLOWED_QUERY_NOT_ENABLED_APPSEC_TOO_LOW);
    query.SetActionAllowedQueryParams(false, 2000, false, null);
    expect(await play()).toBe(0);
  });

  it('the security level of the application does not count where Media Foundation plays', async () => {
    const machine = await holding({ ...playWith(), securityLevel: 2000 });
    const query = machine.query();
    query.SetActionAllowedQueryParams(true, 150, false, null);
    const answer = await query.QueryActionAllowed(keyA, null, ['ActionAllowed.Play']);
    expect(unwrap(answer)).toEqual([0]);
  });

  it('the security level of the application does not count for burning', async () => {
    const rights = [{ name: 'PlaylistBurn' }];
    const machine = await holding({ rights, securityLevel: 2000 });
    const query = machine.query();
    query.SetActionAllowedQueryParams(false, 150, false, null);
    const answer = await query.QueryActionAllowed(keyA, null, ['ActionAllowed.PlaylistBurn']);
    expect(unwrap(answer)).toEqual([0]);
  });

  it.each([
    ['2.4.0.0', 0],
    ['2.4', 0],
    ['2.4.0.1', not | state.DRM_ACTION_ALLOWED_QUERY_NOT_ENABLED_REQ_INDIV],
    ['3.0.0.0', not | state.DRM_ACTION_ALLOWED_QUERY_NOT_ENABLED_REQ_INDIV],
  ])('least version %s on a machine of 2.4.0.0', async (version, expected) => {
    const machine = new TestMachine({ individualization: new TestIndividualization('one') });
    await machine.holding(sampleLicense('a', { keyIds: [keyA], ...playWith() }));
    expect(await ask(machine, 'ActionAllowed.Play', version)).toBe(expected);
  });

  it('says nothing of individualization where no license gives the right', async () => {
    expect(await ask(new TestMachine(), 'ActionAllowed.Play', '3.0.0.0')).toBe(
      not | state.DRM_ACTION_ALLOWED_QUERY_NOT_ENABLED_NO_LICENSE,
    );
    expect(await ask(await holding({}), 'ActionAllowed.Play', '3.0.0.0')).toBe(
      not | state.DRM_ACTION_ALLOWED_QUERY_NOT_ENABLED_NO_RIGHT,
    );
  });

  it('a machine nobody individualizes is older than any version', async () => {
    expect(await ask(await holding(playWith()), 'ActionAllowed.Play', '2.4.0.1')).toBe(
      not | state.DRM_ACTION_ALLOWED_QUERY_NOT_ENABLED_REQ_INDIV,
    );
  });

  it.each([
    ['x', null, ['ActionAllowed.Play']],
    [keyA, 'new', ['ActionAllowed.Play']],
    [keyA, '1.2.3.4.5', ['ActionAllowed.Play']],
    [keyA, 7, ['ActionAllowed.Play']],
    [keyA, null, ['LicenseStateData.Play']],
  ])('(%s, %s, %j) is E_INVALIDARG', async (keyId, version, actions) => {
    const query = new TestMachine().query();
    const answer = await query.QueryActionAllowed(keyId, version as never, actions);
    expect(codeName(answer.hr)).toBe('E_INVALIDARG');
  });

  it.each([
    [1, 0, false, null],
    [true, -1, false, null],
    [true, 0.5, false, null],
    [true, 0, null, null],
    [true, 0, false, 7],
  ])('SetActionAllowedQueryParams(%s, %s, %s, %s) is E_INVALIDARG', (isMf, level, serial, cert) => {
    const query = new TestMachine().query();
    const hr = query.SetActionAllowedQueryParams(
      isMf as boolean,
      level,
      serial as boolean,
      cert as never,
    );
    expect(codeName(hr)).toBe('E_INVALIDARG');
  });
});
