import type { Model } from './moves.ts';
import { above, has, only, type RunNumbers } from './run-numbers.ts';
import { hasCompleted, isOver, isUnderWay, step } from './step.ts';
import type { World } from './world.ts';

/** Two worlds that differ only in what nobody can ask for any more are one. */
export function forgetWhatMakesNoDifference(world: World, model: Model, first: number): void {
  const there = world.manifests | world.durableManifests;
  for (let at = 0; at < world.runs.length; at += 1) {
    const run = world.runs[at]!;
    if (!isOver(run.at)) continue;
    run.newest = run.asked = run.referenced = 0;
    if (has(there, first + at) || run.underWay) continue;
    run.segment = run.ancestors = run.retained = 0;
  }
  if (!model.withoutUnneeded) return;
  const needed = neededSegments(world, model, first, there);
  world.segments &= needed;
  world.durableSegments &= needed;
}

/**
 * A segment can make a difference only if a manifest or an unfinished run names it, or a run may still take it over.
 * Those that do not know their parent yet will take over what is numbered above the newest generation that completed:
 * a run that believed in a lower one breaks the promise `ancestor` when it publishes, with or without the segment.
 */
function neededSegments(
  world: World,
  { history }: Model,
  first: number,
  manifests: RunNumbers,
): RunNumbers {
  let needed = 0;
  let completed = history.generations.length;
  let parentsOpen = world.waiting > 0;
  let oldestParent = Infinity;
  for (let at = 0; at < history.generations.length; at += 1) {
    if (has(manifests, at + 1)) needed |= only(history.generations[at]!.segment);
  }
  for (let at = 0; at < world.runs.length; at += 1) {
    const run = world.runs[at]!;
    if (run.segment > 0) needed |= only(run.segment);
    if (hasCompleted(run.at)) completed = first + at;
    if (isUnderWay(run.at) && run.at < step.copySegments) parentsOpen = true;
    if (run.at === step.copySegments) oldestParent = Math.min(oldestParent, run.newest);
  }
  if (parentsOpen) oldestParent = Math.min(oldestParent, completed);
  return oldestParent === Infinity
    ? needed
    : needed | above(world.segments | world.durableSegments, oldestParent);
}
