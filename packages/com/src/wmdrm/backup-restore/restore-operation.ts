import {
  LicenseStoreError,
  listGenerations,
  openTarget,
  restoreLicenses,
  throwIfCancelled,
  toHex,
  type BackupTarget,
  type GenerationDetails,
  type Location,
} from '@wmdrm/core';
import { S_OK } from '../../hresult/com-codes.js';
import { ComError } from '../../hresult/com-error.js';
import {
  NS_E_DRM_RESTORE_FRAUD,
  NS_E_DRM_RESTORE_SERVICE_UNAVAILABLE,
} from '../../hresult/drm-backup-codes.js';
import {
  NS_E_DRM_INDIVIDUALIZE_ERROR,
  NS_E_DRM_INDIVIDUALIZING,
  NS_E_DRM_NEEDS_INDIVIDUALIZATION,
} from '../../hresult/drm-machine-codes.js';
import type { HRESULT } from '../../hresult/hresult.js';
import type { AsyncOperation } from '../operations/async-operation.js';
import { BackupRestoreReporter } from './backup-restore-reporter.js';
import { hresultOfFailure } from '../operations/hresult-of-failure.js';
import type { Machine } from '../machine/machine.js';
import type { Individualization } from '../ports/individualization.js';
import type { RestoreAuthority, RestoreDecision } from '../ports/restore-authority.js';
import type { ProgressSink } from '../operations/progress-sink.js';
import type { OperationOutcome } from '../operations/wmdrm-event-generator.js';

export interface RestoreCall {
  readonly location: Location;
  /** `WMDRM_RESTORE_INDIVIDUALIZE` was given. */
  readonly individualize: boolean;
}

interface Generation {
  readonly number: number;
  readonly details: GenerationDetails;
}

/** The work of RestoreLicenses. */
export async function runRestore(
  machine: Machine,
  call: RestoreCall,
  operation: AsyncOperation,
  events: ProgressSink,
): Promise<OperationOutcome> {
  const reporter = new BackupRestoreReporter(operation, events);
  return new Restore(machine, call, operation, reporter).run();
}

function noBackup({ location }: BackupTarget): LicenseStoreError {
  return new LicenseStoreError('no-backup', `There is no backup in ${location}.`, {
    details: { path: location },
  });
}

/** Ends a restore whose reason has been reported already. */
class Refusal extends Error {
  readonly status: HRESULT;

  constructor(status: HRESULT) {
    super('The restore was refused.');
    this.status = status;
  }
}

class Restore {
  readonly #machine: Machine;
  readonly #call: RestoreCall;
  readonly #operation: AsyncOperation;
  readonly #reporter: BackupRestoreReporter;

  constructor(
    machine: Machine,
    call: RestoreCall,
    operation: AsyncOperation,
    reporter: BackupRestoreReporter,
  ) {
    this.#machine = machine;
    this.#call = call;
    this.#operation = operation;
    this.#reporter = reporter;
  }

  async run(): Promise<OperationOutcome> {
    const { store, targets, authority } = this.#machine;
    try {
      if (authority === undefined) this.#reporter.begin();
      this.#operation.advance({ phase: 'opening' });
      const { signal } = this.#operation;
      const target = await openTarget(this.#call.location, targets, { host: store.host, signal });
      try {
        await this.#restoreFrom(target);
      } finally {
        await target.close().catch(() => undefined);
      }
      this.#reporter.end();
      return { status: S_OK };
    } catch (error) {
      if (error instanceof Refusal) return { status: error.status };
      this.#reporter.failed(error);
      throw error;
    }
  }

  async #restoreFrom(target: BackupTarget): Promise<void> {
    const { store, authority, individualization, reviveDeleted } = this.#machine;
    const { signal } = this.#operation;
    const asksFirst = authority !== undefined || individualization !== undefined;
    const generation = asksFirst ? await this.#newestGeneration(target) : undefined;
    if (generation !== undefined) {
      const here = await this.#bindMachine(generation);
      if (authority !== undefined) await this.#ask(authority, generation, here);
    }
    if (authority !== undefined) this.#reporter.begin();
    await restoreLicenses({
      store,
      target,
      revive: reviveDeleted,
      signal,
      onEvent: this.#reporter.onEvent,
      // What was asked about is what is restored.
      ...(generation === undefined ? {} : { generation: generation.number }),
    });
  }

  /** The generation to ask about. Without one nothing is restored: one that comes meanwhile nobody was asked about. */
  async #newestGeneration(target: BackupTarget): Promise<Generation> {
    const { host } = this.#machine.store;
    const { signal } = this.#operation;
    const generations = await listGenerations({ target, host, signal });
    const newest = generations.find((generation) => generation.newest);
    if (newest?.details === undefined) throw newest?.problem ?? noBackup(target);
    return { number: newest.number, details: newest.details };
  }

  /** This machine's identity, after it was individualized if the backup comes from another one. */
  async #bindMachine({ details }: Generation): Promise<string | undefined> {
    const { individualization } = this.#machine;
    const here = await individualization?.machine();
    if (individualization === undefined || details.machine === undefined) return here;
    if (details.machine === here) return here;
    if (!this.#call.individualize) {
      this.#reporter.needsIndividualization();
      throw new Refusal(NS_E_DRM_NEEDS_INDIVIDUALIZATION);
    }
    await this.#individualize(individualization);
    return individualization.machine();
  }

  async #individualize(individualization: Individualization): Promise<void> {
    const release = this.#machine.claimIndividualization();
    if (release === undefined) throw new ComError(NS_E_DRM_INDIVIDUALIZING);
    const { signal } = this.#operation;
    const options = { force: false, signal, onStatus: () => undefined };
    this.#operation.advance({ phase: 'individualizing' });
    try {
      await this.#through(NS_E_DRM_INDIVIDUALIZE_ERROR, () =>
        individualization.individualize(options),
      );
    } finally {
      release();
    }
  }

  async #ask(
    authority: RestoreAuthority,
    { number, details }: Generation,
    machine: string | undefined,
  ): Promise<void> {
    const { random } = this.#machine.store.host;
    const { signal } = this.#operation;
    this.#operation.advance({ phase: 'connecting' });
    this.#reporter.connecting();
    const request = {
      restoreId: toHex(random.bytes(16)),
      location: this.#call.location.toString(),
      generation: number,
      root: details.root,
      storeId: details.storeId,
      licenses: details.licenses,
      ...(details.machine === undefined ? {} : { madeOn: details.machine }),
      ...(machine === undefined ? {} : { machine }),
    };
    const decision: RestoreDecision = await this.#through(
      NS_E_DRM_RESTORE_SERVICE_UNAVAILABLE,
      () => authority.authorize(request, { signal }),
    );
    if (!decision.allowed) {
      this.#reporter.refused(decision.url);
      throw new Refusal(NS_E_DRM_RESTORE_FRAUD);
    }
    this.#reporter.disconnecting();
  }

  /** What a port throws becomes a failure with this code, unless it has one of its own. */
  async #through<T>(failed: HRESULT, call: () => Promise<T>): Promise<T> {
    let answer: T;
    try {
      answer = await call();
    } catch (error) {
      throw new ComError(hresultOfFailure(error, failed), { cause: error });
    }
    throwIfCancelled(this.#operation.signal);
    return answer;
  }
}
