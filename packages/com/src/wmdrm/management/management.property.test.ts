import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { WMDRM_BACKUP_OVERWRITE } from '../../constants/wmdrmsdk-flags.js';
import { ManualScheduler } from '../../fixtures/manual-scheduler.js';
import { seed } from '../../fixtures/seed.js';
import type { IUnknown } from '../../unknown/iunknown.js';
import { codeName, lineOf, queuedEvents } from '../fixtures/read-events.js';
import { ended } from '../fixtures/run-backup.js';
import { sampleLicense } from '../fixtures/sample-format.js';
import { TestMachine, directory } from '../fixtures/test-machine.js';

/** One step of a script; `object` is one of two management objects of a runtime, `cookie` one of those so far. */
type Step =
  | { readonly call: 'backup'; readonly object: number; readonly overwrite: boolean }
  | { readonly call: 'restore'; readonly object: number }
  | { readonly call: 'backup-wrong'; readonly object: number }
  | { readonly call: 'cancel'; readonly object: number; readonly cookie: number }
  | { readonly call: 'shutdown'; readonly object: number }
  | { readonly call: 'read'; readonly object: number }
  | { readonly call: 'run' };

const object = fc.constantFrom(0, 1);
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ call: fc.constant('backup' as const), object, overwrite: fc.boolean() }),
  },
  { weight: 2, arbitrary: fc.record({ call: fc.constant('restore' as const), object }) },
  { weight: 1, arbitrary: fc.record({ call: fc.constant('backup-wrong' as const), object }) },
  {
    weight: 3,
    arbitrary: fc.record({ call: fc.constant('cancel' as const), object, cookie: fc.nat(5) }),
  },
  { weight: 1, arbitrary: fc.record({ call: fc.constant('shutdown' as const), object }) },
  { weight: 3, arbitrary: fc.record({ call: fc.constant('read' as const), object }) },
  { weight: 5, arbitrary: fc.constant({ call: 'run' as const }) },
);

interface ModelOperation {
  readonly object: number;
  readonly kind: 'Backup' | 'Restore';
  readonly overwrite: boolean;
  cancelled: boolean;
  over: boolean;
}

/** What the contract says, in a few lines: who runs, what is in the directory, which completed events lie where. */
class Model {
  readonly operations: ModelOperation[] = [];
  readonly shut = [false, false];
  completed: [string[], string[]] = [[], []];
  hasBackup = false;

  get running(): ModelOperation | undefined {
    return this.operations.find(({ over }) => !over);
  }

  start(at: number, kind: 'Backup' | 'Restore', overwrite: boolean): string {
    if (this.shut[at]) return 'MF_E_SHUTDOWN';
    if (this.running) return 'NS_E_DRM_BACKUPRESTORE_BUSY';
    this.operations.push({ object: at, kind, overwrite, cancelled: false, over: false });
    return 'S_OK';
  }

  cancel(at: number, cookie: number): string {
    if (this.shut[at]) return 'MF_E_SHUTDOWN';
    const operation = this.operations[cookie];
    if (operation === undefined || operation.object !== at) return 'E_INVALIDARG';
    if (operation.over || operation.cancelled) return 'S_FALSE';
    operation.cancelled = true;
    return 'S_OK';
  }

  shutdown(at: number): string {
    if (this.shut[at]) return 'MF_E_SHUTDOWN';
    this.shut[at] = true;
    this.completed[at] = [];
    const { running } = this;
    if (running?.object === at) running.cancelled = true;
    return 'S_OK';
  }

  /** Lets what runs come to its end. */
  run(): void {
    const operation = this.running;
    if (!operation) return;
    const status = this.outcome(operation);
    operation.over = true;
    if (!this.shut[operation.object])
      this.completed[operation.object]!.push(`MEWMDRMLicense${operation.kind}Completed ${status}`);
  }

  private outcome({ kind, overwrite, cancelled }: ModelOperation): string {
    if (cancelled) return 'NS_E_DRM_OPERATION_CANCELED';
    if (kind === 'Restore')
      return this.hasBackup ? 'S_OK' : 'HRESULT_FROM_WIN32(ERROR_PATH_NOT_FOUND)';
    if (this.hasBackup && !overwrite) return 'NS_E_DRM_BACKUP_EXISTS';
    this.hasBackup = true;
    return 'S_OK';
  }
}

describe('the management object', () => {
  it('answers any sequence of calls as the contract says', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (script) => {
        const scheduler = new ManualScheduler();
        const machine = await new TestMachine({ scheduler }).holding(sampleLicense('a'));
        const objects = [machine.management(), machine.management()] as const;
        const cookies: IUnknown[] = [];
        const model = new Model();
        const answers = (
          at: number,
          result: ReturnType<(typeof objects)[0]['BackupLicenses']>,
        ): string => {
          if (result.ok) cookies.push(result.value);
          return `${at} ${codeName(result.hr)}`;
        };
        for (const each of script) {
          if (each.call === 'run') {
            const runs = cookies.at(-1);
            scheduler.runAll();
            if (model.running && runs) await ended(runs);
            scheduler.runAll();
            model.run();
            continue;
          }
          const at = each.object;
          const management = objects[at]!;
          switch (each.call) {
            case 'backup': {
              const flags = each.overwrite ? WMDRM_BACKUP_OVERWRITE : 0;
              expect(answers(at, management.BackupLicenses(directory, flags))).toBe(
                `${at} ${model.start(at, 'Backup', each.overwrite)}`,
              );
              break;
            }
            case 'restore':
              expect(answers(at, management.RestoreLicenses(directory, 0))).toBe(
                `${at} ${model.start(at, 'Restore', false)}`,
              );
              break;
            case 'backup-wrong':
              expect(codeName(management.BackupLicenses('relative', 0).hr)).toBe(
                model.shut[at] ? 'MF_E_SHUTDOWN' : 'E_INVALIDARG',
              );
              break;
            case 'cancel':
              expect(codeName(management.CancelAsyncOperation(cookies[each.cookie] ?? null))).toBe(
                model.cancel(at, each.cookie),
              );
              break;
            case 'shutdown':
              expect(codeName(management.Shutdown())).toBe(model.shutdown(at));
              break;
            case 'read': {
              const lines = queuedEvents(management).map(lineOf);
              const completed = lines.filter((line) => line.includes('Completed'));
              expect(completed).toEqual(model.completed[at]);
              model.completed[at] = [];
              break;
            }
          }
        }
        expect(machine.network.manifests(directory).length > 0).toBe(model.hasBackup);
      }),
      { seed, numRuns: 150 },
    );
  });
});
