import type { Faults } from './faults.ts';
import { firstRun, type History } from './history.ts';
import type { Protocol } from './protocol.ts';
import type { RunNumbers } from './run-numbers.ts';
import { hasCompleted, step } from './step.ts';
import { forgetWhatMakesNoDifference } from './unneeded.ts';
import { World, type Run } from './world.ts';

export interface Model {
  readonly runs: number;
  readonly history: History;
  readonly protocol: Protocol;
  readonly faults: Faults;
  /** Leaves segments out of the worlds that can make no difference any more; see `unneeded.ts`. Only for {@link Protocol} as built. */
  readonly withoutUnneeded?: boolean;
}

/** Told of every move: where it leads, whose it is (0: the server's), what it does (`#` stands for `about`). */
export type OnMove = (next: World, run: number, what: string, about: number) => void;

/** Collects the moves out of {@link world}: {@link change} a copy of it, then {@link take}. */
export class Moves {
  readonly model: Model;
  readonly world: World;
  /** The copy that is being changed. */
  readonly next: World;
  /** Number of the first run. */
  readonly first: number;
  private readonly onMove: OnMove;

  constructor(model: Model, world: World, onMove: OnMove) {
    this.model = model;
    this.world = world;
    this.next = new World(model.runs);
    this.first = firstRun(model.history);
    this.onMove = onMove;
  }

  run(number: number): Run {
    return this.world.runs[number - this.first]!;
  }

  /** Makes {@link next} a fresh copy of the world; returns it. */
  changeAll(): World {
    this.next.copyFrom(this.world);
    return this.next;
  }

  /** Makes {@link next} a fresh copy of the world; returns this run in it. */
  change(number: number): Run {
    return this.changeAll().runs[number - this.first]!;
  }

  /** What was changed is where this move leads. */
  take(run: number, what: string, about = 0): void {
    forgetWhatMakesNoDifference(this.next, this.model, this.first);
    this.onMove(this.next, run, what, about);
  }

  /** Nothing changes but what this run does next. */
  goTo(number: number, at: Run['at'], what: string, about = 0): void {
    this.change(number).at = at;
    this.take(number, what, about);
  }

  segmentOf(number: number): number {
    return this.model.history.generations[number - 1]?.segment ?? this.run(number).segment;
  }

  ancestorsOf(number: number): RunNumbers {
    return this.model.history.generations[number - 1]?.ancestors ?? this.run(number).ancestors;
  }

  retainedBy(number: number): RunNumbers {
    return this.model.history.generations[number - 1]?.retained ?? this.run(number).retained;
  }
}

/** It does nothing more; what it has said stays said. */
export function endRun(run: Run): void {
  run.at = hasCompleted(run.at) ? step.completed : step.ended;
}
