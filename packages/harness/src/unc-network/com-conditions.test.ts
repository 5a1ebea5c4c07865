import {
  createWmdrmRuntime,
  formatHresult,
  HRESULT_FROM_WIN32,
  IID_IWMDRMLicenseManagement,
  isComError,
  runOperation,
  unwrap,
  type IWMDRMLicenseManagement,
} from '@wmdrm/com';
import { S_OK, WMDRM_BACKUP_OVERWRITE } from '@wmdrm/com/constants';
import { describe, expect, it } from 'vitest';
import { always, whileReading, whileWriting, type Condition } from './fixtures/conditions.js';
import { laptop, NetworkScene } from './fixtures/network-scene.js';
import { win32Errors } from './win32-errors.js';

/** The contract over the store of a scene and its network. */
function managementOf({ store, network }: NetworkScene): IWMDRMLicenseManagement {
  const runtime = createWmdrmRuntime({ store, targets: [network], formats: [] });
  runtime.WMDRMStartup();
  const provider = unwrap(runtime.WMDRMCreateProvider());
  return unwrap(provider.CreateObject(IID_IWMDRMLicenseManagement));
}

/** Status of the completed event of a backup or restore, by name and number. */
async function statusOf(
  scene: NetworkScene,
  method: 'BackupLicenses' | 'RestoreLicenses',
  directory: string = laptop,
): Promise<string> {
  const management = managementOf(scene);
  const start = (): ReturnType<IWMDRMLicenseManagement['BackupLicenses']> =>
    method === 'BackupLicenses'
      ? management.BackupLicenses(directory, WMDRM_BACKUP_OVERWRITE)
      : management.RestoreLicenses(directory, 0);
  const status = runOperation(management, start).then(
    () => S_OK,
    (error: unknown) => {
      if (isComError(error)) return error.hresult;
      throw error;
    },
  );
  return formatHresult(await scene.world.passTime(status));
}

/** U7: the Win32 error, as an HRESULT. */
function expectedStatus({ win32 }: Condition): string {
  return formatHresult(HRESULT_FROM_WIN32(win32Errors[win32].number));
}

describe.each([
  ['BackupLicenses', [...always, ...whileWriting]],
  ['RestoreLicenses', [...always, ...whileReading]],
] as const)('%s', (method, conditions) => {
  it.each(conditions)('U7: where $what, completes with $win32', async (condition) => {
    const scene = await NetworkScene.begin();
    await scene.backup();
    await scene.change();
    const mend = await condition.spoil(scene);
    expect(await statusOf(scene, method, condition.location)).toBe(expectedStatus(condition));
    await mend();
    expect((await scene.verify()).outcome).toBe('good');
  });

  it('completes with S_OK where nothing is wrong', async () => {
    const scene = await NetworkScene.begin();
    await scene.backup();
    expect(await statusOf(scene, method)).toBe('S_OK (0x00000000)');
  });
});

it('every Win32 error of U7 is among them', () => {
  const errors = [...always, ...whileWriting, ...whileReading].map(({ win32 }) => win32);
  const numbers = [...new Set(errors)].map((win32) => win32Errors[win32].number);
  expect(numbers.sort((a, b) => a - b)).toEqual([3, 5, 32, 53, 64, 67, 112, 121, 267]);
});
