import { E_INVALIDARG } from '../hresult/com-codes.js';
import { comFailure, comSuccess, unwrap, type ComResult } from '../hresult/com-result.js';
import {
  IID_IWMDRMLicenseManagement,
  type IWMDRMLicenseManagement,
} from '../wmdrm/iwmdrm-license-management.js';
import type { WmdrmRuntimeOptions } from '../wmdrm/machine/machine.js';
import { createWmdrmRuntime } from '../wmdrm/wmdrm-runtime.js';
import { BackupRestorer } from './backup-restorer.js';
import type { IWMLicenseBackup } from './iwm-license-backup.js';
import { isStatusCallback, type IWMStatusCallback } from './iwm-status-callback.js';

/**
 * A machine with the Windows Media Format SDK: what wmvcore.dll exports for backup and restore, over a license store of
 * this project. Source: wmsdkidl.h; sdk-api WMCreateBackupRestorer.
 */
export interface WmsdkRuntime {
  /**
   * A new backup restorer. It also answers IWMLicenseRestore and IWMBackupRestoreProps by QueryInterface.
   * @param pCallback the callback for the new object, or null. Each operation names its own callback and only that one
   * is called.
   * @returns `S_OK`; `E_INVALIDARG` for anything that is neither.
   */
  WMCreateBackupRestorer(pCallback: IWMStatusCallback | null): ComResult<IWMLicenseBackup>;
}

/**
 * The older API over a license store; options as for `createWmdrmRuntime`. Both runtimes may stand on one store: a
 * backup or restore of either has it to itself. Nothing is touched before an operation starts.
 */
export function createWmsdkRuntime(options: WmdrmRuntimeOptions): WmsdkRuntime {
  const runtime = createWmdrmRuntime(options);
  runtime.WMDRMStartup();
  const createManagement = (): IWMDRMLicenseManagement =>
    unwrap(unwrap(runtime.WMDRMCreateProvider()).CreateObject(IID_IWMDRMLicenseManagement));
  return {
    WMCreateBackupRestorer: (pCallback) =>
      (pCallback ?? null) === null || isStatusCallback(pCallback)
        ? comSuccess(new BackupRestorer(createManagement))
        : comFailure(E_INVALIDARG),
  };
}
