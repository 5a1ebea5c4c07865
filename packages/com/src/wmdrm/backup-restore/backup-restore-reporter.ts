import type { LicenseStoreError, OperationEvent, RestrictedLicense } from '@wmdrm/core';
import { isLicenseStoreError } from '@wmdrm/core';
import {
  DRM_BACKUPRESTORE_BEGIN,
  DRM_BACKUPRESTORE_CONNECTING,
  DRM_BACKUPRESTORE_DISCONNECTING,
  DRM_BACKUPRESTORE_END,
  DRM_ERROR,
  DRM_ERROR_WITHURL,
  DRM_INFORMATION,
  DRM_NEEDS_INDIVIDUALIZATION,
  DRM_RESTRICTED_LICENSE,
  type MSDRM_STATUS,
} from '../../constants/wmdrmsdk-msdrm-status.js';
import { findResultCode } from '../../hresult/code-table.js';
import { formatHresultValue } from '../../hresult/format-hresult.js';
import type { AsyncOperation } from '../operations/async-operation.js';
import { BackupRestoreStatus } from './backup-restore-status.js';
import { hresultOfFailure } from '../operations/hresult-of-failure.js';
import { keyIdToBase64 } from '../licenses/key-id-text.js';
import type { ProgressSink } from '../operations/progress-sink.js';

/** Turns what the core tells about a backup or restore into progress events; says nothing more after a cancel. */
export class BackupRestoreReporter {
  readonly #operation: AsyncOperation;
  readonly #events: ProgressSink;

  constructor(operation: AsyncOperation, events: ProgressSink) {
    this.#operation = operation;
    this.#events = events;
  }

  begin(): void {
    this.#report(DRM_BACKUPRESTORE_BEGIN);
  }

  end(): void {
    this.#report(DRM_BACKUPRESTORE_END);
  }

  connecting(): void {
    this.#report(DRM_BACKUPRESTORE_CONNECTING);
  }

  disconnecting(): void {
    this.#report(DRM_BACKUPRESTORE_DISCONNECTING);
  }

  needsIndividualization(): void {
    this.#report(DRM_NEEDS_INDIVIDUALIZATION);
  }

  refused(url: string): void {
    this.#report(DRM_ERROR_WITHURL, url);
  }

  failed(error: unknown): void {
    this.#report(DRM_ERROR, isLicenseStoreError(error) ? textOf(error) : codeText(error));
  }

  /** For `onEvent` of the core's operations. */
  readonly onEvent = (event: OperationEvent): void => {
    switch (event.type) {
      case 'progress': {
        const { phase, licensesDone, licensesTotal, bytesDone, bytesTotal } = event;
        this.#operation.advance({ phase, licensesDone, licensesTotal, bytesDone, bytesTotal });
        this.#inform();
        break;
      }
      case 'restricted':
        for (const license of event.licenses) this.#restricted(license);
        break;
      case 'warning':
        this.#report(DRM_INFORMATION, event.message);
        break;
      default:
      // What starts and ends an operation is told by those who call it.
    }
  };

  /** One unread event of this kind is enough: a client that does not read shall not fill its queue. */
  #inform(): void {
    if (this.#operation.isCancelled) return;
    this.#events.queueIfRead(() => this.#status(DRM_INFORMATION, null));
  }

  #restricted(license: RestrictedLicense): void {
    const [keyId] = license.keyIds;
    const text = keyId === undefined ? null : keyIdToBase64(keyId);
    this.#report(DRM_RESTRICTED_LICENSE, text, license);
  }

  #report(
    eStatus: MSDRM_STATUS,
    bstrError: string | null = null,
    restricted: RestrictedLicense | null = null,
  ): void {
    if (this.#operation.isCancelled) return;
    this.#events.queue(this.#status(eStatus, bstrError, restricted));
  }

  #status(
    eStatus: MSDRM_STATUS,
    bstrError: string | null,
    restricted: RestrictedLicense | null = null,
  ): BackupRestoreStatus {
    const { cookie, progress } = this.#operation;
    return new BackupRestoreStatus({ eStatus, bstrError }, cookie, progress, restricted);
  }
}

function textOf({ message, remedy }: LicenseStoreError): string {
  return `${message} ${remedy}`;
}

/** An error from outside may hold anything, so its own words are not passed on. */
function codeText(error: unknown): string {
  const hr = hresultOfFailure(error);
  const known = findResultCode(hr);
  return known === undefined ? formatHresultValue(hr) : `${known.name}: ${known.meaning}`;
}
