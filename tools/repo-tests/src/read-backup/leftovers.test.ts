import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { setAtHand } from './set-at-hand.js';
import { generations } from './made-set.js';
import { runReader } from './python-reader.js';
import { manifestName, reseal } from './reseal.js';

const set = setAtHand(4);

const write = (name: string): void => {
  mkdirSync(path.dirname(path.join(set.directory, name)), { recursive: true });
  writeFileSync(path.join(set.directory, name), 'torn');
};

describe('verify is not disturbed by', () => {
  test.each([
    'lease-0000000005.tmp',
    'journal-0000000005.jsonl',
    'segments/staged-0000000005-0.tmp',
    `segments/00/${'0'.repeat(64)}-0000000005.seg`,
    'manifest-1.json',
    'MANIFEST-0000000009.JSON',
    'manifest-0000000009.json/readme',
    'readme.txt',
  ])('%s', async (name) => {
    write(name);
    expect(await set.read('verify')).toMatchObject({ exitCode: 0, stderr: '' });
  });
});

test('verify notes a lease that a crash tore', async () => {
  write('lease-0000000005.json');
  const { exitCode, stderr } = await set.read('verify');
  expect(exitCode).toBe(0);
  expect(stderr).toMatch(/^note: lease-0000000005\.json /);
});

test('verify notes a lease that is no longer there', async () => {
  rmSync(path.join(set.directory, 'lease-0000000001.json'));
  const { exitCode, stderr } = await set.read('verify');
  expect([exitCode, stderr]).toEqual([0, 'note: lease-0000000001.json is missing\n']);
});

test('verify notes a generation that the newest one does not retain, and does not read it', async () => {
  reseal(set.directory, manifestName(generations), (content) =>
    (content['retained'] as unknown[]).shift(),
  );
  write(manifestName(1));
  const { exitCode, stdout, stderr } = await set.read('verify');
  expect([exitCode, stderr]).toEqual([0, `note: ${manifestName(1)} is not part of the set\n`]);
  expect(stdout).not.toContain('generation 1:');
});

describe('it is wrong use to', () => {
  test.each<[string, readonly string[]]>([
    ['say nothing', []],
    ['ask for something else', ['restore', '.']],
    ['name no directory', ['verify']],
    ['name two', ['verify', '.', '.']],
    ['name one that is not there', ['verify', './not-there']],
    ['name one without a backup', ['list', import.meta.dirname]],
  ])('%s: exit code 2', async (_, args) => {
    const { exitCode, stdout, stderr } = await runReader(...args);
    expect([exitCode, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/python3 read_backup\.py|^error: /);
  });
});
