import {
  LicenseStore,
  listGenerations,
  memoryStore,
  policyClassKey,
  restoreLicenses,
  type LicenseSummary,
} from '@wmdrm/core';
import { describe, expect, test } from 'vitest';
import { root } from '../workspace.js';
import { generations } from './made-set.js';
import { runReader } from './python-reader.js';
import { setAtHand } from './set-at-hand.js';

describe.each([
  ['full generations', 0, 'none'],
  ['full generations and increments', 3, 'none'],
  ['compressed generations and increments', 3, 'zstd'],
] as const)('of a set of %s', (_, increments, compression) => {
  const set = setAtHand(4, increments, compression);

  /** A line as the reader writes it. */
  function line(...fields: readonly (string | number | undefined)[]): string {
    const escape = (character: string): string =>
      `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`;
    return fields.map((field) => String(field ?? '-').replace(/[\p{Cc}\\]/gu, escape)).join('\t');
  }

  /** Lines of `list` that begin with this word. */
  async function listed(word: string): Promise<readonly string[]> {
    const { exitCode, stdout, stderr } = await set.read('list');
    expect([exitCode, stderr]).toEqual([0, '']);
    return stdout.split('\n').filter((each) => each.startsWith(`${word}\t`));
  }

  const timeText = (time: number | undefined): string | undefined =>
    time === undefined ? undefined : new Date(time).toISOString();
  const keyIdText = (keyIds: readonly string[]): string | undefined =>
    keyIds.join(',') || undefined;

  async function allOf(store: LicenseStore): Promise<readonly LicenseSummary[]> {
    const all: LicenseSummary[] = [];
    for await (const lot of store.list()) all.push(...lot);
    return all;
  }

  test('list tells of the same generations as the library', async () => {
    const ours = await listGenerations(set.made);
    expect(ours).toHaveLength(generations + increments);
    expect(await listed('generation')).toEqual(
      ours.map(({ number, details }) =>
        line(
          'generation',
          number,
          timeText(details!.time),
          details!.licenses,
          details!.bytes,
          details!.restricted,
        ),
      ),
    );
  });

  test('list names the licenses a restore brings back, and says the same of them', async () => {
    const store = new LicenseStore(memoryStore({ random: set.made.host.random }), {
      host: set.made.host,
    });
    await restoreLicenses({ store, target: set.made.target });
    const ours = await allOf(store);
    expect(ours.length).toBeGreaterThan(50);
    const lines = ours.map((license) => {
      const { id, policyClass, keyIds, issued, label, payloadLength } = license;
      const names = [keyIdText(keyIds), timeText(issued), label];
      return line('license', id, policyClassKey(policyClass), ...names, payloadLength);
    });
    expect([...(await listed('license'))].sort()).toEqual(lines.sort());
  });

  test('list names what was left out, and why', async () => {
    const inStore = new Map((await allOf(set.made.store)).map((license) => [license.id, license]));
    expect(new Set(set.made.restricted.map(({ reason }) => reason)).size).toBe(5);
    const lines = set.made.restricted.map(({ id, keyIds, label, reason }) => {
      const { policyClass, issued } = inStore.get(id)!;
      const names = [keyIdText(keyIds), timeText(issued), label];
      return line('restricted', id, policyClassKey(policyClass), ...names, reason);
    });
    expect([...(await listed('restricted'))].sort()).toEqual(lines.sort());
  });

  test('verify finds a set of several generations good', async () => {
    const { exitCode, stdout, stderr } = await set.read('verify');
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    const ours = await listGenerations(set.made);
    const lines = ours.map(
      ({ number, details }) => `generation ${number}: ${details!.licenses} licenses`,
    );
    expect(stdout).toBe(`${[...lines, 'good'].join('\n')}\n`);
  });
});

test.each(['golden-set-v1', 'golden-set-v1-layered'])(
  'verify finds the committed set of version 1 good: %s',
  async (name) => {
    const golden = `${root}/packages/harness/src/operations/fixtures/${name}`;
    expect(await runReader('verify', golden)).toMatchObject({ exitCode: 0, stderr: '' });
  },
);
