import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { comProfileNames, profileNames } from './conformance-profiles.js';
import { scratchFolder } from './fixtures/command-run.js';
import { openSubjects } from './open-subjects.js';

it('this project brings a subject for every profile', async () => {
  const { subjects } = await openSubjects({ kind: 'own' });
  expect(Object.keys(subjects).sort()).toEqual([...profileNames].sort());
});

it('a subject of several profiles is closed once', async () => {
  const file = path.join(await scratchFolder(), 'subject.mjs');
  const members = `name: 'x', version: '1', capabilities: [], licenses: [], open() {}, directory() {}`;
  await writeFile(
    file,
    `export default { ${members}, closed: 0, close() { this.closed += 1; } };\n`,
  );
  const { subjects, close } = await openSubjects({ kind: 'file', file });
  expect(Object.keys(subjects)).toEqual(comProfileNames);
  await close();
  expect(subjects['license-management']).toMatchObject({ closed: 1 });
});
