import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { manualClock } from '../../seeded/manual-clock.js';
import type { Report } from '../report/report.js';
import { scratchFolder, wmdrmConformance } from './fixtures/command-run.js';

const fixture = (name: string): string => path.join(import.meta.dirname, 'fixtures', name);
const faulty = ['--subject', fixture('faulty-subjects.ts'), '--only', 'LM-BACKUP-03'];
const sound = ['--only', 'LM-BACKUP-03'];

async function expectationsFile(entries: unknown): Promise<string> {
  const file = path.join(await scratchFolder(), 'known.json');
  await writeFile(file, JSON.stringify(entries));
  return file;
}

async function readReport(folder: string): Promise<Report> {
  return JSON.parse(await readFile(path.join(folder, 'report.json'), 'utf8')) as Report;
}

describe('the exit code is', () => {
  it('0 for what is sound', async () => {
    expect(await wmdrmConformance(sound)).toMatchObject({ exitCode: 0, stderr: '' });
  });

  it('1 for what is not', async () => {
    expect(await wmdrmConformance(faulty)).toMatchObject({ exitCode: 1, stderr: '' });
  });

  it('0 for what fails as expected', async () => {
    const entries = [{ id: 'LM-BACKUP-03', outcome: 'fail', reason: 'flags are not read yet' }];
    const args = [...faulty, '--expectations', await expectationsFile(entries)];
    expect(await wmdrmConformance(args)).toMatchObject({ exitCode: 0 });
  });

  it.each([
    ['an unknown option', ['--levels', 'design'], "Unknown option '--levels'"],
    ['a word too many', ['design'], 'Unexpected argument'],
    ['an unknown profile', ['--profile', 'store'], 'There is no profile "store"'],
    ['an unknown level', ['--level', 'strict'], 'There is no level "strict"'],
    ['a seed that is no number', ['--seed', 'one'], '--seed takes a whole number'],
    ['no time at all', ['--timeout', '0'], '--timeout takes a whole number from 1'],
    ['an unknown case', ['--only', 'LM-BACKUP-00'], 'called LM-BACKUP-00'],
    ['a walk without moves', ['--replay', 'EG-WALK-03'], '--replay takes the id of a walk'],
    ['a walk and a case', ['--replay', 'X:a', '--only', 'X'], 'exclude each other'],
    ['two subjects', ['--subject', 'a.js', '--exec', 'b'], 'exclude each other'],
    ['a subject that is not there', ['--subject', 'nowhere.js'], 'Cannot load nowhere.js'],
    ['expectations that are not there', ['--expectations', 'none.json'], 'Cannot read none.json'],
  ])('2 for %s', async (_what, args, message) => {
    const run = await wmdrmConformance(args);
    expect(run).toMatchObject({ exitCode: 2, stdout: '' });
    expect(run.stderr).toContain(message);
    expect(run.stderr).toMatch(/^remedy: .+/m);
  });

  it('2 for expectations that are wrong, with file, entry and member', async () => {
    const file = await expectationsFile([{ id: 'LM-BACKUP-03', outcome: 'fail' }]);
    const run = await wmdrmConformance([...sound, '--expectations', file]);
    expect(run.exitCode).toBe(2);
    expect(run.stderr).toContain(`${file}, entry 1: "reason" gives no reason`);
  });

  it('2 for a module that exports no subject', async () => {
    const file = path.join(await scratchFolder(), 'subject.mjs');
    await writeFile(file, 'export default { capabilities: [] };\n');
    const run = await wmdrmConformance(['--subject', file]);
    expect(run).toMatchObject({ exitCode: 2 });
    expect(run.stderr).toContain('there is no profile "capabilities"');
  });

  it('3 if the report cannot be written', async () => {
    const file = path.join(await scratchFolder(), 'taken');
    await writeFile(file, '');
    expect(await wmdrmConformance([...sound, '--report', file])).toMatchObject({ exitCode: 3 });
  });

  it('3 for a command that does not speak the protocol', async () => {
    const run = await wmdrmConformance(['--exec', 'exit 7']);
    expect(run.exitCode).toBe(3);
    const lines = run.stderr.split('\n');
    expect(lines[0]).toBe('error: The subject ended (exit code 7).');
    expect(lines[1]).toContain('remedy: Run the command of --exec by itself');
  });

  it('2 for a command that claims what nobody knows', async () => {
    const ok = { protocol: 1, name: 'x', version: '1', capabilities: ['fly'], licenses: [] };
    const file = path.join(await scratchFolder(), 'driver.mjs');
    await writeFile(
      file,
      `process.stdin.on('data', () => console.log('${JSON.stringify({ seq: 1, ok })}'));\n`,
    );
    const run = await wmdrmConformance(['--exec', `"${process.execPath}" "${file}"`]);
    expect(run.exitCode).toBe(2);
    expect(run.stderr).toContain('nobody knows: fly');
  });
});

