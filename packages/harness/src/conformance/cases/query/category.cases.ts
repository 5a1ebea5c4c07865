import { toFILETIME } from '@wmdrm/com';
import * as constants from '@wmdrm/com/constants';
import { defineCase, type ContractCase } from '../../../contract/contract-case.js';
import { expectEqual } from '../../../contract/expectations.js';
import type { ConformanceContext } from '../../conformance-context.js';
import type { FixtureLimits } from '../../subject/license-fixture.js';
import { someFixture } from '../some-fixture.js';
import { hasJust, queryOver, stateOf } from './license-states.js';

/** Categories by the limits they stand for. */
const categories: readonly (readonly [string, readonly (keyof FixtureLimits)[], number])[] = [
  ['COUNT', ['uses'], constants.WM_DRM_LICENSE_STATE_COUNT],
  ['FROM', ['from'], constants.WM_DRM_LICENSE_STATE_FROM],
  ['UNTIL', ['until'], constants.WM_DRM_LICENSE_STATE_UNTIL],
  ['FROM_UNTIL', ['from', 'until'], constants.WM_DRM_LICENSE_STATE_FROM_UNTIL],
  ['COUNT_FROM', ['uses', 'from'], constants.WM_DRM_LICENSE_STATE_COUNT_FROM],
  ['COUNT_UNTIL', ['uses', 'until'], constants.WM_DRM_LICENSE_STATE_COUNT_UNTIL],
  ['COUNT_FROM_UNTIL', ['uses', 'from', 'until'], constants.WM_DRM_LICENSE_STATE_COUNT_FROM_UNTIL],
  [
    'EXPIRATION_AFTER_FIRSTUSE',
    ['secondsAfterFirstUse'],
    constants.WM_DRM_LICENSE_STATE_EXPIRATION_AFTER_FIRSTUSE,
  ],
];

/** DRM_LICENSE_STATE_CATEGORY: a case for each kind of limit. */
export const categoryCases: readonly ContractCase<ConformanceContext>[] = categories.map(
  ([name, limits, wanted], at) =>
    defineCase<ConformanceContext>({
      id: `LM-STATE-${11 + at}`,
      title: `a right limited so is WM_DRM_LICENSE_STATE_${name}, with the counts and dates of the license`,
      source: {
        level: 'documented',
        page: 'wmformat/drmdrm-license-state-category',
        section: `WM_DRM_LICENSE_STATE_${name}`,
      },
      needs: ['query'],
      run: async (context) => {
        const fixture = someFixture(
          context,
          (each) => hasJust(each.limits, limits) && each.limits?.uses !== 0,
        );
        const { uses, from, until } = fixture.limits ?? {};
        const [right = ''] = fixture.rights;
        const state = await stateOf(await queryOver(context, fixture), fixture.keyId, right);
        expectEqual('dwCategory', state.dwCategory, wanted);
        if (uses !== undefined) {
          expectEqual('counts', state.dwCount.slice(0, state.dwNumCounts), [uses]);
        }
        const dates = [from, until].filter((date) => date !== undefined);
        if (dates.length === 0) return;
        expectEqual(
          'dates',
          state.datetime.slice(0, state.dwNumDates).map(String),
          dates.map((date) => String(toFILETIME(date))),
        );
      },
    }),
);
