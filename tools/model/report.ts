import { allFaults } from './faults.ts';
import type { Exploration, Move } from './explore.ts';
import type { LeftOutRule } from './left-out-rules.ts';
import type { Model } from './moves.ts';
import { promises } from './promises.ts';

/** One exploration of the protocol as built; with the way to a violation, if there is one. */
export function reportAsBuilt(model: Model, exploration: Exploration, seconds: number): string {
  const { runs, history, faults } = model;
  const { worlds, depth, violation } = exploration;
  const faulty = faults === allFaults ? 'all faults' : 'no faults';
  const found = violation ? `VIOLATION: ${promises[violation.promise]}` : 'no violation';
  const line =
    `${runs} runs, ${history.name}, ${faulty}: ${count(worlds)} states, ` +
    `depth ${depth}, ${seconds.toFixed(1)} s, ${found}`;
  return [line, ...(violation ? inWords(violation.moves) : [])].join('\n');
}

/** What leaving out a rule brings back, and the shortest way there. */
export function reportLeftOut(
  left: LeftOutRule,
  exploration: Exploration,
  seconds: number,
): string {
  const { worlds, violation } = exploration;
  const how = `${count(worlds)} states, ${seconds.toFixed(1)} s`;
  if (!violation) return `${left.rule}\n  NOT MISSED: no violation without it; ${how}`;
  const moves = `${violation.moves.length} moves`;
  return [
    left.rule,
    `  without it not true: ${promises[violation.promise]}; ${moves}, ${how}`,
    ...inWords(violation.moves),
  ].join('\n');
}

const count = (number: number): string => number.toLocaleString('en');

/** Consecutive moves of one run in one paragraph. */
function inWords(moves: readonly Move[]): readonly string[] {
  const turns: { readonly run: number; readonly whats: string[] }[] = [];
  for (const { run, what } of moves) {
    const turn = turns.at(-1);
    if (turn?.run === run) turn.whats.push(what);
    else turns.push({ run, whats: [what] });
  }
  return turns.flatMap(({ run, whats }) =>
    paragraph(run === 0 ? '  server  ' : `  run ${run}   `, whats, 100),
  );
}

function paragraph(head: string, items: readonly string[], width: number): readonly string[] {
  const lines: string[] = [];
  let line = head;
  items.forEach((item, at) => {
    const text = at < items.length - 1 ? `${item} · ` : item;
    if (line.length + text.length > width && line.trim() !== head.trim()) {
      lines.push(line.trimEnd());
      line = ' '.repeat(head.length);
    }
    line += text;
  });
  return [...lines, line];
}
