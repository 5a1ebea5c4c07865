/** `npm run bench:com`: what the COM face costs, against plain queues and against the core it stands on. */
import { mkdirSync } from 'node:fs';
import { readArguments, usage } from './src/arguments.ts';
import {
  beginInvokeEnd,
  onceAndEmit,
  throughArray,
  throughEmitter,
  throughEventQueue,
} from './src/com/event-loops.ts';
import { backUpByCom, backUpByCore } from './src/com/shim-backup.ts';
import { buildStore } from './src/data/build-store.ts';
import { openStore } from './src/loops/open.ts';
import { spreadOf } from './src/medians/spread.ts';
import { makeWorkFolder } from './src/work-folder.ts';

const bench = readArguments(process.argv.slice(2));
if (bench === 'help') {
  console.log(usage);
} else {
  const { licenses, rounds, seed } = bench;
  const events = licenses * 5;
  const turns = licenses / 2;
  console.log(
    `Ratios of time, medians of ${rounds} interleaved rounds (slowest – fastest): 1.00 is as fast.`,
  );
  await compare(
    `${events} events: event queue : array`,
    () => throughEventQueue(events),
    () => throughArray(events),
  );
  await compare(
    `${events} events: event queue : EventEmitter`,
    () => throughEventQueue(events),
    () => throughEmitter(events),
  );
  await compare(
    `${turns} rounds: Begin, Invoke, End : once, emit`,
    () => beginInvokeEnd(turns),
    () => onceAndEmit(turns),
  );
  await compareBackups(licenses, seed);
}

type Step = (round: number) => unknown;

/** Runs two steps in turn and prints how much faster the first one is than the second. */
async function compare(title: string, of: Step, against: Step): Promise<void> {
  if (bench === 'help') return;
  const ratios: number[] = [];
  // The first round warms up and does not count.
  for (let round = 0; round <= bench.rounds; round += 1) {
    // Each goes first in every other round: what the one writes, the disk still has to do during the other.
    const first = round % 2 === 0;
    const before = first ? await timeOf(() => of(round)) : undefined;
    const other = await timeOf(() => against(round));
    const one = before ?? (await timeOf(() => of(round)));
    if (round > 0) ratios.push(other / one);
  }
  const { median, least, most } = spreadOf(ratios);
  console.log(`  ${median.toFixed(2)}  (${least.toFixed(2)} – ${most.toFixed(2)})  ${title}`);
}

async function timeOf(step: () => unknown): Promise<number> {
  const began = performance.now();
  await step();
  return performance.now() - began;
}

async function compareBackups(licenses: number, seed: number): Promise<void> {
  const folder = makeWorkFolder();
  try {
    await buildStore({ file: folder.at('store.wmdrm'), mix: { seed, licenses, permitted: 1 } });
    const store = openStore(folder.at('store.wmdrm'));
    const share = folder.at('share');
    mkdirSync(share);
    const backUp = (by: typeof backUpByCom, name: string) => async (round: number) => {
      await by({ store, share }, `${name}-${round}`);
      folder.remove(`share/${name}-${round}`);
    };
    await compare(
      `backup of ${licenses} licenses: through COM : by the core`,
      backUp(backUpByCom, 'com'),
      backUp(backUpByCore, 'core'),
    );
    await store.close();
  } finally {
    folder.removeAll();
  }
}
