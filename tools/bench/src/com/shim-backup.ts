import { createWmdrmRuntime, IID_IWMDRMLicenseManagement, runOperation, unwrap } from '@wmdrm/com';
import { backupLicenses, openTarget, type LicenseStore } from '@wmdrm/core';
import { builtInFormats } from '@wmdrm/formats';
import { fsTarget } from '@wmdrm/target-fs';

/** A store and where shares are looked for. */
export interface ShimBench {
  readonly store: LicenseStore;
  /** Directory that stands for the share. */
  readonly share: string;
}

const shareName = '//bench/share';

/** A full backup by the core, with a listener as the other one has. */
export async function backUpByCore({ store, share }: ShimBench, name: string): Promise<void> {
  const resolver = fsTarget({ map: { [shareName]: share } });
  const target = await openTarget(`${shareName}/${name}`, [resolver], { create: true });
  await backupLicenses({ store, target, onEvent: () => undefined });
  await target.close();
}

/** The same through `IWMDRMLicenseManagement::BackupLicenses`, every event read. */
export async function backUpByCom({ store, share }: ShimBench, name: string): Promise<void> {
  const targets = [fsTarget({ map: { [shareName]: share } })];
  const runtime = createWmdrmRuntime({ store, targets, formats: builtInFormats });
  runtime.WMDRMStartup();
  const provider = unwrap(runtime.WMDRMCreateProvider());
  const management = unwrap(provider.CreateObject(IID_IWMDRMLicenseManagement));
  const directory = String.raw`\\bench\share` + `\\${name}`;
  await runOperation(management, () => management.BackupLicenses(directory, 0));
  management.Shutdown();
  runtime.WMDRMShutdown();
}
