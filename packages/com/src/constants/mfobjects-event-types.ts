/** The kind of an event (mfobjects.h): one of the constants here, or a number of another component. */
export type MediaEventType = number;

/** Carries nothing (mfobjects.h). */
export const MEUnknown = 0;
/** A serious error (mfobjects.h). */
export const MEError = 1;
/** A custom event; its extended type says which (mfobjects.h; medfound/meextendedtype). */
export const MEExtendedType = 2;
/** An error after which work goes on (mfobjects.h). */
export const MENonFatalError = 3;
/** A license acquisition begins (mfobjects.h). */
export const MELicenseAcquisitionStart = 114;
/** A license acquisition ended (mfobjects.h). */
export const MELicenseAcquisitionCompleted = 115;
/** Individualization begins (mfobjects.h). */
export const MEIndividualizationStart = 116;
/** Individualization ended (mfobjects.h). */
export const MEIndividualizationCompleted = 117;
/** A content enabler moved on (mfobjects.h). */
export const MEEnablerProgress = 118;
/** A content enabler ended (mfobjects.h). */
export const MEEnablerCompleted = 119;
/** A media source started (mfobjects.h). */
export const MESourceStarted = 201;
/** Ends `BackupLicenses`. One **below** its progress event (mfobjects.h; IWMDRMLicenseManagement::BackupLicenses). */
export const MEWMDRMLicenseBackupCompleted = 500;
/** `BackupLicenses` moved on; the value answers IWMDRMLicenseBackupRestoreStatus (mfobjects.h; same page). */
export const MEWMDRMLicenseBackupProgress = 501;
/** Ends `RestoreLicenses` (mfobjects.h; IWMDRMLicenseManagement::RestoreLicenses). */
export const MEWMDRMLicenseRestoreCompleted = 502;
/** `RestoreLicenses` moved on; the value answers IWMDRMLicenseBackupRestoreStatus (mfobjects.h; same page). */
export const MEWMDRMLicenseRestoreProgress = 503;
/** Ends `AcquireLicense` and `MonitorLicenseAcquisition` (mfobjects.h; IWMDRMLicenseManagement::AcquireLicense). */
export const MEWMDRMLicenseAcquisitionCompleted = 506;
/** Ends an individualization (mfobjects.h; IWMDRMSecurity::PerformSecurityUpdate). */
export const MEWMDRMIndividualizationCompleted = 508;
/** An individualization moved on; the value answers IWMDRMIndividualizationStatus (mfobjects.h; same page). */
export const MEWMDRMIndividualizationProgress = 513;
/** Ends the proximity check of a registration (mfobjects.h; IWMDRMNetReceiver::ProcessRegistrationResponse). */
export const MEWMDRMProximityCompleted = 514;
/** Ends an asynchronous `CleanLicenseStore` (mfobjects.h; IWMDRMLicenseManagement::CleanLicenseStore). */
export const MEWMDRMLicenseStoreCleaned = 515;
/** Ends a refresh of the revocation lists (mfobjects.h; IWMDRMSecurity::PerformSecurityUpdate). */
export const MEWMDRMRevocationDownloadCompleted = 516;
/** No event has this number or a higher one (mfobjects.h). */
export const MEReservedMax = 10000;

const named: Readonly<Record<string, MediaEventType>> = {
  MEUnknown,
  MEError,
  MEExtendedType,
  MENonFatalError,
  MELicenseAcquisitionStart,
  MELicenseAcquisitionCompleted,
  MEIndividualizationStart,
  MEIndividualizationCompleted,
  MEEnablerProgress,
  MEEnablerCompleted,
  MESourceStarted,
  MEWMDRMLicenseBackupCompleted,
  MEWMDRMLicenseBackupProgress,
  MEWMDRMLicenseRestoreCompleted,
  MEWMDRMLicenseRestoreProgress,
  MEWMDRMLicenseAcquisitionCompleted,
  MEWMDRMIndividualizationCompleted,
  MEWMDRMIndividualizationProgress,
  MEWMDRMProximityCompleted,
  MEWMDRMLicenseStoreCleaned,
  MEWMDRMRevocationDownloadCompleted,
};
const names = new Map(Object.entries(named).map(([name, value]) => [value, name]));

/** `MEWMDRMLicenseBackupProgress` for 501; `undefined` for a number without a name here. */
export function mediaEventName(met: MediaEventType): string | undefined {
  return names.get(met);
}
