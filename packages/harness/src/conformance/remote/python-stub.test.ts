import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { runProfile } from '../../contract/run-profile.js';
import { eventGeneratorProfile } from '../event-generator-profile.js';
import { commandSubject } from './remote-subject.js';

const stub = fileURLToPath(new URL('../../../drivers/python/event_generator.py', import.meta.url));

it('an implementation in Python is judged: it keeps the event-generator profile', async (context) => {
  if (spawnSync('python3', ['--version']).status !== 0) {
    context.skip('needs python3 (apt-get install python3)');
  }
  const subject = await commandSubject(`python3 "${stub}"`);
  const results = await runProfile(eventGeneratorProfile, subject);
  await subject.close?.();
  const broken = results.filter(
    ({ verdict }) => verdict !== 'pass' && verdict !== 'not-applicable',
  );
  expect(broken.map(({ id, reason }) => `${id}: ${reason}`)).toEqual([]);
  expect(results.flatMap(({ findings }) => findings)).toEqual([]);
  // What it cannot be asked is what needs a capability it does not claim.
  const left = results.filter(({ verdict }) => verdict === 'not-applicable');
  expect(left.every(({ reason }) => reason?.startsWith('without '))).toBe(true);
  expect(results.filter(({ verdict }) => verdict === 'pass').length).toBeGreaterThan(30);
});
