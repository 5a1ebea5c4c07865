/** Builds every package; prints one line, or everything if a build fails. */
import path from 'node:path';
import { runNx } from './run-nx.ts';

const root = path.resolve(import.meta.dirname, '../..');
const started = performance.now();
const { status, output } = runNx({ root, targets: 'build', quiet: true });
if (status !== 0) {
  console.error(output);
  process.exitCode = 1;
} else {
  console.log(`Packages built in ${((performance.now() - started) / 1000).toFixed(1)} s.`);
}
