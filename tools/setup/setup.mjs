// Makes a clone ready to work in: installs what package-lock.json names when it is missing or
// stale, and checks that Node 24 came along. Plain JavaScript without dependencies: it runs on
// the system's Node, before anything is installed.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const modules = path.join(root, 'node_modules');
const bin = path.join(modules, '.bin');
const stampFile = path.join(modules, '.wmdrm-setup');
const onWindows = process.platform === 'win32';

/**
 * The environment a user's own shell would give: npm puts node_modules/.bin first on PATH, and
 * an install must not run on the Node that it is about to replace.
 * @returns {NodeJS.ProcessEnv}
 */
function systemEnvironment() {
  const env = { ...process.env };
  const key = Object.keys(env).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH';
  env[key] = (env[key] ?? '')
    .split(path.delimiter)
    .filter((folder) => !folder.endsWith(path.join('node_modules', '.bin')))
    .join(path.delimiter);
  return env;
}

/** What an install depends on: when it changes, the installed folder is stale. */
function wanted() {
  const hash = createHash('sha256');
  hash.update(readFileSync(path.join(root, 'package-lock.json')));
  return `${hash.digest('hex')} ${process.platform}-${process.arch}\n`;
}

/** The version of the Node that scripts run on, or what stands in its place. */
function installedNode() {
  const node = path.join(bin, onWindows ? 'node.cmd' : 'node');
  if (!existsSync(node)) return 'none';
  const run = spawnSync(onWindows ? `"${node}"` : node, ['--version'], {
    encoding: 'utf8',
    shell: onWindows,
  });
  return run.status === 0 ? run.stdout.trim() : `none that starts (exit ${run.status})`;
}

/** @param {string[]} lines */
function stop(...lines) {
  console.error(lines.join('\n'));
  process.exit(1);
}

const [major = 0] = process.versions.node.split('.').map(Number);
if (major < 20) {
  stop(`This is Node ${process.versions.node}; the set-up needs Node 20 or newer.`);
}

const stamp = wanted();
const present = existsSync(stampFile) ? readFileSync(stampFile, 'utf8') : '';
if (present !== stamp) {
  console.log(present === '' ? 'Installing dependencies …' : 'Dependencies changed; installing …');
  // Unsupported-engine warnings of the system's Node say nothing here: hence only errors.
  const install = spawnSync('npm', ['ci', '--include=dev', '--loglevel=error'], {
    cwd: root,
    env: systemEnvironment(),
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: onWindows,
  });
  if (install.error) stop(`npm does not start: ${install.error.message}`);
  if (install.status !== 0) {
    stop(
      `Installing the dependencies failed (npm ci, exit ${install.status}); npm's message is above.`,
      'It needs the npm registry. Repair that and run the same command again.',
    );
  }
  writeFileSync(stampFile, stamp);
}

const node = installedNode();
if (!node.startsWith('v24.')) {
  rmSync(stampFile, { force: true });
  stop(
    `Expected Node 24 in node_modules/.bin, found ${node}.`,
    'It comes with the package "node", whose install script must be allowed to run:',
    'see that npm does not ignore scripts (npm config get ignore-scripts says false)',
    'and run the same command again: it installs once more.',
  );
}
