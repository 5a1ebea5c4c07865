import { readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import type { OutputLine } from './output/output-line.js';
import { deniedV1File, responseFile, xmrFile } from './fixtures/sample-licenses.js';
import { Workspace } from './fixtures/workspace.js';

let work: Workspace;

beforeEach(() => {
  work = new Workspace();
});

/** The sealed license of the store, as `list` tells it. */
async function sealedOne(): Promise<OutputLine | undefined> {
  const { lines } = await work.run(['list', '--json']);
  return lines.find((line) => line.type === 'license' && line.format === 'wmdrm-v7-sealed');
}

it('a sealed license stays in the store unless the operator speaks for its issuer', async () => {
  await work.import([responseFile(10)]);
  expect(await sealedOne()).toMatchObject({ backedUp: false, reason: 'sealed' });
  await work.run(['import', 'in', '--sealed-backup', 'yes']);
  expect(await sealedOne()).toMatchObject({ backedUp: true });
  // Nothing said is nothing taken back.
  await work.run(['import', 'in']);
  expect(await sealedOne()).toMatchObject({ backedUp: true });
  await work.run(['import', 'in', '--sealed-backup', 'no']);
  expect(await sealedOne()).toMatchObject({ backedUp: false, reason: 'sealed' });
});

it('a backup counts what it holds on the word of the operator, and its manifest says so', async () => {
  await work.import([responseFile(10)]);
  await work.run(['reindex', '--sealed-backup', 'yes']);
  const plan = await work.run(['backup', work.directory, '--dry-run', '--json']);
  expect(plan.lines.at(-1)).toMatchObject({ backedUp: 2, byOperator: 1, restricted: 1 });
  const { stdout } = await work.run(['backup', work.directory]);
  expect(stdout.trimEnd().split('\n').at(-1)).toBe(
    '2 backed up (1 on your word), 1 not (issuer forbids)',
  );
  const manifest = readFileSync(path.join(work.directory, 'manifest-0000000001.json'), 'utf8');
  expect(manifest).toContain('"overrides":["operator-evidence"]');
  expect(manifest).toContain('wmdrm-v7-sealed granted granted unknown operator');
});

it('what was said of one kind of license stays when something is said of the other', async () => {
  await work.import([responseFile(10), xmrFile(1)]);
  await work.run(['import', 'in', '--xmr-rights', '1:3', '--sealed-backup', 'yes']);
  await work.run(['import', 'in', '--xmr-rights', '2:3']);
  await work.run(['import', 'in', '--sealed-backup', 'yes']);
  const { lines } = await work.run(['list', '--json']);
  const backedUp = lines.flatMap((line) =>
    line.type === 'license' && line.backedUp ? [line.format] : [],
  );
  expect(backedUp.sort()).toEqual(['wmdrm-v1', 'wmdrm-v7-sealed', 'xmr']);
});

it('what an issuer denies stays denied', async () => {
  await work.import([deniedV1File(1)]);
  await work.run(['import', 'in', '--sealed-backup', 'yes']);
  await work.run(['reindex', '--sealed-backup', 'yes']);
  const { lines } = await work.run(['list', '--json']);
  expect(lines[1]).toMatchObject({ backedUp: false, reason: 'denied' });
});

it.each(['import', 'reindex'])('%s takes no other word', async (command) => {
  const args = command === 'import' ? [command, '.'] : [command];
  const { exitCode, lines } = await work.run([...args, '--sealed-backup', 'maybe', '--json']);
  expect(exitCode).toBe(2);
  expect(lines.at(-1)).toMatchObject({
    code: 'invalid-argument',
    message: '--sealed-backup is yes or no, not "maybe".',
  });
});
