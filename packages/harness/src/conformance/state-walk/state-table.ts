import type { Level } from '../../contract/requirement.js';

/** What a move is answered in a state, and the state it leads to. */
export interface Cell<State extends string> {
  /** Name of the code. */
  readonly answer: string;
  readonly next: State;
  readonly level: Level;
}

/** State × move → answer and next state. A move that is not listed for a state cannot be made in it. */
export interface StateTable<State extends string, Move extends string> {
  readonly start: State;
  readonly cells: Readonly<Record<State, Readonly<Partial<Record<Move, Cell<State>>>>>>;
}

/** Something that can be walked: it makes moves, and knows nothing of states. */
export interface Walker<State extends string, Move extends string> {
  /** Makes a move; answers the name of the code. */
  make(move: Move): Promise<string>;
  /** Sees to it that what has to happen on the way to a state has happened. Throws if it does not. */
  arrive(state: State): Promise<void>;
}

/** A cell with where it stands. */
export interface PlacedCell<State extends string, Move extends string> extends Cell<State> {
  readonly state: State;
  readonly move: Move;
}

/** The moves that can be made in a state. */
export function movesIn<State extends string, Move extends string>(
  table: StateTable<State, Move>,
  state: State,
): readonly Move[] {
  return Object.keys(table.cells[state]) as Move[];
}

/** All cells of a table. */
export function cellsOf<State extends string, Move extends string>(
  table: StateTable<State, Move>,
): readonly PlacedCell<State, Move>[] {
  return (Object.keys(table.cells) as State[]).flatMap((state) =>
    movesIn(table, state).flatMap((move) => {
      const cell = table.cells[state][move];
      return cell === undefined ? [] : { ...cell, state, move };
    }),
  );
}

/** A shortest way to each state that can be reached, in moves. */
export function waysTo<State extends string, Move extends string>(
  table: StateTable<State, Move>,
): ReadonlyMap<State, readonly Move[]> {
  const ways = new Map<State, readonly Move[]>([[table.start, []]]);
  // A Map is walked in the order of insertion, also over what is added meanwhile: breadth first.
  for (const [state, way] of ways) {
    for (const move of movesIn(table, state)) {
      const next = table.cells[state][move]?.next;
      if (next !== undefined && !ways.has(next)) ways.set(next, [...way, move]);
    }
  }
  return ways;
}
