/**
 * Prints every sentence of the BackupLicenses page that binds an implementation, what this project does because of it,
 * and the test that shows it. Exits 1 if a sentence has no test, or a test is not there.
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { backupLicensesPage } from './backup-licenses-page.ts';
import { findGaps } from './gaps.ts';
import { textReport } from './text-report.ts';

const root = path.resolve(import.meta.dirname, '../..');
const gaps = findGaps(backupLicensesPage, (file) => {
  const place = path.join(root, file);
  return existsSync(place) ? readFileSync(place, 'utf8') : undefined;
});

console.log(textReport(backupLicensesPage));
console.log();
for (const gap of gaps) console.log(`gap: ${gap}`);
console.log(`${backupLicensesPage.requirements.length} sentences, ${gaps.length} gaps`);
process.exitCode = gaps.length > 0 ? 1 : 0;
