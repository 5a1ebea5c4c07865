import {
  backupLicenses,
  LicenseStore,
  LocalPath,
  memoryStore,
  type BackupOptions,
  type BackupTarget,
  type License,
} from '@wmdrm/core';
import { faultyTarget, memoryFileSystem, seededRandom, type Fault } from '@wmdrm/harness';
import { nodeHost } from '@wmdrm/node';
import { fsTarget } from '@wmdrm/target-fs';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { allMoves } from '../../model/all-moves.ts';
import { noFaults } from '../../model/faults.ts';
import { beginWith, usedDirectory } from '../../model/history.ts';
import { Moves } from '../../model/moves.ts';
import { asBuilt } from '../../model/protocol.ts';
import { afterLostReply, runInCode, type StepInCode } from '../../model/run-code.ts';
import { step, type Step } from '../../model/step.ts';
import { World } from '../../model/world.ts';
import { root } from './workspace.js';

const inCode = [...runInCode, ...afterLostReply];
const licenses = (edition: string): readonly License[] =>
  Array.from({ length: 12 }, (_, at) => ({
    id: `made-up:${at}`,
    format: 'made-up',
    payload: new TextEncoder().encode(
      `License ${at}, ${at < 4 ? edition : 'first'} edition. `.repeat(8),
    ),
    description: {
      backup: { verdict: 'granted', evidence: 'made up' },
      restore: { verdict: 'granted', evidence: 'made up' },
      persistence: 'yes',
      stateful: false,
      keyIds: [],
      issued: edition.length,
      rights: [],
      unknownMustUnderstand: [],
    },
  }));

let store: LicenseStore;
let target: BackupTarget;

function backUp(to: BackupTarget, options: Partial<BackupOptions> = {}): Promise<unknown> {
  const tuning = { segmentBytes: 1800, chunkBytes: 800 };
  const retention = { keep: 2, keepWithinMs: 0 };
  return backupLicenses({ store, target: to, overwrite: true, tuning, retention, ...options });
}

/** Two generations, and a third run that died before its commit: what the model begins with. */
beforeEach(async () => {
  const host = { ...nodeHost(), random: seededRandom(1) };
  store = new LicenseStore(memoryStore({ random: host.random }), { host });
  const resolver = fsTarget({ fs: memoryFileSystem(['/backup']), platform: 'linux' });
  target = await resolver.open(LocalPath.parse('/backup'), { create: true });
  await store.add(licenses('1st'));
  await backUp(target);
  await store.add(licenses('second'));
  await backUp(target);
  await store.add(licenses('third one'));
  const dying = faultyTarget(target, [{ on: 'createExclusive', path: 'manifest-*', do: 'error' }]);
  await expect(backUp(dying)).rejects.toMatchObject({ code: 'connection-lost' });
});

/** The calls of run 4 that ask for names or change them, from the first that stands in the table on. */
async function callsOfRun4(...faults: readonly Fault[]): Promise<string> {
  const recording = faultyTarget(target, faults);
  await backUp(recording).catch(() => undefined);
  const told = recording.calls
    .filter(({ operation }) => !/^file|write$|staged.flush|discard|makeDirectory/.test(operation))
    .map(({ operation, path: name }) => `${operation} ${shortName(name)}\n`)
    .filter((call) => !/journal|createExclusive (manifest|segments|lease.*tmp)/.test(call));
  return told.join('').replace(/^[^]*?(?=flushDirectory )/, '');
}

/** `manifest-4` for `manifest-0000000004.json`, `segment-4` for any segment of run 4. */
function shortName(name: string): string {
  return name
    .replace(/^segments\/..\/[0-9a-f]{64}-0*(\d+)\.seg$/, 'segment-$1')
    .replace(/-0{9}(\d)\.json$/, '-$1')
    .replace(/-0{9}(\d)\.tmp$/, '-$1.tmp');
}

const inTurn = (steps: readonly StepInCode[]): RegExp =>
  new RegExp(`^${steps.map(({ calls }) => `(?:${calls.source})`).join('')}$`);

test('a run makes the calls of its steps, in the order of the model, and no others', async () => {
  expect(await callsOfRun4()).toMatch(inTurn(runInCode));
});

test.each<[string, Fault['do'], readonly Step[]]>([
  ['lost', 'lost-reply', [step.readBack]],
  [
    'an error',
    'error',
    [step.readBack, step.removeTemporary, step.readBackAgain, step.lookAfterFailure],
  ],
])('and after a publish whose reply is %s, those of finding out', async (_reply, does, steps) => {
  const calls = await callsOfRun4({
    on: 'staged.publish',
    path: 'manifest-*',
    do: does as 'error' | 'lost-reply',
  });
  const publish = runInCode.findIndex((one) => one.step === step.publish);
  const settling = afterLostReply.filter((one) => steps.includes(one.step));
  const rest =
    does === 'error'
      ? [{ ...settling[0]!, calls: /open lease-4\nstaged.publish lease-4\n/ }]
      : runInCode.slice(publish + 1);
  expect(calls).toMatch(inTurn([...runInCode.slice(0, publish + 1), ...settling, ...rest]));
});

test('the model takes the steps in the order of the table', () => {
  const world = new World(1);
  beginWith(world, usedDirectory);
  const taken: Step[] = [];
  for (let on = true; on;) {
    const at = world.runs[0]!.at;
    if (taken.at(-1) !== at) taken.push(at);
    const next = new World(1);
    on = false;
    const moves = new Moves(
      { runs: 1, history: usedDirectory, protocol: asBuilt, faults: noFaults },
      world,
      (to) => {
        // The first one: a run that goes on rather than stops early.
        if (!on) next.copyFrom(to);
        on = true;
      },
    );
    allMoves(moves);
    if (on) world.copyFrom(next);
  }
  expect(taken).toEqual([...runInCode.map((one) => one.step), step.completed]);
});

test('every step of a run stands in the table', () => {
  const over: readonly Step[] = [step.completed, step.failed, step.ended];
  expect(inCode.map((one) => one.step).sort((a, b) => a - b)).toEqual(
    Object.values(step).filter((at) => !over.includes(at)),
  );
});

test.each(inCode.map(({ name, file }) => [name, file] as const))(
  'the code has %s in %s',
  (name, file) => {
    const source = readFileSync(path.join(root, 'packages/core/src', file), 'utf8');
    for (const part of name.split('.')) {
      expect(source).toMatch(new RegExp(`(function|class|static async|async|const) ${part}\\b`));
    }
  },
);

test('docs/run-protocol.md has them all', () => {
  const page = readFileSync(path.join(root, 'docs/run-protocol.md'), 'utf8');
  const rows = page.split('\n').filter((line) => line.startsWith('|'));
  for (const { name, file } of inCode) {
    expect(
      rows.find((row) => row.includes(`\`${name}\``) && row.includes(`\`${file}\``)),
    ).toBeDefined();
  }
});
