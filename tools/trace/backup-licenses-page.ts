import type { Requirement, TestReference, TracedPage } from './requirement.ts';

const inFile =
  (file: string, group?: string) =>
  (title: string): TestReference => ({
    file: `packages/com/src/${file}.test.ts`,
    title: group === undefined ? title : `${group} > ${title}`,
  });
const ofCall = inFile('wmdrm/backup-restore/backup-call', 'BackupLicenses, the call');
const ofEvents = inFile('wmdrm/backup-restore/backup-events', 'BackupLicenses, its events');
const ofEffects = inFile('wmdrm/backup-restore/backup-effects', 'BackupLicenses, what it does');
const ofCancel = inFile('wmdrm/operations/cancel-and-shutdown', 'CancelAsyncOperation');
const ofTypes = inFile('types');
const ofObjects = inFile('wmdrm/wmdrm-runtime', 'the interfaces of the objects');
const ofPages: (title: string) => TestReference = (title) => ({
  file: 'tools/repo-tests/src/reference.test.ts',
  title,
});

const requirements: readonly Requirement[] = [
  {
    section: 'Description',
    says: 'The method makes a backup of the licenses in the local license store.',
    requires: 'writes a backup set of the licenses of the store the runtime was given',
    tests: [
      ofEffects('U13: writes the files of a backup set'),
      ofEffects('U41: backs up a snapshot while the store changes'),
    ],
  },
  {
    section: 'Syntax',
    says: 'It takes a directory and flags, and answers an HRESULT and, through a pointer, an IUnknown.',
    requires: 'BackupLicenses(bstrBackupDirectory, dwFlags) answers a ComResult<IUnknown>',
    tests: [ofTypes('a method without an out parameter answers the code, one with it a result')],
  },
  {
    section: 'Parameters: bstrBackupDirectory',
    says: 'It is the UNC path of the place the licenses are backed up to.',
    requires: 'takes every form of UNC path, refuses what names no place, and writes there',
    tests: [
      ofCall('U5: %s is %s where no target is local'),
      ofCall('U2: %s directory is E_INVALIDARG and starts nothing'),
      ofEffects('U6: makes the directory'),
    ],
  },
  {
    section: 'Parameters: dwFlags',
    says: 'The flags choose options of the backup; one flag is supported.',
    requires: 'takes 0 and WMDRM_BACKUP_OVERWRITE and refuses everything else',
    tests: [ofCall('U3: flags %s are E_INVALIDARG and start nothing')],
  },
  {
    section: 'Parameters: dwFlags',
    says: 'With the flag, backup files that are in the directory already are overwritten.',
    requires: 'makes a new generation; and without the flag refuses, and changes no file',
    tests: [
      ofEffects('U9, U10: overwriting makes a new generation beside the old one and foreign files'),
      ofEffects('U8: an existing backup ends it with NS_E_DRM_BACKUP_EXISTS and changes no file'),
    ],
  },
  {
    section: 'Parameters: ppunkCancelationCookie',
    says: 'It receives the IUnknown of an object that identifies this asynchronous call.',
    requires: 'answers a fresh object for each call, and every progress event names it',
    tests: [
      ofCall('U39: answers a fresh object for each operation'),
      ofEvents(
        'U29, U30: every progress event names its operation, and gives the same object again',
      ),
    ],
  },
  {
    section: 'Parameters: ppunkCancelationCookie',
    says: 'Given to CancelAsyncOperation of the event generator, it cancels the call.',
    requires: 'cancels by cookie; the operation completes once, and leaves no visible backup',
    tests: [
      ofCancel('U35: returns S_OK at once; the operation completes once, as cancelled'),
      ofCancel('U38: no visible backup and no temporary is left; an old backup stays'),
      inFile('wmdrm/operations/operation.race')('%s, in every order'),
    ],
  },
  {
    section: 'Return value',
    says: 'An HRESULT: S_OK when the method succeeded; other codes are possible.',
    requires:
      'answers S_OK for what it accepts, a failure for arguments; the rest comes by the completed event',
    tests: [
      ofCall('U1: refuses the shape of arguments directly and everything else by event'),
      ofCall('U4: answers no cookie when it fails'),
    ],
  },
  {
    section: 'Remarks',
    says: 'The method is asynchronous: it returns at once.',
    requires: 'touches no port and queues no event before it has returned',
    tests: [
      ofCall(
        'U27: touches no port and queues nothing before it has returned and the scheduler runs',
      ),
      inFile('wmdrm/operations/before-the-return')(
        'U27: %s touches no port and queues no event before the scheduler runs',
      ),
    ],
  },
  {
    section: 'Remarks',
    says: 'Then it generates a series of MEWMDRMLicenseBackupProgress events.',
    requires: 'queues progress events: begin, counts, restricted licenses, end',
    tests: [
      ofEvents('U21: begins, reports, ends, completes'),
      ofEvents('U21: counts reach the client through IWMDRMOperationProgress'),
      inFile('constants/constants')('a number finds its name (%#)'),
    ],
  },
  {
    section: 'Remarks',
    says: 'One MEWMDRMLicenseBackupCompleted event follows them when the work is done.',
    requires: 'queues exactly one completed event, after all progress, whatever happens',
    tests: [
      ofEvents('U21: begins, reports, ends, completes'),
      ofEffects('completes events of a failing backup once'),
      ofCancel('U35: cancels what the scheduler has not begun'),
    ],
  },
  {
    section: 'Remarks',
    says: 'The value of each progress event, from IMFMediaEvent::GetValue, is an IUnknown pointer.',
    requires: 'VT_UNKNOWN with one object per event, the same at each GetValue',
    tests: [
      ofEvents('U31: a status is a snapshot, one object per event'),
      ofEvents(
        'U29, U30: every progress event names its operation, and gives the same object again',
      ),
    ],
  },
  {
    section: 'Remarks',
    says: 'Its QueryInterface answers IWMDRMLicenseBackupRestoreStatus.',
    requires: 'the value of every progress event answers it, and GetStatus a status',
    tests: [
      ofEvents(
        'U32, U33, U34: GetStatus answers a value; without something to say its text is null',
      ),
    ],
  },
  {
    section: 'Remarks',
    says: 'Asynchronous methods are used through the Media Foundation event model.',
    requires: 'the object is an IMFMediaEventGenerator and IWMDRMEventGenerator, by QueryInterface',
    tests: [
      ofObjects('are exactly those of the contract, of one identity, from every interface'),
      ofTypes('GetEvent answers at once or later, by its flag'),
    ],
  },
  {
    section: 'Remarks',
    says: 'Not every license may be backed up; only those that permit it are.',
    requires: 'leaves the others out, names each by a restricted event, and still succeeds',
    tests: [
      ofEffects('U12: one event per restricted license with its key id, and the backup succeeds'),
      ofEffects('U41: backs up a snapshot while the store changes'),
    ],
  },
  {
    section: 'Requirements',
    says: 'The method is declared in wmdrmsdk.h and linked from wmdrmsdk.lib.',
    requires: 'the reference lists its interface under that header, library and DLL',
    tests: [ofPages('IWMDRMLicenseManagement stands under wmdrmsdk.h, its library and its DLL')],
  },
  {
    section: 'See also',
    says: 'The method belongs to IWMDRMLicenseManagement.',
    requires: 'CreateObject answers that interface, and BackupLicenses is one of its methods',
    tests: [ofTypes('CreateObject and QueryInterface answer what the id stands for')],
  },
];

/** IWMDRMLicenseManagement::BackupLicenses (wmdrmsdk.h), the page this project began with. */
export const backupLicensesPage: TracedPage = {
  name: 'IWMDRMLicenseManagement::BackupLicenses (wmformat/iwmdrmlicensemanagement-backuplicenses)',
  sections: [
    'Description',
    'Syntax',
    'Parameters: bstrBackupDirectory',
    'Parameters: dwFlags',
    'Parameters: ppunkCancelationCookie',
    'Return value',
    'Remarks',
    'Requirements',
    'See also',
  ],
  requirements,
};
