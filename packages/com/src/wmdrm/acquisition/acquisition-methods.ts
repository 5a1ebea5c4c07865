import { MEWMDRMLicenseAcquisitionCompleted } from '../../constants/mfobjects-event-types.js';
import { comFailure, type ComResult } from '../../hresult/com-result.js';
import {
  NS_S_DRM_ACQUIRE_CANCELLED,
  NS_S_DRM_MONITOR_CANCELLED,
} from '../../hresult/drm-backup-codes.js';
import {
  NS_E_DRM_LICENSE_NOTACQUIRED,
  NS_E_DRM_MONITOR_ERROR,
  NS_E_DRM_NOT_CONFIGURED,
} from '../../hresult/drm-store-codes.js';
import type { IUnknown } from '../../unknown/iunknown.js';
import { readAcquireCall, runAcquire } from './acquire-license.js';
import { readActionList } from './action-list.js';
import { valid } from '../operations/argument.js';
import { BackupRestoreMethods } from '../backup-restore/backup-restore-methods.js';
import { readKeyId } from '../licenses/key-id-text.js';
import { runMonitor } from './monitor-acquisition.js';
import type { OperationKind } from '../operations/wmdrm-event-generator.js';

const acquisition: OperationKind = {
  completed: MEWMDRMLicenseAcquisitionCompleted,
  cancelled: NS_S_DRM_ACQUIRE_CANCELLED,
  failed: NS_E_DRM_LICENSE_NOTACQUIRED,
};
const monitoring: OperationKind = {
  completed: MEWMDRMLicenseAcquisitionCompleted,
  cancelled: NS_S_DRM_MONITOR_CANCELLED,
  failed: NS_E_DRM_MONITOR_ERROR,
};

/** The methods of IWMDRMLicenseManagement that bring licenses in from a server. */
export abstract class AcquisitionMethods extends BackupRestoreMethods {
  AcquireLicense(
    bstrURL: string | null,
    bstrHeaderData: string,
    bstrActions: string,
    dwFlags: number,
  ): ComResult<IUnknown> {
    return this.atOnce(() => {
      const { machine } = this.session;
      const port = machine.acquisition;
      const call = readAcquireCall(
        { url: bstrURL, header: bstrHeaderData, actions: bstrActions, flags: dwFlags },
        machine.parseMessage,
      );
      if (port === undefined) return comFailure(NS_E_DRM_NOT_CONFIGURED);
      return this.start(acquisition, (operation) => runAcquire(machine, port, call, operation));
    });
  }

  MonitorLicenseAcquisition(
    bstrKID: string,
    _bstrHeader: string,
    bstrActions: string,
  ): ComResult<IUnknown> {
    return this.atOnce(() => {
      const { machine } = this.session;
      const keyId = valid(readKeyId(bstrKID));
      const actions = readActionList(bstrActions, machine.parseMessage);
      return this.start(monitoring, (operation) => runMonitor(machine, keyId, actions, operation));
    });
  }
}
