import { allFaults, noFaults } from './faults.ts';
import { emptyDirectory, usedDirectory } from './history.ts';
import type { Model } from './moves.ts';
import { asBuilt } from './protocol.ts';

const model = { protocol: asBuilt, faults: allFaults, withoutUnneeded: true };

/** Two runs: a matter of a second. */
export const twoRuns: readonly Model[] = [
  { ...model, runs: 2, history: emptyDirectory },
  { ...model, runs: 2, history: usedDirectory },
  { ...model, runs: 2, history: usedDirectory, faults: noFaults },
];

/** Three runs: tens of millions of worlds. */
export const threeRuns: readonly Model[] = twoRuns.map((two) => ({ ...two, runs: 3 }));
