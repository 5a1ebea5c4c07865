import { runCommand } from './run/run-command.js';

/** Shows which case was last, on one line of a terminal; nothing elsewhere. */
const progress = {
  isShown: process.stderr.isTTY,
  show(text: string): void {
    if (this.isShown) process.stderr.write(`\r\u001B[K${text}`);
  },
};

const exitCode = await runCommand({
  args: process.argv.slice(2),
  stdout: (text) => {
    progress.show('');
    process.stdout.write(text);
  },
  stderr: (text) => {
    progress.show('');
    process.stderr.write(text);
  },
  onCase: (profile, { id, verdict }) => progress.show(`${profile} ${id} ${verdict}`),
});
// A subject may have left timers or sockets behind; what was written has to leave first.
process.stdout.on('error', () => undefined);
process.stdout.write('', () => process.exit(exitCode));
