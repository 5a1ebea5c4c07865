import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { writeSamples } from '../fixtures/sample-licenses.js';
import { Workspace } from '../fixtures/workspace.js';

/** Reads files that begin with `TICKET`; says of all of them what `verdict` is. */
function ticketPlugin(verdict: string): string {
  return `
    const description = {
      backup: { verdict: '${verdict}', evidence: 'ticket' },
      restore: { verdict: '${verdict}', evidence: 'ticket' },
      persistence: 'yes', stateful: false, keyIds: [], rights: [], unknownMustUnderstand: [],
    };
    export const plugin = {
      name: 'ticket',
      formats: [{
        id: 'ticket', name: 'Ticket', extension: '.ticket',
        recognize: (head) => new TextDecoder().decode(head).startsWith('TICKET'),
        read: (payload, { label }) => [
          { type: 'license', license: { id: 'ticket:1', format: 'ticket', payload, description, label } },
        ],
        describe: () => description,
      }],
    };`;
}

function workWithTicket(verdict: string): Workspace {
  const work = new Workspace();
  writeSamples(work.path('in'), [{ name: 'a.ticket', bytes: Buffer.from('TICKET 1') }]);
  writeFileSync(work.path('ticket.mjs'), ticketPlugin(verdict));
  return work;
}

const withPlugin = ['--plugin', './ticket.mjs', '--json'];

it('a plugin adds a format', async () => {
  const work = workWithTicket('granted');
  expect((await work.run(['import', 'in', '--json'])).lines.at(-1)).toMatchObject({ licenses: 0 });
  const { lines } = await work.run(['import', 'in', ...withPlugin]);
  expect(lines.at(-1)).toMatchObject({ type: 'completed', added: 1 });
  expect((await work.run(['backup', work.location])).stdout).toMatch(/^1 backed up$/m);
});

it('a package is found where the command runs', async () => {
  const work = workWithTicket('granted');
  const folder = writeSamples(work.path('node_modules', 'ticket-plugin'), []);
  writeFileSync(path.join(folder, 'index.mjs'), ticketPlugin('granted'));
  writeFileSync(path.join(folder, 'package.json'), '{"main":"index.mjs"}');
  const { lines } = await work.run(['import', 'in', '--plugin', 'ticket-plugin', '--json']);
  expect(lines.at(-1)).toMatchObject({ type: 'completed', added: 1 });
});

it('what is denied stays, whatever a plugin loaded later would say', async () => {
  const work = workWithTicket('denied');
  await work.run(['import', 'in', ...withPlugin]);
  writeFileSync(work.path('ticket.mjs'), ticketPlugin('granted'));
  const { lines } = await work.run(['backup', work.location, ...withPlugin]);
  expect(lines.at(-1)).toMatchObject({ backedUp: 0, restrictedByReason: { denied: 1 } });
});

it('show tells what it can without the plugin', async () => {
  const work = workWithTicket('granted');
  await work.run(['import', 'in', ...withPlugin]);
  const { exitCode, lines } = await work.run(['show', 'ticket:1', '--json']);
  expect(exitCode).toBe(0);
  expect(lines).toContainEqual(
    expect.objectContaining({ type: 'warning', code: 'format-unknown' }),
  );
  expect(lines).toContainEqual(expect.objectContaining({ type: 'license', id: 'ticket:1' }));
});

it('says which package cannot be loaded', async () => {
  const { exitCode, stderr } = await new Workspace().run(['list', '--plugin', 'no-such-plugin']);
  expect(exitCode).toBe(2);
  expect(stderr).toContain('error: Cannot load the plugin no-such-plugin: ');
});
