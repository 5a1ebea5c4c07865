/**
 * Explores the run protocol of a backup set exhaustively, for two and three runs, and shows what each of its rules is
 * there for. Exits 1 on a violation, or on a rule whose absence breaks nothing. `--quick` leaves three runs out.
 * docs/run-protocol.md says what the model covers.
 */
import { threeRuns, twoRuns } from './as-built.ts';
import { leftOutRules } from './left-out-rules.ts';
import { runModel } from './run-model.ts';

const good = runModel({
  asBuilt: process.argv.includes('--quick') ? twoRuns : [...twoRuns, ...threeRuns],
  leftOut: leftOutRules,
  now: () => performance.now() / 1000,
  print: (text) => console.log(text),
});
process.exitCode = good ? 0 : 1;
