import type { Model } from './moves.ts';
import { firstRun } from './history.ts';
import {
  below,
  has,
  highest,
  lowest,
  only,
  withoutLowest,
  type RunNumbers,
} from './run-numbers.ts';
import { hasCompleted, isOver, step } from './step.ts';
import type { World } from './world.ts';

/** What must hold in every world, whatever has gone wrong. */
export const promises = {
  restorable: 'the newest generation is whole',
  kept: 'the newest completed generation is there, and whole',
  retained: 'what the newest generation retains is there, and whole',
  ancestor: 'what follows a completed generation builds on it',
  failed: 'a failed generation is not there, and never will be',
  ends: 'without faults the last run completes',
} as const;

export type PromiseName = keyof typeof promises;

/** The first promise a world breaks. */
export function brokenPromise(model: Model, world: World): PromiseName | undefined {
  const { generations } = model.history;
  const first = firstRun(model.history);
  const isWhole = (number: number): boolean =>
    has(world.manifests, number) &&
    has(world.segments, generations[number - 1]?.segment ?? world.runs[number - first]!.segment);
  const newest = highest(world.manifests);
  if (newest > 0 && !isWhole(newest)) return 'restorable';
  const completed = completedIn(world, model, first);
  if (completed !== 0 && !isWhole(highest(completed))) return 'kept';
  if (newest >= first) {
    const { retained } = world.runs[newest - first]!;
    for (let rest = retained; rest !== 0; rest = withoutLowest(rest)) {
      if (!isWhole(lowest(rest))) return 'retained';
    }
  }
  for (let at = 0; at < world.runs.length; at += 1) {
    const run = world.runs[at]!;
    const there = has(world.manifests, first + at);
    if (run.at === step.failed && (there || run.underWay)) return 'failed';
    if (there && below(completed, first + at) & ~run.ancestors) return 'ancestor';
  }
  return undefined;
}

/** The newest past generation, and those whose runs have said `completed`. */
function completedIn(world: World, { history }: Model, first: number): RunNumbers {
  const past = history.generations.length;
  let completed = past > 0 ? only(past) : 0;
  for (let at = 0; at < world.runs.length; at += 1) {
    if (hasCompleted(world.runs[at]!.at)) completed |= only(first + at);
  }
  return completed;
}

/** Whether the last run has completed, in a world without a move. */
export function endsWell({ runs }: World): boolean {
  return runs.every(({ at }) => isOver(at)) && runs.at(-1)?.at === step.completed;
}
