/**
 * Prints every sentence of the BackupLicenses page that binds an implementation, what this project does because of it,
 * and the test that shows it; then how many tests name each decision where the documentation is silent. Exits 1 if a
 * sentence or a decision has no test, or a test is not there.
 */
import path from 'node:path';
import { trace } from './trace.ts';

const { text, gaps } = trace(path.resolve(import.meta.dirname, '../..'));
console.log(text);
for (const gap of gaps) console.log(`gap: ${gap}`);
process.exitCode = gaps.length > 0 ? 1 : 0;
