import { ContractViolation } from '../../contract/expectations.js';
import type { SeededRandom } from '../../seeded/seeded-random.js';
import {
  cellsOf,
  movesIn,
  waysTo,
  type PlacedCell,
  type StateTable,
  type Walker,
} from './state-table.js';

/** Makes moves on a fresh walker and compares each answer with the table; throws at the first that differs. */
export async function walk<State extends string, Move extends string>(
  table: StateTable<State, Move>,
  moves: readonly Move[],
  walker: Walker<State, Move>,
): Promise<void> {
  let state = table.start;
  await walker.arrive(state);
  for (const [at, move] of moves.entries()) {
    const cell = table.cells[state][move];
    if (cell === undefined) throw new Error(`There is no ${move} in the state ${state}.`);
    const answer = await walker.make(move);
    if (answer !== cell.answer) {
      const made = moves.slice(0, at + 1).join(',');
      throw new ContractViolation(
        `In the state ${state}, ${move} is answered ${answer}, not ${cell.answer} (${made}).`,
      );
    }
    state = cell.next;
    await walker.arrive(state);
  }
}

/** Walks each of the cells that fit by a shortest way, each on a fresh walker. */
export async function walkCells<State extends string, Move extends string>(
  table: StateTable<State, Move>,
  fits: (cell: PlacedCell<State, Move>) => boolean,
  makeWalker: () => Promise<Walker<State, Move>>,
): Promise<void> {
  const ways = waysTo(table);
  for (const cell of cellsOf(table).filter(fits)) {
    const way = ways.get(cell.state);
    if (way === undefined) throw new Error(`No move leads to the state ${cell.state}.`);
    await walk(table, [...way, cell.move], await makeWalker());
  }
}

export interface RandomWalkOptions {
  readonly random: SeededRandom;
  /** Default 25. */
  readonly paths?: number;
  /** Moves of a path at most. Default 30. */
  readonly length?: number;
  /** Moves to make instead of random ones, separated by commas. */
  readonly script?: string | undefined;
  /** Id of the case, for the words that say how to make the moves again. */
  readonly id: string;
}

/** Walks random paths; one that fails is shortened as far as it still fails, and named so that it can be walked again. */
export async function walkRandomly<State extends string, Move extends string>(
  table: StateTable<State, Move>,
  makeWalker: () => Promise<Walker<State, Move>>,
  { random, paths = 25, length = 30, script, id }: RandomWalkOptions,
): Promise<void> {
  const attempt = async (moves: readonly Move[]): Promise<ContractViolation | undefined> => {
    try {
      await walk(table, moves, await makeWalker());
      return undefined;
    } catch (error) {
      if (error instanceof ContractViolation) return error;
      throw error;
    }
  };
  const scripts = script === undefined ? undefined : [script.split(',') as Move[]];
  const drawn = scripts ?? Array.from({ length: paths }, () => drawPath(table, random, length));
  for (const moves of drawn) {
    let failure = await attempt(moves);
    if (failure === undefined) continue;
    let shortest = moves;
    for (let at = shortest.length - 1; at >= 0; at -= 1) {
      const shorter = shortest.toSpliced(at, 1);
      if (!isPath(table, shorter)) continue;
      const still = await attempt(shorter);
      if (still !== undefined) [failure, shortest] = [still, shorter];
    }
    throw new ContractViolation(
      `${failure.message} Again with --replay "${id}:${shortest.join(',')}"`,
    );
  }
}

function drawPath<State extends string, Move extends string>(
  table: StateTable<State, Move>,
  random: SeededRandom,
  length: number,
): readonly Move[] {
  const moves: Move[] = [];
  let state = table.start;
  while (moves.length < length) {
    const move = random.pick(movesIn(table, state));
    moves.push(move);
    state = table.cells[state][move]?.next ?? state;
  }
  return moves;
}

function isPath<State extends string, Move extends string>(
  table: StateTable<State, Move>,
  moves: readonly Move[],
): boolean {
  let state: State | undefined = table.start;
  for (const move of moves) state = state && table.cells[state][move]?.next;
  return state !== undefined;
}