describe('the subject', () => {
  it('may be a module that exports one of the contract', async () => {
    const run = await wmdrmConformance([...sound, '--subject', fixture('sound-subject.ts')]);
    expect(run).toMatchObject({ exitCode: 0 });
  });

  it('may be a module that exports a function that makes one for each profile', async () => {
    const { stdout } = await wmdrmConformance([...faulty, '--only', 'SE-LIFE-01']);
    expect(stdout).toContain('license-management: faulty stack 0.1.0');
    expect(stdout).toContain('store-engine: unnamed');
  });
});

describe('the verdict', () => {
  it('shows each failure with its reason and its calls', async () => {
    const { stdout } = await wmdrmConformance(faulty);
    expect(stdout).toContain('LM-BACKUP-03 fail (MUST, design): flags other than');
    expect(stdout).toContain("flags 2: expected 'E_INVALIDARG', got 'S_OK'.");
    expect(stdout).toContain('IWMDRMLicenseManagement::BackupLicenses(');
  });

  it('walks again what a walk that failed has printed', async () => {
    const walk = ['--profile', 'event-generator', '--replay'];
    const sound = await wmdrmConformance([...walk, 'EG-WALK-03:begin,queue,end']);
    expect(sound.exitCode).toBe(0);
    const broken = [
      '--subject',
      fixture('faulty-subjects.ts'),
      '--replay',
      'LM-WALK-02:back up wrongly',
    ];
    const { stdout: shown, exitCode } = await wmdrmConformance(broken);
    expect(exitCode).toBe(1);
    expect(shown).toContain('--replay "LM-WALK-02:back up wrongly"');
  });

  it('names what is missing to the next level', async () => {
    const args = ['--subject', fixture('faulty-subjects.ts'), '--profile', 'license-management'];
    const { stdout } = await wmdrmConformance(args);
    expect(stdout).toContain('Conformant: documented, inherited\nMissing to design: LM-BACKUP-03');
  });

  it('names what does not apply, and why', async () => {
    const { stdout } = await wmdrmConformance(['--profile', 'store-engine']);
    expect(stdout).toMatch(/Not applicable\n {2}without reopen: SE-KEEP-01, .*SE-KEEP-03/);
  });

  it('says how much a level leaves out', async () => {
    const args = ['--profile', 'store-engine', '--level', 'documented'];
    const { stdout } = await wmdrmConformance(args);
    expect(stdout).toMatch(/\d+ requirements were left out: beyond the level documented\./);
    expect(stdout).toContain('Conformant at no level');
  });

  it('is the report with --json, and nothing else', async () => {
    const { stdout } = await wmdrmConformance([...faulty, '--json']);
    expect(JSON.parse(stdout)).toMatchObject({ schema: 1, passed: false });
  });
});

describe('the report', () => {
  it('lies in the directory that was named, as data and as a page', async () => {
    const folder = path.join(await scratchFolder(), 'deep/report');
    await wmdrmConformance([...sound, '--report', folder]);
    expect((await readdir(folder)).sort()).toEqual(['report.html', 'report.json']);
    expect((await readReport(folder)).command).toBe(
      `wmdrm-conformance --only LM-BACKUP-03 --report ${folder}`,
    );
  });

  it('is the same bytes for the same seed, apart from one block', async () => {
    const folder = await scratchFolder();
    const args = ['--subject', fixture('faulty-subjects.ts'), '--seed', '7', '--report', folder];
    const once = async (now: number): Promise<Report> => {
      await wmdrmConformance(args, { clock: { ...manualClock({ now }), sleep: forEver } });
      return readReport(folder);
    };
    const first = await once(Date.UTC(2026, 0, 1));
    const second = await once(Date.UTC(2027, 0, 1));
    expect(first.volatile).not.toEqual(second.volatile);
    const stable = (report: Report): readonly string[] =>
      JSON.stringify({ ...report, volatile: null }, null, 2).split('\n');
    expect(stable(second)).toEqual(stable(first));
    expect(first.requirements.length).toBeGreaterThan(60);
  });
});

it('the help names every option and every exit code', async () => {
  const { exitCode, stdout } = await wmdrmConformance(['--help']);
  expect(exitCode).toBe(0);
  const named = stdout.match(/--[a-z-]+/g) ?? [];
  expect(named).toEqual(
    expect.arrayContaining(['--subject', '--exec', '--profile', '--level', '--seed', '--only']),
  );
  expect(stdout).toContain('0 conformant');
});

it('the version is that of the package', async () => {
  const { stdout } = await wmdrmConformance(['--version']);
  expect(stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
});

function forEver(): Promise<void> {
  return new Promise(() => undefined);
}
