import {
  MEWMDRMIndividualizationCompleted,
  MEWMDRMIndividualizationProgress,
  MEWMDRMLicenseAcquisitionCompleted,
  MEWMDRMLicenseBackupCompleted,
  MEWMDRMLicenseBackupProgress,
  MEWMDRMLicenseRestoreCompleted,
  MEWMDRMLicenseRestoreProgress,
  MEWMDRMLicenseStoreCleaned,
  MEWMDRMProximityCompleted,
  MEWMDRMRevocationDownloadCompleted,
  type MediaEventType,
} from '../constants/mfobjects-event-types.js';

const completedTypes: ReadonlySet<MediaEventType> = new Set([
  MEWMDRMLicenseBackupCompleted,
  MEWMDRMLicenseRestoreCompleted,
  MEWMDRMLicenseAcquisitionCompleted,
  MEWMDRMIndividualizationCompleted,
  MEWMDRMProximityCompleted,
  MEWMDRMLicenseStoreCleaned,
  MEWMDRMRevocationDownloadCompleted,
]);

const completedAfter: ReadonlyMap<MediaEventType, MediaEventType> = new Map([
  [MEWMDRMLicenseBackupProgress, MEWMDRMLicenseBackupCompleted],
  [MEWMDRMLicenseRestoreProgress, MEWMDRMLicenseRestoreCompleted],
  [MEWMDRMIndividualizationProgress, MEWMDRMIndividualizationCompleted],
]);

/** True for an event that ends an asynchronous operation. */
export function isCompleted(type: MediaEventType): boolean {
  return completedTypes.has(type);
}

/** The type that ends an operation whose progress has this type; `undefined` for any other type. */
export function completedTypeOf(progress: MediaEventType): MediaEventType | undefined {
  return completedAfter.get(progress);
}
