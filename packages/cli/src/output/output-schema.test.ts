import { readFileSync } from 'node:fs';
import { errorCodes } from '@wmdrm/core';
import { expect, it } from 'vitest';
import { parseLine } from '../fixtures/output-schema.js';

const schema = JSON.parse(
  readFileSync(new URL('../../schema/output.schema.json', import.meta.url), 'utf8'),
) as { readonly $defs: { readonly errorCode: { readonly enum: readonly string[] } } };

it('knows every error code', () => {
  expect([...schema.$defs.errorCode.enum].sort()).toEqual(Object.keys(errorCodes).sort());
});

it.each([
  { type: 'mystery' },
  { type: 'started' },
  { type: 'started', command: 'list', extra: 1 },
  { type: 'completed', command: 'clean', purged: -1 },
  { type: 'completed', command: 'clean', purged: 1, extra: 1 },
  { type: 'completed', command: 'clean', removed: 1 },
  { type: 'failed', code: 'busy', message: 'x', remedy: 'y' },
  { type: 'restricted', licenses: [{ id: 'a', keyIds: [], reason: 'mood' }] },
])('refuses %j', (line) => {
  expect(() => parseLine(JSON.stringify(line))).toThrow('Not as the schema says');
});

it.each(['completed-report', 'output-line'])('every type of %s.ts is public', (module) => {
  const read = (file: string): string => readFileSync(new URL(file, import.meta.url), 'utf8');
  const types = [...read(`${module}.ts`).matchAll(/^export (?:interface|type) (\w+)/gm)];
  const [, published] = new RegExp(`\\{([^}]*)\\} from './output/${module}\\.js'`).exec(
    read('../index.ts'),
  )!;
  expect(published!.match(/\w+/g)).toEqual(types.map(([, name]) => name).sort());
});
