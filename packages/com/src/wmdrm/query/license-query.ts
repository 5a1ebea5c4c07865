import {
  g_wszWMDRM_ActionAllowed,
  g_wszWMDRM_LicenseState,
  g_wszWMDRM_RIGHT_BACKUP,
  g_wszWMDRM_RIGHT_COLLABORATIVE_PLAY,
  g_wszWMDRM_RIGHT_COPY,
  g_wszWMDRM_RIGHT_COPY_TO_CD,
  g_wszWMDRM_RIGHT_COPY_TO_NON_SDMI_DEVICE,
  g_wszWMDRM_RIGHT_COPY_TO_SDMI_DEVICE,
  g_wszWMDRM_RIGHT_CREATE_THUMBNAIL_IMAGE,
  g_wszWMDRM_RIGHT_PLAYBACK,
  g_wszWMDRM_RIGHT_PLAYLIST_BURN,
} from '../../constants/wmdrmsdk-rights.js';
import type { DRM_LICENSE_STATE_DATA } from '../../constants/wmdrmsdk-structs.js';
import { E_INVALIDARG, S_OK } from '../../hresult/com-codes.js';
import type { ComResult } from '../../hresult/com-result.js';
import type { HRESULT } from '../../hresult/hresult.js';
import { ComObject, implementInterfaces } from '../../unknown/com-object.js';
import { actionAllowed } from './action-allowed.js';
import { valid } from '../operations/argument.js';
import { inEnumerationOrder } from '../licenses/enumerate-licenses.js';
import type { DescribedLicense } from '../licenses/held-license.js';
import { answerOf } from '../operations/hresult-of-failure.js';
import { IID_IWMDRMLicenseQuery, type IWMDRMLicenseQuery } from '../iwmdrm-license-query.js';
import { readKeyId } from '../licenses/key-id-text.js';
import { licenseState } from './license-state.js';
import { canonicalRight } from '../licenses/rights.js';
import { isOlderVersion } from './security-version.js';
import type { Session } from '../machine/session.js';

const rights: readonly string[] = [
  g_wszWMDRM_RIGHT_PLAYBACK,
  g_wszWMDRM_RIGHT_COPY,
  g_wszWMDRM_RIGHT_PLAYLIST_BURN,
  g_wszWMDRM_RIGHT_CREATE_THUMBNAIL_IMAGE,
  g_wszWMDRM_RIGHT_COPY_TO_CD,
  g_wszWMDRM_RIGHT_COPY_TO_SDMI_DEVICE,
  g_wszWMDRM_RIGHT_COPY_TO_NON_SDMI_DEVICE,
  g_wszWMDRM_RIGHT_BACKUP,
  g_wszWMDRM_RIGHT_COLLABORATIVE_PLAY,
];

/** What CreateObject answers for IWMDRMLicenseQuery. */
export class LicenseQuery extends ComObject implements IWMDRMLicenseQuery {
  static {
    implementInterfaces(LicenseQuery, IID_IWMDRMLicenseQuery);
  }

  readonly #session: Session;
  #appSecLevel: number | undefined;

  constructor(session: Session) {
    super();
    this.#session = session;
  }

  QueryLicenseState(
    bstrKID: string,
    rgbstrActionsToQuery: readonly string[],
  ): Promise<ComResult<readonly DRM_LICENSE_STATE_DATA[]>> {
    return answerOf(this.#session.refusal, async () => {
      const asked = readActions(rgbstrActionsToQuery, g_wszWMDRM_LicenseState);
      const licenses = await this.#licensesOf(bstrKID);
      const now = this.#session.machine.clock.now();
      return asked.map((right) => licenseState(licenses, right, now));
    });
  }

  SetActionAllowedQueryParams(
    fIsMF: boolean,
    dwAppSecLevel: number,
    fHasSerialNumber: boolean,
    bstrDeviceCert: string | null,
  ): HRESULT {
    const { refusal } = this.#session;
    if (refusal !== undefined) return refusal;
    const isLevel =
      Number.isInteger(dwAppSecLevel) && dwAppSecLevel >= 0 && dwAppSecLevel <= 0xffff_ffff;
    const areFlags = typeof fIsMF === 'boolean' && typeof fHasSerialNumber === 'boolean';
    const isCertificate = typeof (bstrDeviceCert ?? '') === 'string';
    if (!isLevel || !areFlags || !isCertificate) return E_INVALIDARG;
    // What Media Foundation plays is not in the hands of the application (the page, dwAppSecLevel).
    this.#appSecLevel = fIsMF ? undefined : dwAppSecLevel;
    return S_OK;
  }

  QueryActionAllowed(
    bstrKID: string,
    bstrMinReqIndivVersion: string | null,
    rgbstrActionsToQuery: readonly string[],
  ): Promise<ComResult<readonly number[]>> {
    return answerOf(this.#session.refusal, async () => {
      const asked = readActions(rgbstrActionsToQuery, g_wszWMDRM_ActionAllowed);
      const needsIndividualization = await this.#isOlderThan(bstrMinReqIndivVersion);
      const licenses = await this.#licensesOf(bstrKID);
      const context = {
        now: this.#session.machine.clock.now(),
        appSecLevel: this.#appSecLevel,
        needsIndividualization,
        roots: await this.#rootsOf(licenses),
      };
      return asked.map((right) => actionAllowed(licenses, right, context));
    });
  }

  async #licensesOf(keyIdText: string): Promise<readonly DescribedLicense[]> {
    const { machine } = this.#session;
    const licenses = await machine.store.findByKeyId(valid(readKeyId(keyIdText)));
    return licenses
      .map((license) => ({ license, description: machine.describe(license) }))
      .sort(inEnumerationOrder);
  }

  /** Which of the root licenses they are chained to the store holds. */
  async #rootsOf(licenses: readonly DescribedLicense[]): Promise<ReadonlySet<string>> {
    const roots = new Set<string>();
    for (const { description } of licenses) {
      const root = description?.uplinkKeyId;
      if (root === undefined || roots.has(root)) continue;
      const found = await this.#session.machine.store.findByKeyId(root);
      if (found.length > 0) roots.add(root);
    }
    return roots;
  }

  /** A machine nobody individualizes has no version. */
  async #isOlderThan(wanted: string | null | undefined): Promise<boolean> {
    if (wanted === null || wanted === undefined) return false;
    const version = (await this.#session.machine.individualization?.securityVersion()) ?? '0';
    return valid(typeof wanted === 'string' ? isOlderVersion(version, wanted) : undefined);
  }
}

/** The rights that are asked about, in canonical form; throws `E_INVALIDARG` for a name that is none. */
function readActions(actions: unknown, prefix: string): readonly string[] {
  const names: readonly unknown[] | undefined = Array.isArray(actions) ? actions : undefined;
  return valid(names).map((name) => {
    const text = valid(typeof name === 'string' && name.startsWith(prefix) ? name : undefined);
    const right = canonicalRight(text.slice(prefix.length));
    return valid(rights.includes(right) ? right : undefined);
  });
}
