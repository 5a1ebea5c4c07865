import { expect, test } from 'vitest';
import { ManualScheduler } from '../../fixtures/manual-scheduler.js';
import { orders } from '../../fixtures/orders.js';
import { TestCallback } from '../../fixtures/test-callback.js';
import type { IMFMediaEvent } from '../../media-foundation/imf-media-event.js';
import type { IUnknown } from '../../unknown/iunknown.js';
import { codeName, lineOf, queuedEvents } from '../fixtures/read-events.js';
import { ended } from '../fixtures/run-backup.js';
import { sampleLicense } from '../fixtures/sample-format.js';
import { TestMachine, directory } from '../fixtures/test-machine.js';

/** `run` lets everything run that can, the backup and the callbacks. */
type Step = 'start' | 'cancel' | 'begin' | 'end' | 'run' | 'shutdown';

/** What one order of steps comes to. */
interface Outcome {
  /** What each step answered. */
  readonly answers: readonly string[];
  /** Completed events that were taken by `end` or lie in the queue after all. */
  readonly completed: readonly string[];
  readonly hasBackup: boolean;
}

async function runSteps(steps: readonly Step[]): Promise<Outcome> {
  const scheduler = new ManualScheduler();
  const machine = await new TestMachine({ scheduler }).holding(sampleLicense('a'));
  const management = machine.management();
  const callback = new TestCallback();
  const events: IMFMediaEvent[] = [];
  let cookie: IUnknown | null = null;
  const run = async (): Promise<string> => {
    scheduler.runAll();
    if (cookie !== null) await ended(cookie);
    scheduler.runAll();
    return '';
  };
  const take = (): string => {
    const { hr, value } = management.EndGetEvent(callback.results.at(-1)!);
    if (value !== undefined) events.push(value);
    return codeName(hr);
  };
  const start = (): string => {
    const { hr, value = null } = management.BackupLicenses(directory, 0);
    cookie = value;
    return codeName(hr);
  };
  const calls: Readonly<Record<Step, () => string | Promise<string>>> = {
    start,
    cancel: () => codeName(management.CancelAsyncOperation(cookie)),
    begin: () => codeName(management.BeginGetEvent(callback, null)),
    end: take,
    run,
    shutdown: () => codeName(management.Shutdown()),
  };
  const answers: string[] = [];
  for (const step of steps) answers.push(await calls[step]());
  await run();
  // A request that is still pending keeps GetEvent away.
  if (callback.results.length > 0) take();
  events.push(...queuedEvents(management));
  const completed = events.map(lineOf).filter((line) => line.includes('Completed'));
  return { answers, completed, hasBackup: machine.network.manifests(directory).length > 0 };
}

/** The same by the decisions: U35 to U37 about cancels, U43 about Shutdown, Media Foundation about the rest. */
function expected(steps: readonly Step[]): Outcome {
  const has = { started: false, cancelled: false, over: false, shut: false };
  let queue: string[] = [];
  const taken: string[] = [];
  let request: 'none' | 'pending' | 'invoked' = 'none';
  const run = (): string => {
    const status = has.cancelled ? 'NS_E_DRM_OPERATION_CANCELED' : 'S_OK';
    const events = [`MEWMDRMLicenseBackupCompleted ${status}`];
    if (has.started && !has.over && !has.shut)
      queue = has.cancelled ? events : ['progress', ...events];
    has.over ||= has.started;
    if (request === 'pending' && queue.length > 0) request = 'invoked';
    return '';
  };
  const take = (): string => {
    if (request !== 'invoked') return 'E_FAIL';
    request = 'none';
    taken.push(queue.shift()!);
    return 'S_OK';
  };
  const cancel = (): string => {
    if (!has.started) return 'E_INVALIDARG';
    if (has.over || has.cancelled) return 'S_FALSE';
    has.cancelled = true;
    return 'S_OK';
  };
  const shutdown = (): string => {
    queue = [];
    has.shut = true;
    has.cancelled ||= !has.over;
    return 'S_OK';
  };
  const answer: Readonly<Record<Step, () => string>> = {
    start: () => ((has.started = true), 'S_OK'),
    begin: () => ((request = 'pending'), 'S_OK'),
    ...{ run, cancel, shutdown, end: take },
  };
  const answers = steps.map((step) =>
    has.shut && step !== 'run' ? 'MF_E_SHUTDOWN' : answer[step](),
  );
  run();
  return {
    answers,
    completed: [...taken, ...queue].filter((line) => line.includes('Completed')),
    hasBackup: has.started && !has.cancelled,
  };
}

test.each<readonly [string, readonly Step[]]>([
  ['U35, U36: start, cancel, begin, end', ['start', 'cancel', 'begin', 'end', 'run']],
  ['U36: a second cancel', ['start', 'cancel', 'cancel', 'run', 'run']],
  [
    'U43: start, cancel, begin, end, shutdown',
    ['start', 'cancel', 'begin', 'end', 'run', 'shutdown'],
  ],
])('%s, in every order', async (_what, steps) => {
  for (const order of orders(steps, String)) {
    expect({ order, ...(await runSteps(order)) }).toEqual({ order, ...expected(order) });
  }
});
