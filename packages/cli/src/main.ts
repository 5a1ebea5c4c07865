#!/usr/bin/env node
import { nodeVersionFault } from './node-version.js';
import { silenceSqliteWarning } from './silence-sqlite-warning.js';

const fault = nodeVersionFault(process.versions.node);
if (fault !== undefined) {
  process.stderr.write(fault);
  process.exit(1);
}
// Before anything imports node:sqlite, which warns as it is loaded.
silenceSqliteWarning();

// A diagnostic report of Node would hold the environment, and that may hold a password.
process.report.excludeEnv = true;

const { abortWhenAskedToStop } = await import('./signals.js');
const { run } = await import('./run.js');

process.exitCode = await run({
  args: process.argv.slice(2),
  env: process.env,
  cwd: process.cwd(),
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  signal: abortWhenAskedToStop(),
});
