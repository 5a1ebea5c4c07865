import { createWmdrmRuntime, IID_IWMDRMLicenseManagement, runOperation, unwrap } from '@wmdrm/com';
import { DRM_RESTRICTED_LICENSE } from '@wmdrm/com/constants';
import { backupLicenses, openTarget, type OperationEvent } from '@wmdrm/core';
import { builtInFormats } from '@wmdrm/formats';
import { fsTarget } from '@wmdrm/target-fs';
import type { StepResult } from '../child/step.ts';
import { openStore } from '../loops/open.ts';

/** A store file, and the existing directory that stands for a share. */
interface ShimBackup {
  readonly store: string;
  readonly share: string;
}

const shareName = String.raw`\\bench\share`;
const directory = String.raw`\\bench\share\set`;

/** A full backup by the core, from opening the store to closing it; a listener reads every event. */
export async function backUpByCore({ store: file, share }: ShimBackup): Promise<StepResult> {
  const store = openStore(file);
  try {
    const resolver = fsTarget({ map: { [shareName]: share } });
    const target = await openTarget(directory, [resolver], { create: true });
    try {
      let licenses = 0;
      let bytes = 0;
      let named = 0;
      const onEvent = (event: OperationEvent): void => {
        if (event.type === 'progress') ({ licensesDone: licenses, bytesDone: bytes } = event);
        if (event.type !== 'restricted') return;
        for (const { keyIds } of event.licenses) if (keyIds.length > 0) named += 1;
      };
      await backupLicenses({ store, target, onEvent });
      return { licenses, bytes, figures: { named } };
    } finally {
      await target.close();
    }
  } finally {
    await store.close();
  }
}

/** The same through `IWMDRMLicenseManagement::BackupLicenses`. */
export async function backUpByCom({ store: file, share }: ShimBackup): Promise<StepResult> {
  const store = openStore(file);
  try {
    const targets = [fsTarget({ map: { [shareName]: share } })];
    const runtime = createWmdrmRuntime({ store, targets, formats: builtInFormats });
    runtime.WMDRMStartup();
    const provider = unwrap(runtime.WMDRMCreateProvider());
    const management = unwrap(provider.CreateObject(IID_IWMDRMLicenseManagement));
    let licenses = 0;
    let bytes = 0;
    let named = 0;
    await runOperation(management, () => management.BackupLicenses(directory, 0), {
      progress: ({ status, counts }) => {
        if (counts !== null) ({ licensesDone: licenses, bytesDone: bytes } = counts);
        if (status?.eStatus === DRM_RESTRICTED_LICENSE && status.bstrError !== null) named += 1;
      },
    });
    management.Shutdown();
    runtime.WMDRMShutdown();
    return { licenses, bytes, figures: { named } };
  } finally {
    await store.close();
  }
}
