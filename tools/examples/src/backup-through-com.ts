/** The client the contract documents, from WMDRMStartup to WMDRMShutdown, with a refused and a cancelled backup. */
import {
  createWmdrmRuntime,
  formatHresult,
  IID_IWMDRMEventGenerator,
  IID_IWMDRMLicenseBackupRestoreStatus,
  IID_IWMDRMLicenseManagement,
  mediaEventName,
  msdrmStatusName,
  unwrap,
  type ComResult,
  type IMFMediaEvent,
  type IUnknown,
  type MSDRM_STATUS,
  type WM_BACKUP_RESTORE_STATUS,
} from '@wmdrm/com';
import {
  DRM_BACKUPRESTORE_BEGIN,
  DRM_INFORMATION,
  MEWMDRMLicenseBackupCompleted,
  MEWMDRMLicenseRestoreCompleted,
  VT_UNKNOWN,
  WMDRM_BACKUP_OVERWRITE,
} from '@wmdrm/com/constants';
import { LicenseStore, readLicenseFile } from '@wmdrm/core';
import { builtInFormats, parseMessage } from '@wmdrm/formats';
import { buildV1License } from '@wmdrm/formats/synthetic';
import { nodeHost } from '@wmdrm/node';
import { sqliteStore } from '@wmdrm/store-sqlite';
import { fsTarget } from '@wmdrm/target-fs';

// The machine: a store with two licenses, of which the issuer of the second forbids a backup, and a share.
const host = nodeHost();
const engine = sqliteStore({ file: 'licenses.wmdrm', create: 'if-missing', host });
const store = new LicenseStore(engine, { host });
const forbidden = { keyId: '00112233-4455-6677-8899-aabbccddeeff', rights: 0x05 };
for (const file of [buildV1License({ seed: 1 }), buildV1License({ seed: 2, ...forbidden })]) {
  const found = readLicenseFile(file, builtInFormats, { hasher: host.hasher });
  await store.add(found.flatMap((each) => (each.type === 'license' ? [each.license] : [])));
}
const shares = fsTarget({ map: { '//nas/backups': process.cwd() } });
const wmdrm = createWmdrmRuntime({
  store,
  targets: [shares],
  formats: builtInFormats,
  parseMessage,
});

// From here on it is the documented client.
const directory = String.raw`\\nas\backups\laptop`;
wmdrm.WMDRMStartup();
const provider = unwrap(wmdrm.WMDRMCreateProvider());
const management = unwrap(provider.CreateObject(IID_IWMDRMLicenseManagement));
const generator = unwrap(management.QueryInterface(IID_IWMDRMEventGenerator));

await follow('a backup', management.BackupLicenses(directory, 0));
await follow('a second one, without the flag', management.BackupLicenses(directory, 0));
await follow(
  'one that overwrites, cancelled as soon as it begins',
  management.BackupLicenses(directory, WMDRM_BACKUP_OVERWRITE),
  ({ eStatus }, cookie) => {
    if (eStatus === DRM_BACKUPRESTORE_BEGIN) generator.CancelAsyncOperation(cookie);
  },
);
await follow('a restore of the first', management.RestoreLicenses(directory, 0));

generator.Shutdown();
wmdrm.WMDRMShutdown();
await store.close();

/** Reads events up to the completed one, and prints them. */
async function follow(
  title: string,
  started: ComResult<IUnknown>,
  onStatus: (status: WM_BACKUP_RESTORE_STATUS, cookie: IUnknown) => void = () => undefined,
): Promise<void> {
  console.log(title);
  const cookie = unwrap(started);
  let before: MSDRM_STATUS | undefined;
  for (;;) {
    const event = unwrap(await generator.GetEvent(0));
    const type = unwrap(event.GetType());
    const name = mediaEventName(type);
    if (type === MEWMDRMLicenseBackupCompleted || type === MEWMDRMLicenseRestoreCompleted) {
      console.log(`  ${name} ${formatHresult(unwrap(event.GetStatus()))}`);
      return;
    }
    const status = statusOf(event);
    onStatus(status, cookie);
    // How many of these come one after the other depends on time: one line stands for them all.
    const isMoreOfIt = status.eStatus === DRM_INFORMATION && before === DRM_INFORMATION;
    before = status.eStatus;
    if (isMoreOfIt) continue;
    console.log(
      `  ${name} ${[msdrmStatusName(status.eStatus), status.bstrError ?? []].flat().join(' ')}`,
    );
  }
}

/** The status a progress event carries: its value is an IUnknown, which is asked for the interface. */
function statusOf(event: IMFMediaEvent): WM_BACKUP_RESTORE_STATUS {
  const value = unwrap(event.GetValue());
  if (value.vt !== VT_UNKNOWN || value.punkVal === null) throw new Error('No status in the event.');
  const status = unwrap(value.punkVal.QueryInterface(IID_IWMDRMLicenseBackupRestoreStatus));
  return unwrap(status.GetStatus());
}
