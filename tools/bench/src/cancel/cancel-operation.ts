import { hash } from 'node:crypto';
import { rmSync } from 'node:fs';
import {
  backupLicenses,
  isLicenseStoreError,
  LicenseStore,
  restoreLicenses,
  verifyBackup,
  type Host,
  type OperationEvent,
} from '@wmdrm/core';
import { nodeHost } from '@wmdrm/node';
import { newSqliteStore, sqliteStore } from '@wmdrm/store-sqlite';
import type { StepResult } from '../child/step.ts';
import { openDirectory } from '../loops/open.ts';
import { CallWatch } from './call-watch.ts';
import { PhaseTimer } from './phase-timer.ts';

export interface CancelOptions {
  readonly operation: 'backup' | 'verify' | 'restore';
  readonly store: string;
  /** Holds a backup of the store; for `backup` it does not exist. */
  readonly directory: string;
  /** A store that does not exist: where is restored to. */
  readonly restored: string;
  readonly seed: number;
  /** Cancels in each phase. */
  readonly cancels: number;
}

/** Runs that may be over before the cancel came, for each cancel that did come in time. */
const mostTries = 4;

/**
 * Cancels an operation again and again, in each of its phases at random moments, and takes the time from the cancel to the
 * terminal event. Lists by phase: `PHASE` all of that time, `PHASE beyond` what of it was after the target calls that were in
 * flight at the cancel.
 */
export async function cancelOperation(options: CancelOptions): Promise<StepResult> {
  const { seed, cancels } = options;
  const watch = new CallWatch();
  const host: Host = { ...nodeHost(), tracing: watch };
  const whole = new PhaseTimer();
  // Once to compile what runs, and once for the times of the phases.
  await runOnce(options, host, new PhaseTimer(), new AbortController());
  await runOnce(options, host, whole, new AbortController());
  const lists: Record<string, number[]> = {};
  let drawn = 0;
  for (const [phase, duration] of whole.durations()) {
    for (let tries = 0; (lists[phase]?.length ?? 0) < cancels && tries < cancels * mostTries;) {
      tries += 1;
      const draw = `${seed} ${options.operation} ${drawn++}`;
      const moment = (duration * hash('sha256', draw, 'buffer').readUInt32LE()) / 2 ** 32;
      const cancelled = await cancelAt(options, { host, watch, phase, moment });
      if (!cancelled) continue;
      (lists[cancelled.phase] ??= []).push(cancelled.took);
      (lists[`${cancelled.phase} beyond`] ??= []).push(cancelled.beyond);
    }
  }
  return { licenses: 0, bytes: 0, lists, figures: { longestCall: watch.longest } };
}

interface Moment {
  readonly host: Host;
  readonly watch: CallWatch;
  readonly phase: string;
  /** Milliseconds after the phase began. */
  readonly moment: number;
}

/** Cancels one run; `undefined` if it was over before. */
async function cancelAt(options: CancelOptions, { host, watch, phase, moment }: Moment) {
  const controller = new AbortController();
  let at: { readonly phase: string; readonly time: number } | undefined;
  let timeout: NodeJS.Timeout | undefined;
  const timer = new PhaseTimer((entered) => {
    if (entered !== phase || timeout) return;
    timeout = setTimeout(() => {
      at = { phase: timer.current, time: performance.now() };
      controller.abort();
    }, moment);
  });
  watch.clear();
  await runOnce(options, host, timer, controller);
  clearTimeout(timeout);
  const { ended } = timer;
  if (!at || ended === undefined || ended < at.time) return undefined;
  const took = ended - at.time;
  return { phase: at.phase, took, beyond: Math.max(0, took - watch.stillInFlight(at.time)) };
}

/** Runs the operation to whatever end, and removes what it made. */
async function runOnce(
  options: CancelOptions,
  host: Host,
  { onEvent }: { readonly onEvent: (event: OperationEvent) => void },
  { signal }: AbortController,
): Promise<void> {
  const { operation, directory, restored } = options;
  const making = operation === 'restore';
  const engine = making
    ? newSqliteStore({ file: restored, host })
    : sqliteStore({ file: options.store, host });
  const store = new LicenseStore(engine, { host });
  const target = await openDirectory(directory, operation === 'backup');
  try {
    const common = { target, signal, onEvent };
    if (operation === 'backup') await backupLicenses({ ...common, store });
    else if (operation === 'verify') await verifyBackup({ ...common, host });
    else await restoreLicenses({ ...common, store });
  } catch (error) {
    if (!isLicenseStoreError(error) || error.code !== 'cancelled') throw error;
  } finally {
    await target.close();
    await store.close();
    if (operation === 'backup') rmSync(directory, { recursive: true });
    for (const suffix of making ? ['', '-wal', '-shm'] : []) {
      rmSync(restored + suffix, { force: true });
    }
  }
}
