import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { runProfile } from '../../contract/run-profile.js';
import { eventGeneratorProfile } from '../event-generator-profile.js';
import { commandSubject } from './remote-subject.js';

const drivers = fileURLToPath(new URL('../../../drivers/cpp', import.meta.url));
const generator = fileURLToPath(new URL('fixtures/event-generator.cpp', import.meta.url));

it('an implementation in C++ is judged through the driver skeleton', async (context) => {
  if (spawnSync('g++', ['--version']).status !== 0) {
    context.skip('needs g++ (apt-get install g++)');
  }
  const folder = mkdtempSync(path.join(tmpdir(), 'wmdrm-driver-'));
  try {
    const driver = path.join(folder, 'driver');
    const sources = [
      path.join(drivers, 'driver.cpp'),
      path.join(drivers, 'subject.cpp'),
      generator,
    ];
    const flags = ['-std=c++17', '-Wall', '-Wextra', '-Werror', '-pthread', `-I${drivers}`];
    const built = spawnSync('g++', [...flags, ...sources, '-o', driver], { encoding: 'utf8' });
    expect(built.stderr).toBe('');
    const subject = await commandSubject(`"${driver}"`);
    const results = await runProfile(eventGeneratorProfile, subject);
    await subject.close?.();
    const broken = results.filter(({ verdict }) => verdict === 'fail' || verdict === 'error');
    expect(broken.map(({ id, reason }) => `${id}: ${reason}`)).toEqual([]);
    expect(results.flatMap(({ findings }) => findings)).toEqual([]);
    expect(results.filter(({ verdict }) => verdict === 'pass').length).toBeGreaterThan(30);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
