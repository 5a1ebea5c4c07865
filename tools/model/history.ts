import { highest, setOf, type RunNumbers } from './run-numbers.ts';
import type { World } from './world.ts';

/** A generation that is there before the first run begins. */
export interface PastGeneration {
  readonly segment: number;
  readonly ancestors: RunNumbers;
  readonly retained: RunNumbers;
}

/** A directory to begin with, all of it durable. */
export interface History {
  readonly name: string;
  /** Numbers 1, 2 and so on; the last one has completed. */
  readonly generations: readonly PastGeneration[];
  readonly leases: RunNumbers;
  readonly segments: RunNumbers;
}

export const emptyDirectory: History = {
  name: 'an empty directory',
  generations: [],
  leases: 0,
  segments: 0,
};

/** What is needed for every rule to matter: something retained, something to prune, and something to take over. */
export const usedDirectory: History = {
  name: 'two generations and what a dead run left',
  generations: [
    { segment: 1, ancestors: 0, retained: 0 },
    { segment: 2, ancestors: setOf(1), retained: setOf(1) },
  ],
  leases: setOf(1, 2, 3),
  segments: setOf(1, 2, 3),
};

export const firstRun = ({ leases }: History): number => highest(leases) + 1;

export function beginWith(world: World, { generations, leases, segments }: History): void {
  world.leases = world.durableLeases = leases;
  world.manifests =
    world.durableManifests =
    world.shown =
      setOf(...generations.map((_, at) => at + 1));
  world.segments = world.durableSegments = segments;
}
