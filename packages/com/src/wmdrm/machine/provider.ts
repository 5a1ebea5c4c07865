import type { Guid } from '../../guid/guid.js';
import type { Iid } from '../../guid/iid.js';
import { E_NOINTERFACE } from '../../hresult/com-codes.js';
import { comFailure, type ComResult } from '../../hresult/com-result.js';
import { ComObject, implementInterfaces } from '../../unknown/com-object.js';
import type { IUnknown } from '../../unknown/iunknown.js';
import { IID_IWMDRMLicenseManagement } from '../iwmdrm-license-management.js';
import { IID_IWMDRMLicenseQuery } from '../iwmdrm-license-query.js';
import { IID_IWMDRMProvider, type IWMDRMProvider } from '../iwmdrm-provider.js';
import { IID_IWMDRMSecurity } from '../iwmdrm-security.js';
import { LicenseManagement } from '../management/license-management.js';
import { LicenseQuery } from '../query/license-query.js';
import { Security } from '../security/security.js';
import type { Session } from './session.js';

/** The interfaces CreateObject answers, and no other: not their bases either. */
const classes: ReadonlyMap<Guid, new (session: Session) => ComObject> = new Map<
  Guid,
  new (session: Session) => ComObject
>([
  [IID_IWMDRMLicenseManagement.guid, LicenseManagement],
  [IID_IWMDRMLicenseQuery.guid, LicenseQuery],
  [IID_IWMDRMSecurity.guid, Security],
]);

/** What WMDRMCreateProvider answers. */
export class Provider extends ComObject implements IWMDRMProvider {
  static {
    implementInterfaces(Provider, IID_IWMDRMProvider);
  }

  readonly #session: Session;

  constructor(session: Session) {
    super();
    this.#session = session;
  }

  CreateObject<T extends IUnknown>(riid: Iid<T>): ComResult<T> {
    const { refusal } = this.#session;
    if (refusal !== undefined) return comFailure(refusal);
    // A caller without types may pass anything.
    const guid = (riid as Iid<T> | null | undefined)?.guid;
    const create = guid === undefined ? undefined : classes.get(guid);
    if (create === undefined) return comFailure(E_NOINTERFACE);
    return new create(this.#session).QueryInterface(riid);
  }
}
