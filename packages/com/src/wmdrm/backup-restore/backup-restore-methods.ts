import type { Location } from '@wmdrm/core';
import {
  MEWMDRMLicenseBackupCompleted,
  MEWMDRMLicenseBackupProgress,
  MEWMDRMLicenseRestoreCompleted,
  MEWMDRMLicenseRestoreProgress,
} from '../../constants/mfobjects-event-types.js';
import {
  WMDRM_BACKUP_OVERWRITE,
  WMDRM_RESTORE_INDIVIDUALIZE,
} from '../../constants/wmdrmsdk-flags.js';
import { comFailure, type ComResult } from '../../hresult/com-result.js';
import { NS_E_DRM_BACKUPRESTORE_BUSY } from '../../hresult/drm-backup-codes.js';
import type { IUnknown } from '../../unknown/iunknown.js';
import { oneOf, valid } from '../operations/argument.js';
import { readBackupDirectory } from './backup-directory.js';
import { runBackup } from './backup-operation.js';
import { runRestore } from './restore-operation.js';
import { occupyStore } from './store-occupancy.js';
import {
  WmdrmEventGenerator,
  type OperationKind,
  type Work,
} from '../operations/wmdrm-event-generator.js';

const backup: OperationKind = {
  completed: MEWMDRMLicenseBackupCompleted,
  progress: MEWMDRMLicenseBackupProgress,
};
const restore: OperationKind = {
  completed: MEWMDRMLicenseRestoreCompleted,
  progress: MEWMDRMLicenseRestoreProgress,
};

/** The two methods of IWMDRMLicenseManagement everything else is there for. */
export abstract class BackupRestoreMethods extends WmdrmEventGenerator {
  BackupLicenses(bstrBackupDirectory: string, dwFlags: number): ComResult<IUnknown> {
    return this.atOnce(() => {
      const location = this.#directory(bstrBackupDirectory);
      const overwrite = oneOf(dwFlags, [0, WMDRM_BACKUP_OVERWRITE]) !== 0;
      const { machine } = this.session;
      return this.#startAlone(backup, (operation, events) =>
        runBackup(machine, { location, overwrite }, operation, events),
      );
    });
  }

  RestoreLicenses(bstrBackupDirectory: string, dwFlags: number): ComResult<IUnknown> {
    return this.atOnce(() => {
      const location = this.#directory(bstrBackupDirectory);
      const individualize = oneOf(dwFlags, [0, WMDRM_RESTORE_INDIVIDUALIZE]) !== 0;
      const { machine } = this.session;
      return this.#startAlone(restore, (operation, events) =>
        runRestore(machine, { location, individualize }, operation, events),
      );
    });
  }

  #directory(text: string): Location {
    return valid(readBackupDirectory(text, this.session.machine.targets));
  }

  /** Starts what has the store to itself. */
  #startAlone(kind: OperationKind, work: Work): ComResult<IUnknown> {
    const onEnd = occupyStore(this.session.machine.store);
    if (onEnd === undefined) return comFailure(NS_E_DRM_BACKUPRESTORE_BUSY);
    return this.start({ ...kind, onEnd }, work);
  }
}
