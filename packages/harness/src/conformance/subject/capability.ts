/**
 * What a subject may offer beyond what every implementation has. The suite runs the cases that need it only where it is
 * claimed, and where it is not it checks that it is really not there.
 */
export const capabilities = {
  'media-foundation':
    'offers the functions of mfplat.dll: bare event queues, events, results, attributes',
  'blocking-get-event': 'GetEvent(0) may be pending while other calls are made',
  licenses: 'enumeration and IWMDRMLicense, and storing, deleting and cleaning licenses',
  query: 'IWMDRMLicenseQuery',
  security: 'IWMDRMSecurity',
  acquisition:
    'AcquireLicense reaches a license server that issues the fixtures which say how, MonitorLicenseAcquisition waits for one',
  'operation-progress':
    'IWMDRMOperationProgress, the interface of @wmdrm/com, on cookies and progress values',
  hold: 'can stop a backup, restore or acquisition half-way, and let it go on',
  'fail-held': 'can let what it has stopped half-way fail',
  damage: 'can damage a backup so that it is not whole',
  'foreign-files':
    'can put a file that is not part of a backup into a directory, and look at it again',
  computers:
    'can stand for several computers, of which a restore on another needs individualization',
  'revive-deleted': 'can be told to bring back deleted licenses',
  'restore-service': 'asks a service before it restores, which can refuse',
  'stub-library': 'WMDRMCreateProtectedProvider answers a provider',
} as const;

export type Capability = keyof typeof capabilities;

/** Whether a word is one of {@link capabilities}. */
export function isCapability(word: string): word is Capability {
  return Object.hasOwn(capabilities, word);
}
