import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { nodeVersionFault } from './node-version.js';

it.each(['22.18.0', '22.20.1', '24.0.0', '26.1.0'])('takes Node %s', (version) => {
  expect(nodeVersionFault(version)).toBeUndefined();
});

it.each(['22.17.9', '20.20.2', '18.0.0'])('refuses Node %s in one line and a remedy', (version) => {
  expect(nodeVersionFault(version)).toMatch(/^error: wmdrm needs Node 22\.18 .*\nremedy: .*\n$/);
});

it('agrees with the package', () => {
  const file = new URL('../package.json', import.meta.url);
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ engines: { node: '>=22.18' } });
});
