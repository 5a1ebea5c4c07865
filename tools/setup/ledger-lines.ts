import type { Ledger, LedgerLine } from '../build/ledger.d.ts';

/** The lines of a ledger in their order; those that nobody counted are left out. */
const order: Readonly<Record<LedgerLine, true>> = {
  'kills: first backup': true,
  'kills: overwriting backup': true,
  'kills: backup of what changed': true,
  'kills: prune': true,
  'kills: restore': true,
  'kills: import': true,
  'crash points': true,
  'crash images': true,
  'crash chains': true,
  'zombie and two-writer points': true,
  'fuzz inputs': true,
  'bits flipped in sets': true,
  'bits flipped in stores': true,
  'system calls cut': true,
  losses: true,
};

/** Adds up what the tests of all projects counted: one line each, such as `kills: prune   300`. */
export function ledgerLines(ledgers: readonly Ledger[]): readonly string[] {
  const lines = Object.keys(order) as LedgerLine[];
  const width = Math.max(...lines.map((line) => line.length));
  return lines.flatMap((line) => {
    const counts = ledgers.flatMap((ledger) => ledger[line] ?? []);
    if (counts.length === 0) return [];
    const sum = counts.reduce((all, count) => all + count, 0);
    return [`${line.padEnd(width)}  ${sum.toLocaleString('en-GB').padStart(11)}`];
  });
}
