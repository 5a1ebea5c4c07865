import { writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import {
  deniedV1File,
  lcpFile,
  responseFile,
  writeSamples,
  xmrFile,
} from './fixtures/sample-licenses.js';
import { Workspace } from './fixtures/workspace.js';

const mask = ['--xmr-rights', '0x0001:0x0003'];

/** A format that reads files that begin with `TICKET` and says of all of them what it is told, or refuses them. */
function ticketPlugin({ backup = 'granted', persistence = 'yes', refuse = false }): string {
  return `
    // As an error of the copy of the core that a plugin brings.
    const refusal = Object.defineProperty(
      Object.assign(new Error('Tickets are over.'), { code: 'malformed-license', remedy: 'Buy one.', details: {} }),
      Symbol.for('@wmdrm/LicenseStoreError'), { value: true },
    );
    const description = {
      backup: { verdict: '${backup}', evidence: 'ticket' },
      restore: { verdict: '${backup}', evidence: 'ticket' },
      persistence: '${persistence}', stateful: false, keyIds: [], rights: [], unknownMustUnderstand: [],
    };
    export const plugin = {
      name: 'ticket',
      formats: [{
        id: 'ticket', name: 'Ticket', extension: '.ticket',
        recognize: (head) => new TextDecoder().decode(head).startsWith('TICKET'),
        read: (payload, { label }) => [
          { type: 'license', license: { id: 'ticket:1', format: 'ticket', payload, description, label } },
        ],
        describe: () => {
          if (${refuse}) throw refusal;
          return description;
        },
      }],
    };`;
}

const withPlugin = ['--plugin', './ticket.mjs', '--json'];

async function workWithTicket(said: Parameters<typeof ticketPlugin>[0]): Promise<Workspace> {
  const work = new Workspace();
  writeSamples(work.path('in'), [{ name: 'a.ticket', bytes: Buffer.from('TICKET 1') }]);
  writeFileSync(work.path('ticket.mjs'), ticketPlugin(said));
  await work.run(['import', 'in', ...withPlugin]);
  return work;
}

it('describes the licenses anew and says what changed', async () => {
  const work = new Workspace();
  await work.import([xmrFile(1, 'a.xmr'), xmrFile(2, 'b.xmr'), lcpFile(3), responseFile(10)]);
  const { exitCode, stdout } = await work.run(['reindex', ...mask]);
  expect(exitCode).toBe(0);
  expect(stdout).toBe(
    [
      'a.xmr: unknown → granted',
      'b.xmr: unknown → granted',
      'backup: granted 1 → 3, denied 1, not-expressed 1, unknown 2 → 0, sealed 1',
      '6 licenses: 2 described anew, 4 unchanged',
      '',
    ].join('\n'),
  );
  const { lines } = await work.run(['list', '--json']);
  const xmr = lines.filter((line) => line.type === 'license' && line.format === 'xmr');
  expect(xmr).toMatchObject([{ backedUp: true }, { backedUp: true }]);
});

it('tells machines the same', async () => {
  const work = new Workspace();
  await work.import([xmrFile(1, 'a.xmr'), deniedV1File(2)]);
  const { lines } = await work.run(['reindex', ...mask, '--json']);
  expect(lines).toContainEqual(
    expect.objectContaining({
      type: 'redescribed',
      label: 'a.xmr',
      from: 'unknown',
      to: 'granted',
    }),
  );
  expect(lines.at(-1)).toEqual({
    type: 'completed',
    command: 'reindex',
    dryRun: false,
    licenses: 2,
    updated: 1,
    unchanged: 1,
    unreadable: 0,
    unknownFormat: 0,
    final: 0,
    before: { denied: 1, unknown: 1 },
    after: { granted: 1, denied: 1 },
  });
});

it('changes nothing in a dry run, and nothing the second time', async () => {
  const work = new Workspace();
  await work.import([xmrFile(1)]);
  const before = (await work.run(['list', '--json'])).stdout;
  const dry = await work.run(['reindex', ...mask, '--dry-run', '--json']);
  expect(dry.lines.at(-1)).toMatchObject({ dryRun: true, updated: 1, after: { granted: 1 } });
  expect((await work.run(['list', '--json'])).stdout).toBe(before);
  await work.run(['reindex', ...mask]);
  const again = await work.run(['reindex', ...mask, '--json']);
  expect(again.lines.at(-1)).toMatchObject({ updated: 0, unchanged: 1 });
});

it("lets the operator's earlier word stand where none is given", async () => {
  const work = new Workspace();
  writeSamples(work.path('in'), [xmrFile(1)]);
  await work.run(['import', 'in', ...mask]);
  expect((await work.run(['reindex', '--json'])).lines.at(-1)).toMatchObject({
    unchanged: 1,
    after: { granted: 1 },
  });
});

it.each([{ backup: 'denied' }, { persistence: 'no' }])(
  'turns %j into nothing else, whatever a plugin says later',
  async (said) => {
    const work = await workWithTicket(said);
    writeFileSync(work.path('ticket.mjs'), ticketPlugin({}));
    const { exitCode, lines } = await work.run(['reindex', ...mask, ...withPlugin]);
    expect(exitCode).toBe(0);
    expect(lines.at(-1)).toMatchObject({ final: 1, unreadable: 0 });
    const backup = await work.run(['backup', work.location, ...withPlugin]);
    expect(backup.lines.at(-1)).toMatchObject({ backedUp: 0, restricted: 1 });
    const exported = await work.run(['export', '--all', '--to', 'out', ...withPlugin]);
    expect(exported.lines.at(-1)).toMatchObject({ command: 'export', licenses: 0, restricted: 1 });
  },
);

it('leaves what its format refuses as it is, says so and exits with 1', async () => {
  const work = await workWithTicket({});
  writeFileSync(work.path('ticket.mjs'), ticketPlugin({ refuse: true }));
  const { exitCode, lines } = await work.run(['reindex', ...withPlugin]);
  expect(exitCode).toBe(1);
  expect(lines).toContainEqual(
    expect.objectContaining({
      type: 'unreadable',
      label: 'a.ticket',
      code: 'malformed-license',
      message: 'Tickets are over.',
    }),
  );
  expect(lines.at(-1)).toMatchObject({
    type: 'failed',
    code: 'malformed-license',
    message: 'License a.ticket cannot be read and was left as it is.',
    report: { unreadable: 1, updated: 0, after: { granted: 1 } },
  });
});

it('warns of licenses whose format no plugin reads, and leaves them', async () => {
  const work = await workWithTicket({});
  const { exitCode, lines } = await work.run(['reindex', '--json']);
  expect(exitCode).toBe(0);
  expect(lines).toContainEqual({
    type: 'warning',
    code: 'format-unknown',
    message: 'No plugin that reads ticket licenses is loaded: 1 license left as they are.',
  });
  expect(lines.at(-1)).toMatchObject({ unknownFormat: 1, updated: 0 });
});

it('refuses a mask that is none', async () => {
  const work = new Workspace();
  await work.import([xmrFile(1)]);
  const { exitCode } = await work.run(['reindex', '--xmr-rights', '4:3']);
  expect(exitCode).toBe(2);
});

it('needs a store', async () => {
  const { exitCode, lines } = await new Workspace().run(['reindex', '--json']);
  expect(exitCode).toBe(1);
  expect(lines.at(-1)).toMatchObject({ code: 'store-not-found' });
});
