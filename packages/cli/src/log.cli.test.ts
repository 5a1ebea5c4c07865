import { chmodSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import { makeGate } from './fixtures/gate.js';
import { findOpaque } from './fixtures/opaque-marker.js';
import { allowedV1File, deniedV1File, lcpFile, xmrFile } from './fixtures/sample-licenses.js';
import { Workspace } from './fixtures/workspace.js';

type LogLine = Readonly<Record<string, unknown>>;

let work: Workspace;
let file: string;

beforeEach(() => {
  work = new Workspace();
  file = work.path('wmdrm.log');
});

/** The lines of the log, every one of them whole. */
function logged(): readonly LogLine[] {
  const text = readFileSync(file, 'utf8');
  expect(text.endsWith('\n')).toBe(true);
  return text
    .slice(0, -1)
    .split('\n')
    .map((line) => JSON.parse(line) as LogLine);
}
const story = (): readonly string[] => logged().map(({ level, msg }) => `${level}: ${msg}`);

describe('a log', () => {
  it('has a line for the start and the end of the command and of what it does', async () => {
    await work.import([lcpFile(1), deniedV1File(2)]);
    const { exitCode } = await work.run(['backup', work.location, '--log', 'wmdrm.log']);
    expect(exitCode).toBe(0);
    expect(story()).toEqual([
      'info: command started',
      'info: backup started',
      'info: prune started',
      'info: prune completed',
      'info: backup completed',
      'info: command completed',
    ]);
    const lines = logged();
    expect(lines[0]).toMatchObject({ command: 'backup', store: work.store });
    expect(lines[1]).toMatchObject({
      operation: 'backup',
      location: String.raw`\\nas\backups\laptop`,
    });
    const { ms } = lines[4] as { readonly ms: number };
    expect(ms).toBeGreaterThan(0);
    expect(lines[4]).toMatchObject({ generation: 1, backedUp: 1, restricted: 1 });
    expect(lines[5]).toMatchObject({ exitCode: 0, report: { generation: 1, backedUp: 1 } });
  });

  it('is appended to, by every command', async () => {
    await work.run(['import', '--log', file], {});
    const { length } = readFileSync(file);
    await work.run(['list', '--log', file]);
    expect(readFileSync(file).length).toBeGreaterThan(length);
    expect(new Set(logged().map(({ pid }) => pid)).size).toBe(2);
  });

  it.skipIf(process.platform === 'win32')('is for its owner alone', async () => {
    await work.run(['list', '--log', file]);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('names the code of what failed', async () => {
    await work.import([lcpFile(1)]);
    await work.run(['backup', work.directory]);
    await work.run(['backup', work.directory, '--log', file]);
    expect(logged().slice(-2)).toMatchObject([
      { level: 'error', msg: 'backup failed', code: 'backup-exists' },
      { level: 'error', msg: 'command failed', code: 'backup-exists', exitCode: 3 },
    ]);
  });

  it('tells that a command was cancelled', async () => {
    await work.import([lcpFile(1)]);
    const gate = makeGate(work.folder, 'createExclusive');
    const args = ['backup', work.directory, '--log', file, ...gate.args];
    const running = work.start(args, { env: gate.env });
    await gate.reached();
    running.process.kill('SIGTERM');
    gate.open();
    expect((await running.result).exitCode).toBe(130);
    expect(story().slice(-2)).toEqual(['warn: backup cancelled', 'warn: command cancelled']);
  });

  it('has its lines before the process goes on, even if it is killed', async () => {
    await work.import([lcpFile(1)]);
    const gate = makeGate(work.folder, 'createExclusive');
    const args = ['backup', work.directory, '--log', file, ...gate.args];
    const running = work.start(args, { env: gate.env });
    await gate.reached();
    running.process.kill('SIGKILL');
    await running.result;
    expect(story()).toEqual(['info: command started', 'info: backup started']);
  });

  it('holds no key material, at any level', async () => {
    const files = [lcpFile(1), allowedV1File(2), deniedV1File(3), xmrFile(4)];
    await work.import(files);
    const debug = ['--log', file, '--log-level', 'debug'];
    for (const command of [
      ['import', 'in'],
      ['backup', work.directory],
      ['verify', work.directory, '--deep'],
      ['restore', work.directory],
    ]) {
      await work.run([...command, ...debug]);
    }
    const text = readFileSync(file, 'utf8');
    expect(text).toContain('"msg":"target read"');
    expect(findOpaque(text)).toBeUndefined();
  });
});

describe('the level of a log', () => {
  it('debug adds every call of the target, with what it was given', async () => {
    await work.import([lcpFile(1)]);
    await work.run(['backup', work.directory, '--log', file, '--log-level', 'debug']);
    const calls = logged().filter(({ level }) => level === 'debug');
    const segment = calls.filter(
      ({ call, finalName }) => call === 'publish' && `${finalName}`.endsWith('.seg'),
    );
    expect(segment).toMatchObject([{ location: work.directory, ms: expect.any(Number) }]);
    expect(calls.find(({ call }) => call === 'openDirectory')).toMatchObject({ create: true });
  });

  it('debug tells the calls that doctor makes too', async () => {
    await work.run(['doctor', work.directory, '--log', file, '--log-level', 'debug']);
    expect(logged().map(({ call }) => call)).toContain('createExclusive');
  });

  it('error leaves out what went well', async () => {
    await work.run(['list', '--log', file, '--log-level', 'error']);
    await work.run(['verify', work.directory, '--log', file, '--log-level', 'error']);
    expect(story()).toEqual(['error: command failed', 'error: command failed']);
  });

  it.each([
    [['--log', 'wmdrm.log', '--log-level', 'all'], 'There is no log level "all".'],
    [['--log-level', 'debug'], 'No log file is named (--log).'],
    [['--log', ''], 'No log file is named (--log).'],
  ])('%j is a usage error', async (args, message) => {
    const { exitCode, lines } = await work.run(['list', '--json', ...args]);
    expect(exitCode).toBe(2);
    expect(lines.at(-1)).toMatchObject({ code: 'invalid-argument', message });
  });
});

describe('a log that cannot be opened', () => {
  it.each([
    ['missing directory', 'nowhere/wmdrm.log', 'ENOENT'],
    ['directory', 'nas', 'EISDIR'],
  ])('(%s) ends the command before it does anything', async (_why, name, cause) => {
    await work.import([lcpFile(1)]);
    const { exitCode, stderr } = await work.run(['backup', work.directory, '--log', name]);
    expect(exitCode).toBe(2);
    expect(stderr).toContain(`error: Cannot open the log ${work.path(name)} (${cause}).\nremedy: `);
    expect(existsSync(work.directory)).toBe(false);
  });

  it('(not allowed) ends it too', async ({ skip }) => {
    skip(process.getuid?.() === 0 || process.platform === 'win32', 'needs a user who is not root');
    mkdirSync(work.path('mine'));
    chmodSync(work.path('mine'), 0o500);
    const { exitCode, stderr } = await work.run(['list', '--log', 'mine/wmdrm.log']);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('(EACCES)');
  });

  it.each(['store', 'license'])('(a %s) is left as it is', async (what) => {
    await work.import([lcpFile(1)]);
    const other = what === 'store' ? work.store : work.path('in/book-1.lcpl');
    const before = readFileSync(other);
    const { exitCode, lines } = await work.run([
      'verify',
      work.directory,
      '--json',
      '--log',
      other,
    ]);
    expect(exitCode).toBe(2);
    expect(lines.at(-1)).toMatchObject({ message: `${other} holds something else than a log.` });
    expect(readFileSync(other)).toEqual(before);
  });

  it('an empty file is a log that begins', async () => {
    writeFileSync(file, '');
    await work.run(['list', '--log', file]);
    expect(logged().length).toBeGreaterThan(0);
  });
});

it.skipIf(!existsSync('/dev/full'))(
  'a log that is full stops no backup, and the command says so',
  async () => {
    await work.import([lcpFile(1)]);
    const { exitCode, lines } = await work.run([
      'backup',
      work.directory,
      '--json',
      '--log',
      '/dev/full',
    ]);
    expect(exitCode).toBe(0);
    expect(lines.slice(-2)).toMatchObject([
      { type: 'warning', code: 'log-incomplete' },
      { type: 'completed', generation: 1 },
    ]);
  },
);
