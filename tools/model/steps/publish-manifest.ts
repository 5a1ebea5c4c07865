import type { Moves } from '../moves.ts';
import { has, only, withoutLowest, type RunNumbers } from '../run-numbers.ts';
import { step, type Step } from '../step.ts';
import { findHigherRun } from './find-higher-run.ts';

export const lookBeforePublish = (moves: Moves, number: number): void =>
  findHigherRun(moves, number, step.publish, step.ended);

/** The manifest gets its name. `chooseRetained` keeps the newest of what it may retain, the parent at least. */
export function publish(moves: Moves, number: number): void {
  for (let retained = moves.run(number).retained; ; retained = withoutLowest(retained)) {
    publishRetaining(moves, number, retained);
    if (withoutLowest(retained) === 0) return;
  }
}

function publishRetaining(moves: Moves, number: number, retained: RunNumbers): void {
  const fewer = retained !== moves.run(number).retained;
  const words = fewer ? publishingFewer : publishing;
  published(moves, number, retained, step.flushManifest, words.done);
  if (!moves.model.faults.lostReplies) return;
  published(moves, number, retained, step.readBack, words.replyLost);
  const run = moves.change(number);
  run.retained = retained;
  run.underWay = 1;
  run.at = step.readBack;
  moves.take(number, words.underWay, number);
}

const publishing = {
  done: 'publish: manifest-#',
  replyLost: 'publish: manifest-#, the reply is lost',
  underWay: 'publish: manifest-#, an error while the request is still on its way',
};

const publishingFewer: typeof publishing = {
  done: 'publish: manifest-#, retaining fewer',
  replyLost: 'publish: manifest-#, retaining fewer, the reply is lost',
  underWay: 'publish: manifest-#, retaining fewer, an error while the request is still on its way',
};

function published(
  moves: Moves,
  number: number,
  retained: RunNumbers,
  at: Step,
  what: string,
): void {
  const run = moves.change(number);
  moves.next.manifests |= only(number);
  moves.next.shown |= only(number);
  run.retained = retained;
  run.at = at;
  moves.take(number, what, number);
}

/** `readsBack`, for the first time or the second. */
export function readBack(moves: Moves, number: number, ifAbsent: Step): void {
  const there = has(moves.world.manifests, number);
  if (there) moves.goTo(number, step.flushManifest, 'readsBack: manifest-#', number);
  else moves.goTo(number, ifAbsent, 'readsBack: no manifest-#', number);
}

/** Without the temporary, a request that is still on its way comes to nothing. */
export function removeTemporary(moves: Moves, number: number): void {
  const run = moves.change(number);
  const removes = moves.model.protocol.removesTemporary;
  if (removes) run.underWay = 0;
  run.at = step.readBackAgain;
  moves.take(number, removes ? 'remove: manifest-#.tmp' : 'leaves manifest-#.tmp', number);
}

export const lookAfterFailure = (moves: Moves, number: number): void =>
  findHigherRun(moves, number, step.failed, step.ended);

/** `confirm` flushes the manifest's name, and it must still be there. */
export function flushManifest(moves: Moves, number: number): void {
  const { world, model } = moves;
  if (model.protocol.looksForManifest && !has(world.manifests, number)) {
    moves.goTo(number, step.ended, 'confirm: manifest-# has gone', number);
    return;
  }
  moves.change(number).at = step.lookAfterPublish;
  if (model.protocol.flushesManifest) moves.next.flushRoot();
  moves.take(number, model.protocol.flushesManifest ? 'flushDirectory' : 'flushes nothing');
}

/** `confirm` looks for a higher run; if there is none, the run has completed. */
export function lookAfterPublish(moves: Moves, number: number): void {
  if (moves.model.protocol.looksAfterPublish) {
    findHigherRun(moves, number, step.listToPrune, step.ended);
  } else moves.goTo(number, step.listToPrune, 'completed, without a look');
}
