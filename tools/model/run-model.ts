import { explore, type Exploration } from './explore.ts';
import { allFaults } from './faults.ts';
import { usedDirectory } from './history.ts';
import type { LeftOutRule } from './left-out-rules.ts';
import type { Model } from './moves.ts';
import { asBuilt } from './protocol.ts';
import { reportAsBuilt, reportLeftOut } from './report.ts';

export interface ModelRun {
  readonly asBuilt: readonly Model[];
  readonly leftOut: readonly LeftOutRule[];
  /** Seconds since whenever. */
  readonly now: () => number;
  readonly print: (text: string) => void;
}

/** Explores the protocol as built, then without each rule. False on a violation, or on a rule that is not missed. */
export function runModel({ asBuilt: models, leftOut, now, print }: ModelRun): boolean {
  let good = true;
  const timed = (
    work: () => Exploration,
    report: (exploration: Exploration, seconds: number) => string,
  ): Exploration => {
    const start = now();
    const exploration = work();
    print(report(exploration, now() - start));
    return exploration;
  };
  print('The run protocol as built');
  for (const model of models) {
    const { violation } = timed(
      () => explore(model),
      (exploration, seconds) => reportAsBuilt(model, exploration, seconds),
    );
    if (violation) good = false;
  }
  print('\nWithout one rule, and the shortest way to what that breaks');
  for (const left of leftOut) {
    const { violation } = timed(
      () => exploreWithout(left),
      (exploration, seconds) => reportLeftOut(left, exploration, seconds),
    );
    if (!violation) good = false;
  }
  return good;
}

/** Searches for what leaving out a rule breaks. */
export function exploreWithout(left: LeftOutRule): Exploration {
  const { without, breaks, runs = 2, faults = allFaults } = left;
  const protocol = { ...asBuilt, ...without };
  return explore({ runs, faults, history: usedDirectory, protocol }, { promises: breaks });
}
