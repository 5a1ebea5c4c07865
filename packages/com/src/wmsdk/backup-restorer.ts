import {
  backupPathProperty,
  restorePathProperty,
  WMT_TYPE_STRING,
  type WMT_ATTR_DATATYPE,
} from '../constants/wmsdkidl-types.js';
import { E_INVALIDARG, E_NOTIMPL, S_FALSE, S_OK } from '../hresult/com-codes.js';
import { comFailure, type ComResult } from '../hresult/com-result.js';
import { NS_E_DRM_BACKUPRESTORE_BUSY } from '../hresult/drm-backup-codes.js';
import type { HRESULT } from '../hresult/hresult.js';
import { ComObject, implementInterfaces } from '../unknown/com-object.js';
import type { IUnknown } from '../unknown/iunknown.js';
import type { IWMDRMLicenseManagement } from '../wmdrm/iwmdrm-license-management.js';
import {
  IID_IWMBackupRestoreProps,
  type IWMBackupRestoreProps,
  type WM_BACKUP_PROPERTY,
} from './iwm-backup-restore-props.js';
import { IID_IWMLicenseBackup, type IWMLicenseBackup } from './iwm-license-backup.js';
import { IID_IWMLicenseRestore, type IWMLicenseRestore } from './iwm-license-restore.js';
import {
  isStatusCallback,
  type IWMStatusCallback,
  type WMT_ATTR_VALUE,
} from './iwm-status-callback.js';
import { relayStatus } from './status-relay.js';

type PathProperty = typeof backupPathProperty | typeof restorePathProperty;

interface RunningOperation {
  readonly management: IWMDRMLicenseManagement;
  readonly cookie: IUnknown;
}

/** What WMCreateBackupRestorer answers. Each operation runs on a license management object of its own. */
export class BackupRestorer
  extends ComObject
  implements IWMLicenseBackup, IWMLicenseRestore, IWMBackupRestoreProps
{
  static {
    implementInterfaces(
      BackupRestorer,
      IID_IWMLicenseBackup,
      IID_IWMLicenseRestore,
      IID_IWMBackupRestoreProps,
    );
  }

  readonly #createManagement: () => IWMDRMLicenseManagement;
  readonly #paths = new Map<PathProperty, string>();
  /** By the property that says where. */
  readonly #running = new Map<PathProperty, RunningOperation>();

  constructor(createManagement: () => IWMDRMLicenseManagement) {
    super();
    this.#createManagement = createManagement;
  }

  BackupLicenses(dwFlags: number, pCallback: IWMStatusCallback): HRESULT {
    return this.#start(backupPathProperty, pCallback, (management, path) =>
      management.BackupLicenses(path, dwFlags),
    );
  }

  CancelLicenseBackup(): HRESULT {
    return this.#cancel(backupPathProperty);
  }

  RestoreLicenses(dwFlags: number, pCallback: IWMStatusCallback): HRESULT {
    return this.#start(restorePathProperty, pCallback, (management, path) =>
      management.RestoreLicenses(path, dwFlags),
    );
  }

  CancelLicenseRestore(): HRESULT {
    return this.#cancel(restorePathProperty);
  }

  GetPropCount(): ComResult<number> {
    return comFailure(E_NOTIMPL);
  }

  GetPropByIndex(_wIndex: number): ComResult<WM_BACKUP_PROPERTY> {
    return comFailure(E_NOTIMPL);
  }

  GetPropByName(_pszName: string): ComResult<WM_BACKUP_PROPERTY> {
    return comFailure(E_NOTIMPL);
  }

  SetProp(pszName: string, dwType: WMT_ATTR_DATATYPE, pValue: WMT_ATTR_VALUE): HRESULT {
    if (!isPathProperty(pszName) || dwType !== WMT_TYPE_STRING) return E_INVALIDARG;
    if (typeof pValue !== 'string') return E_INVALIDARG;
    this.#paths.set(pszName, pValue);
    return S_OK;
  }

  RemoveProp(pcwszName: string): HRESULT {
    if (!isPathProperty(pcwszName)) return E_INVALIDARG;
    return this.#paths.delete(pcwszName) ? S_OK : S_FALSE;
  }

  RemoveAllProps(): HRESULT {
    this.#paths.clear();
    return S_OK;
  }

  #start(
    property: PathProperty,
    callback: IWMStatusCallback,
    call: (management: IWMDRMLicenseManagement, path: string) => ComResult<IUnknown>,
  ): HRESULT {
    if (!isStatusCallback(callback)) return E_INVALIDARG;
    const management = this.#createManagement();
    // No path is an empty one, which the call refuses with the same code.
    const started = call(management, this.#paths.get(property) ?? '');
    if (!started.ok) {
      management.Shutdown();
      return started.hr;
    }
    // The work of the one before is done, but its callback has not heard of the end: to the application it runs.
    if (this.#running.size > 0) {
      management.Shutdown();
      return NS_E_DRM_BACKUPRESTORE_BUSY;
    }
    this.#running.set(property, { management, cookie: started.value });
    relayStatus(management, callback, () => {
      this.#running.delete(property);
      management.Shutdown();
    });
    return S_OK;
  }

  #cancel(property: PathProperty): HRESULT {
    const running = this.#running.get(property);
    if (running === undefined) return S_FALSE;
    return running.management.CancelAsyncOperation(running.cookie);
  }
}

function isPathProperty(name: string): name is PathProperty {
  return name === backupPathProperty || name === restorePathProperty;
}
