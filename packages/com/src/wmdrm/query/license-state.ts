import type { LicenseDescription } from '@wmdrm/core';
import type { FILETIME } from '../../constants/filetime.js';
import {
  DRM_LICENSE_STATE_DATA_OPL_PRESENT,
  DRM_LICENSE_STATE_DATA_VAGUE,
} from '../../constants/wmdrmsdk-flags.js';
import * as state from '../../constants/wmdrmsdk-license-state.js';
import { g_wszWMDRM_RIGHT_BACKUP } from '../../constants/wmdrmsdk-rights.js';
import type { DRM_LICENSE_STATE_DATA } from '../../constants/wmdrmsdk-structs.js';
import { filetimeOf } from '../licenses/filetime-of.js';
import type { DescribedLicense } from '../licenses/held-license.js';
import { isUsable, limitsOf, type RightLimits } from './right-limits.js';
import { mayBeBackedUp } from '../licenses/rights.js';

/**
 * How the licenses of one key id together limit a right. One without limits decides; else the first license that can be
 * used now. The state is vague if another one says something else (wmformat/drmdrm-license-state-data, Remarks), or if a
 * condition or a license stays unread.
 * @param licenses in the order of an enumeration.
 */
export function licenseState(
  licenses: readonly DescribedLicense[],
  right: string,
  now: number,
): DRM_LICENSE_STATE_DATA {
  const given = licenses.flatMap(({ license, description }) => {
    const limits = limitsOf(license, description, right);
    return limits === undefined ? [] : [{ limits, description }];
  });
  const usable = given.filter(({ limits }) => isUsable(limits, now));
  const relevant = usable.length > 0 ? usable : given;
  const states = relevant.map(({ limits, description }) => stateOf(limits, description));
  const said = states.find(isUnlimited) ?? states[0];
  if (said === undefined) return noRight(licenses.some((each) => isUnread(each, right)));
  const isAlone = states.every((other) => isSame(said, other));
  return isAlone ? said : { ...said, dwVague: said.dwVague | DRM_LICENSE_STATE_DATA_VAGUE };
}

function noRight(isVague: boolean): DRM_LICENSE_STATE_DATA {
  const vague = isVague ? DRM_LICENSE_STATE_DATA_VAGUE : 0;
  return stateData(state.WM_DRM_LICENSE_STATE_NORIGHT, [], [], vague);
}

/** True if the license may give the right all the same: nobody here can tell. */
function isUnread({ license, description }: DescribedLicense, right: string): boolean {
  if (right !== g_wszWMDRM_RIGHT_BACKUP) return description === undefined;
  const { backup, persistence } = license.policyClass;
  return !mayBeBackedUp(license) && backup !== 'denied' && persistence !== 'no';
}

function stateOf(
  limits: RightLimits,
  description: LicenseDescription | undefined,
): DRM_LICENSE_STATE_DATA {
  const { count, from, until, endsAfterFirstUse, isConditional } = limits;
  const counts = count === undefined ? [] : [Math.min(count, 0xffff_ffff)];
  const dates = [from, until].filter((date) => date !== undefined).map(filetimeOf);
  const protection =
    description?.outputProtection === undefined ? 0 : DRM_LICENSE_STATE_DATA_OPL_PRESENT;
  const isMixed = endsAfterFirstUse && counts.length + dates.length > 0;
  const vague = isConditional || isMixed ? DRM_LICENSE_STATE_DATA_VAGUE : 0;
  return stateData(categoryOf(limits), counts, dates, protection | vague);
}

function categoryOf(limits: RightLimits): state.DRM_LICENSE_STATE_CATEGORY {
  const { count, from, until, endsAfterFirstUse } = limits;
  if (endsAfterFirstUse) return state.WM_DRM_LICENSE_STATE_EXPIRATION_AFTER_FIRSTUSE;
  if (from !== undefined && until !== undefined) {
    return count === undefined
      ? state.WM_DRM_LICENSE_STATE_FROM_UNTIL
      : state.WM_DRM_LICENSE_STATE_COUNT_FROM_UNTIL;
  }
  if (from !== undefined) {
    return count === undefined
      ? state.WM_DRM_LICENSE_STATE_FROM
      : state.WM_DRM_LICENSE_STATE_COUNT_FROM;
  }
  if (until !== undefined) {
    return count === undefined
      ? state.WM_DRM_LICENSE_STATE_UNTIL
      : state.WM_DRM_LICENSE_STATE_COUNT_UNTIL;
  }
  return count === undefined ? state.WM_DRM_LICENSE_STATE_UNLIM : state.WM_DRM_LICENSE_STATE_COUNT;
}

function isUnlimited({ dwCategory, dwVague }: DRM_LICENSE_STATE_DATA): boolean {
  const isVague = (dwVague & DRM_LICENSE_STATE_DATA_VAGUE) !== 0;
  return dwCategory === state.WM_DRM_LICENSE_STATE_UNLIM && !isVague;
}

function isSame(a: DRM_LICENSE_STATE_DATA, b: DRM_LICENSE_STATE_DATA): boolean {
  return (
    a.dwCategory === b.dwCategory &&
    a.dwVague === b.dwVague &&
    a.dwCount.every((count, at) => count === b.dwCount[at]) &&
    a.datetime.every((date, at) => date === b.datetime[at])
  );
}

function stateData(
  dwCategory: state.DRM_LICENSE_STATE_CATEGORY,
  counts: readonly number[],
  dates: readonly FILETIME[],
  dwVague: number,
): DRM_LICENSE_STATE_DATA {
  return {
    dwStreamId: 0,
    dwCategory,
    dwNumCounts: counts.length,
    dwCount: [counts[0] ?? 0, 0, 0, 0],
    dwNumDates: dates.length,
    datetime: [dates[0] ?? 0n, dates[1] ?? 0n, 0n, 0n],
    dwVague,
  };
}
