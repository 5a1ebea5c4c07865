import { allMoves } from './all-moves.ts';
import { beginWith } from './history.ts';
import { Moves, type Model } from './moves.ts';
import { pack, unpack, wordsOf } from './packed-world.ts';
import { brokenPromise, endsWell, type PromiseName } from './promises.ts';
import { World } from './world.ts';
import { WorldTable } from './world-table.ts';

/** One move in words; run 0 is the server. */
export interface Move {
  readonly run: number;
  readonly what: string;
}

export interface Violation {
  readonly promise: PromiseName;
  /** A shortest way there. */
  readonly moves: readonly Move[];
}

export interface Exploration {
  /** Different worlds reached. */
  readonly worlds: number;
  /** Moves to the farthest of them, by its shortest way. */
  readonly depth: number;
  readonly violation: Violation | undefined;
}

export interface ExploreOptions {
  /** Stops at a breach of one of these only. Default all. */
  readonly promises?: readonly PromiseName[];
}

/** Goes to every world the model can reach, nearest first, and stops at the first that breaks a promise. */
export function explore(model: Model, { promises }: ExploreOptions = {}): Exploration {
  const words = wordsOf(model.runs);
  const table = new WorldTable(words);
  const packed = new Uint32Array(words);
  const world = new World(model.runs);
  const faultless = !Object.values(model.faults).includes(true);
  let from = 0;
  let taken = 0;
  let broken: PromiseName | undefined;
  let brokenAt = 0;
  const check = (found: PromiseName | undefined, at: number): void => {
    if (!found || broken || (promises && !promises.includes(found))) return;
    broken = found;
    brokenAt = at;
  };
  const moves = new Moves(model, world, (next) => {
    taken += 1;
    pack(next, packed, 0);
    if (table.add(packed, from)) check(brokenPromise(model, next), table.size - 1);
  });
  beginWith(world, model.history);
  pack(world, packed, 0);
  table.add(packed, 0);
  let depth = 0;
  let levelEnds = 1;
  for (; from < table.size && !broken; from += 1) {
    if (from === levelEnds) {
      depth += 1;
      levelEnds = table.size;
    }
    unpack(world, table.page(from), table.offset(from));
    taken = 0;
    allMoves(moves);
    if (taken === 0 && faultless && !endsWell(world)) check('ends', from);
  }
  const violation = broken && { promise: broken, moves: wayTo(brokenAt, table, model) };
  return { worlds: table.size, depth: violation?.moves.length ?? depth, violation };
}

/** The moves by which a world was first reached: walked once more, to have the words. */
function wayTo(index: number, table: WorldTable, model: Model): readonly Move[] {
  const way = [index];
  for (let at = index; at !== 0; way.unshift(at)) at = table.originOf(at);
  const packed = new Uint32Array(wordsOf(model.runs));
  const world = new World(model.runs);
  return way.slice(1).map((to, at) => {
    let move: Move | undefined;
    const moves = new Moves(model, world, (next, run, what, about) => {
      pack(next, packed, 0);
      if (table.isAt(to, packed)) move ??= { run, what: what.replace('#', String(about)) };
    });
    const from = way[at]!;
    unpack(world, table.page(from), table.offset(from));
    allMoves(moves);
    if (!move) throw new Error(`No move leads from world ${from} to world ${to}.`);
    return move;
  });
}
