import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import * as com from '../index.js';
import * as constants from './index.js';

const folders = ['../constants/', '../hresult/'];
const files = folders.flatMap((folder) =>
  readdirSync(new URL(folder, import.meta.url))
    .filter((file) => /^(?!index|.*\.test)[\w-]+\.ts$/.test(file))
    .filter((file) => folder === '../constants/' || file.endsWith('-codes.ts'))
    .map((file) => folder + file),
);

test.each(files)('every name of %s is an export of the package, in one place', async (file) => {
  const module: unknown = await import(/* @vite-ignore */ file);
  const names = Object.keys(module as object);
  const places = names.map((name) => [name, Number(name in com) + Number(name in constants)]);
  expect(places).toEqual(names.map((name) => [name, 1]));
});

test('constants are numbers and texts; what does something is not among them', () => {
  const types = new Set(Object.values(constants).map((value) => typeof value));
  expect([...types].sort()).toEqual(['number', 'string']);
});
