import { runCommand } from './run/run-command.js';

const exitCode = await runCommand({
  args: process.argv.slice(2),
  stdout: (text) => process.stdout.write(text),
  stderr: (text) => process.stderr.write(text),
});
// A subject may have left timers or sockets behind; what was written has to leave first.
process.stdout.on('error', () => undefined);
process.stdout.write('', () => process.exit(exitCode));
