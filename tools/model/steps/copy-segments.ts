import type { Moves } from '../moves.ts';
import { above, below, has, highest, only, withoutLowest, lowest } from '../run-numbers.ts';
import { step } from '../step.ts';

/**
 * A segment of its own, or one that is there. Which is open: the store may have changed, the journal be lost, the
 * listing be old.
 */
export function copySegments(moves: Moves, number: number): void {
  const { world, model } = moves;
  const { newest, segment: parents } = moves.run(number);
  reference(moves, number, number, 'SegmentWriter.publish: segment-#', number);
  const lower = below(world.segments, number);
  const left = model.protocol.adoptsAboveParentOnly ? above(lower, newest) : lower;
  const candidates = left | (parents > 0 ? only(parents) & lower : 0);
  for (let rest = candidates; rest !== 0; rest = withoutLowest(rest)) {
    const segment = lowest(rest);
    if (model.protocol.adoptsInPlace || segment === parents) {
      reference(moves, number, segment, 'Adoption.find: segment-#', segment);
    } else {
      rename(moves, number, segment);
    }
  }
}

function reference(
  moves: Moves,
  number: number,
  segment: number,
  what: string,
  about: number,
): void {
  const run = moves.change(number);
  moves.next.segments |= only(segment);
  run.segment = segment;
  run.newest = 0;
  run.at = step.flushDirectories;
  moves.take(number, what, about);
}

function rename(moves: Moves, number: number, segment: number): void {
  const run = moves.change(number);
  moves.next.segments = (moves.next.segments & ~only(segment)) | only(number);
  run.segment = number;
  run.newest = 0;
  run.at = step.flushDirectories;
  moves.take(number, 'renames segment-# to its own number', segment);
}

/** `flushDirectory` for each one on the way to a segment, then segments and parent must still be there. */
export function flushDirectories(moves: Moves, number: number): void {
  const { world, model } = moves;
  const { segment, ancestors } = moves.run(number);
  const parent = highest(ancestors);
  if (model.protocol.looksForSegments && !has(world.segments, segment)) {
    moves.goTo(number, step.ended, 'assertKept: segment-# has gone', segment);
    return;
  }
  if (model.protocol.looksForParent && parent > 0 && !has(world.manifests, parent)) {
    moves.goTo(number, step.ended, 'assertKept: manifest-# has gone', parent);
    return;
  }
  moves.change(number).at = step.lookBeforePublish;
  if (model.protocol.flushesDirectories) {
    moves.next.flushRoot();
    moves.next.durableSegments = moves.next.segments;
  }
  moves.take(number, model.protocol.flushesDirectories ? 'flushDirectory' : 'flushes nothing');
}
