import { readFileSync } from 'node:fs';
import path from 'node:path';
import { LicenseStore } from '@wmdrm/core';
import { nodeHost } from '@wmdrm/node';
import { sqliteStore } from '@wmdrm/store-sqlite';
import { expect, it } from 'vitest';
import { makeGate } from '../fixtures/gate.js';
import { filesBelow } from '../fixtures/workspace.js';
import { findMark, mark } from './fixtures/mark.js';
import { MarkedWork } from './fixtures/marked-work.js';

/** Payloads of the licenses that may be backed up, and of those that may not; as stored, in the store's own order. */
async function payloads(work: MarkedWork): Promise<readonly Buffer[]> {
  const host = nodeHost();
  const store = new LicenseStore(sqliteStore({ file: work.store, host }), { host });
  try {
    const all = await Promise.all((await work.ids()).map((id) => store.get(id)));
    return all.map(({ payload }) => Buffer.from(payload));
  } finally {
    await store.close();
  }
}

/** A copy without the payloads in it. */
function without(bytes: Buffer, taken: readonly Buffer[]): Buffer {
  let text = bytes.toString('latin1');
  for (const payload of taken) text = text.replaceAll(payload.toString('latin1'), '');
  return Buffer.from(text, 'latin1');
}

it('of a backup, only segments hold it, and they only in the payloads of what may be backed up', async () => {
  const work = new MarkedWork();
  await work.run(['import', 'in', '--header', 'header.bin']);
  expect((await work.run(['backup', work.directory])).exitCode).toBe(0);
  const { lines } = await work.run(['list', '--json']);
  const allowed = lines.flatMap((line) => (line.type === 'license' ? [line.backedUp] : []));
  expect(new Set(allowed)).toEqual(new Set([true, false]));
  const backedUp = (await payloads(work)).filter((_, at) => allowed[at]);

  let marked = 0;
  for (const [name, bytes] of filesBelow(work.directory)) {
    if (name.endsWith('.seg') && findMark(bytes) !== undefined) marked += 1;
    expect([name, findMark(name.endsWith('.seg') ? without(bytes, backedUp) : bytes)]).toEqual([
      name,
      undefined,
    ]);
  }
  expect(marked).toBeGreaterThan(0);
});

it('of a run that is killed, neither the lease nor what it left holds it', async () => {
  const work = new MarkedWork();
  await work.run(['import', 'in']);
  const gate = makeGate(work.folder, 'createExclusive');
  const running = work.start(['backup', work.directory, ...gate.args], { env: gate.env });
  await gate.reached();
  running.process.kill('SIGKILL');
  await running.result;
  expect([...filesBelow(work.directory).keys()]).toContain('lease-0000000001.json');
  for (const [name, bytes] of filesBelow(work.directory)) {
    expect([name, findMark(bytes)]).toEqual([name, undefined]);
  }
});

it.each([
  ['backup', 'createExclusive'],
  ['restore', 'open'],
] as const)("Node's diagnostic report of a %s at work does not hold it", async (command, at) => {
  const work = new MarkedWork();
  await work.run(['import', 'in']);
  if (command === 'restore') await work.run(['backup', work.directory]);
  const gate = makeGate(work.folder, at);
  const report = 'report.json';
  const options = ['--report-on-fatalerror', '--report-on-signal', `--report-filename=${report}`];
  const running = work.start([command, work.directory, '--store', work.store, ...gate.args], {
    env: { ...gate.env, NODE_OPTIONS: options.join(' '), WMDRM_SMB_PASSWORD: mark },
  });
  await gate.reached();
  running.process.kill('SIGUSR2');
  gate.open();
  expect((await running.result).exitCode).toBe(0);
  const text = readFileSync(path.join(work.folder, report), 'utf8');
  expect(text).toContain('"javascriptStack"');
  expect(findMark(text)).toBeUndefined();
});
