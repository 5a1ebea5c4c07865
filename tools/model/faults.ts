import { endRun, type Moves } from './moves.ts';
import { only } from './run-numbers.ts';
import { isUnderWay } from './step.ts';

/** What may go wrong, at any step of any run. A pause needs no fault: a run that is not moved stands still. */
export interface Faults {
  /** A process goes away. */
  readonly crashes: boolean;
  /** Publishing the manifest succeeds but reports an error, or reports one and succeeds later or never. */
  readonly lostReplies: boolean;
  /** A listing may show any moment of the past. What is asked for by name is answered as it is. */
  readonly staleListings: boolean;
  /** The server restarts: what was not flushed is forgotten, all or part of it. Its clients may go on, or crash. */
  readonly restarts: boolean;
}

export const allFaults: Faults = {
  crashes: true,
  lostReplies: true,
  staleListings: true,
  restarts: true,
};

export const noFaults: Faults = {
  crashes: false,
  lostReplies: false,
  staleListings: false,
  restarts: false,
};

export function crash(moves: Moves, number: number): void {
  if (!moves.model.faults.crashes || !isUnderWay(moves.run(number).at)) return;
  endRun(moves.change(number));
  moves.take(number, 'dies');
}

/** A manifest whose publishing was under way gets its name, whatever has become of its run. */
export function arrive(moves: Moves, number: number): void {
  if (!moves.run(number).underWay) return;
  moves.change(number).underWay = 0;
  moves.next.manifests |= only(number);
  moves.next.shown |= only(number);
  moves.take(number, 'its manifest-# arrives', number);
}

/** Of the names that were made or removed and not flushed, any part is as it was. */
export function restart(moves: Moves): void {
  const { world, model } = moves;
  if (!model.faults.restarts) return;
  const leases = world.leases ^ world.durableLeases;
  const manifests = world.manifests ^ world.durableManifests;
  const segments = world.segments ^ world.durableSegments;
  for (let a = leases; a >= 0; a = before(a, leases)) {
    for (let b = manifests; b >= 0; b = before(b, manifests)) {
      for (let c = segments; c >= 0; c = before(c, segments)) {
        if ((leases | manifests | segments) === 0) return;
        const next = moves.changeAll();
        next.leases = next.durableLeases = world.leases ^ a;
        next.manifests = next.durableManifests = world.manifests ^ b;
        next.segments = next.durableSegments = world.segments ^ c;
        moves.take(0, 'restarts and forgets what was not flushed');
      }
    }
  }
}

/** The next smaller subset of a set, as numbers go; -1 after the empty one. */
const before = (subset: number, set: number): number => (subset === 0 ? -1 : (subset - 1) & set);
