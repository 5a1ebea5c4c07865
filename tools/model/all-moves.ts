import { arrive, crash, restart } from './faults.ts';
import type { Moves } from './moves.ts';
import { isOver, step, type Step } from './step.ts';
import { claim, flushLease } from './steps/claim.ts';
import { copySegments, flushDirectories } from './steps/copy-segments.ts';
import { findNewestManifest, listSet, readParent } from './steps/examine.ts';
import {
  listToPrune,
  lookBeforePruning,
  removeManifests,
  removeSegments,
} from './steps/prune-set.ts';
import {
  flushManifest,
  lookAfterFailure,
  lookAfterPublish,
  lookBeforePublish,
  publish,
  readBack,
  removeTemporary,
} from './steps/publish-manifest.ts';

type TakeStep = (moves: Moves, number: number) => void;

const nothing: TakeStep = () => undefined;

const takeStep: Readonly<Record<Step, TakeStep>> = {
  [step.notBegun]: nothing,
  [step.flushLease]: flushLease,
  [step.listSet]: listSet,
  [step.findNewestManifest]: findNewestManifest,
  [step.readParent]: readParent,
  [step.copySegments]: copySegments,
  [step.flushDirectories]: flushDirectories,
  [step.lookBeforePublish]: lookBeforePublish,
  [step.publish]: publish,
  [step.readBack]: (moves, number) => readBack(moves, number, step.removeTemporary),
  [step.removeTemporary]: removeTemporary,
  [step.readBackAgain]: (moves, number) => readBack(moves, number, step.lookAfterFailure),
  [step.lookAfterFailure]: lookAfterFailure,
  [step.flushManifest]: flushManifest,
  [step.lookAfterPublish]: lookAfterPublish,
  [step.listToPrune]: listToPrune,
  [step.lookBeforePruning]: lookBeforePruning,
  [step.removeManifests]: removeManifests,
  [step.removeSegments]: removeSegments,
  [step.completed]: nothing,
  [step.failed]: nothing,
  [step.ended]: nothing,
};

/** Every move out of the world: a run begins or takes its next step, or something goes wrong. */
export function allMoves(moves: Moves): void {
  const { world, first } = moves;
  claim(moves);
  for (let at = 0; at < world.runs.length; at += 1) {
    const run = world.runs[at]!;
    if (run.at === step.notBegun) continue;
    if (!isOver(run.at)) takeStep[run.at](moves, first + at);
    arrive(moves, first + at);
    crash(moves, first + at);
  }
  restart(moves);
}
