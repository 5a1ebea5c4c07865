import * as result from '../../constants/wmdrmsdk-license-state.js';
import {
  g_wszWMDRM_RIGHT_COPY_TO_CD,
  g_wszWMDRM_RIGHT_PLAYLIST_BURN,
} from '../../constants/wmdrmsdk-rights.js';
import type { DescribedLicense } from '../licenses/held-license.js';
import { limitsOf } from './right-limits.js';

/** What SetActionAllowedQueryParams has no effect on (wmformat/iwmdrmlicensequery-queryactionallowed, Remarks). */
const burns: readonly string[] = [g_wszWMDRM_RIGHT_PLAYLIST_BURN, g_wszWMDRM_RIGHT_COPY_TO_CD];

/** What an answer depends on beside the licenses. */
export interface ActionContext {
  /** Milliseconds since 1970 UTC. */
  readonly now: number;
  /** Security level of the application; `undefined` if it has not said. */
  readonly appSecLevel: number | undefined;
  /** The machine's individualization is older than the caller asks for. */
  readonly needsIndividualization: boolean;
  /** Key ids of root licenses the store holds, in canonical text. */
  readonly roots: ReadonlySet<string>;
}

/**
 * 0 if one of the licenses allows the action now; else the reasons of those that give the right at all, together with
 * `DRM_ACTION_ALLOWED_QUERY_NOT_ENABLED`. A condition nobody evaluates here is not met.
 */
export function actionAllowed(
  licenses: readonly DescribedLicense[],
  right: string,
  context: ActionContext,
): number {
  const answers = licenses.map((each) => whyNot(each, right, context));
  const given = answers.filter((reasons) => reasons !== undefined);
  // Said only where a license gives the right (wmformat/drm-action-allowed-query-results).
  const individualization =
    context.needsIndividualization && given.length > 0
      ? result.DRM_ACTION_ALLOWED_QUERY_NOT_ENABLED_REQ_INDIV
      : 0;
  if (individualization === 0 && given.includes(0)) return 0;
  const why = given.includes(0) ? 0 : reasonsOf(licenses, given);
  return result.DRM_ACTION_ALLOWED_QUERY_NOT_ENABLED | individualization | why;
}

function reasonsOf(licenses: readonly DescribedLicense[], given: readonly number[]): number {
  if (licenses.length === 0) return result.DRM_ACTION_ALLOWED_QUERY_NOT_ENABLED_NO_LICENSE;
  if (given.length === 0) return result.DRM_ACTION_ALLOWED_QUERY_NOT_ENABLED_NO_RIGHT;
  return given.reduce((all, reasons) => all | reasons, 0);
}

/** Why one license does not allow the action; 0 if it does, `undefined` if it does not give the right. */
function whyNot(
  { license, description }: DescribedLicense,
  right: string,
  { now, appSecLevel, roots }: ActionContext,
): number | undefined {
  const limits = limitsOf(license, description, right);
  if (limits === undefined) return undefined;
  let reasons = 0;
  const { count, from, until, isConditional } = limits;
  if (count === 0) reasons |= result.DRM_ACTION_ALLOWED_QUERY_NOT_ENABLED_EXHAUSTED;
  if (until !== undefined && until < now)
    reasons |= result.DRM_ACTION_ALLOWED_QUERY_NOT_ENABLED_EXPIRED;
  if (from !== undefined && from > now)
    reasons |= result.DRM_ACTION_ALLOWED_QUERY_NOT_ENABLED_NOT_STARTED;
  const { securityLevel, uplinkKeyId } = description ?? {};
  const isBelow = (appSecLevel ?? Infinity) < (securityLevel ?? 0);
  if (isBelow && !burns.includes(right))
    reasons |= result.DRM_ACTION_ALLOWED_QUERY_NOT_ENABLED_APPSEC_TOO_LOW;
  if (uplinkKeyId !== undefined && !roots.has(uplinkKeyId))
    reasons |= result.DRM_ACTION_ALLOWED_QUERY_NOT_ENABLED_NO_LICENSE;
  if (isConditional) reasons |= result.DRM_ACTION_ALLOWED_QUERY_NOT_ENABLED;
  return reasons;
}
