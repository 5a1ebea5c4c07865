import { readFileSync, readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import * as constants from '../constants/index.js';
import * as com from '../index.js';
import { codeTable, findResultCode } from './code-table.js';
import { toHRESULT } from './hresult.js';

const exported: Readonly<Record<string, unknown>> = constants;
const own = codeTable.filter(({ name }) => !name.startsWith('HRESULT_FROM_WIN32'));
const wrapped = codeTable.filter(({ name }) => name.startsWith('HRESULT_FROM_WIN32'));

// Numbers typed once more, from the reference and not from the table.
test.each([
  ['S_FALSE', 1],
  ['E_NOINTERFACE', 0x80004002],
  ['E_POINTER', 0x80004003],
  ['E_INVALIDARG', 0x80070057],
  ['MF_S_MULTIPLE_BEGIN', 0x000d36d8],
  ['MF_E_MULTIPLE_BEGIN', 0xc00d36d9],
  ['MF_E_MULTIPLE_SUBSCRIBERS', 0xc00d36da],
  ['MF_E_INVALIDTYPE', 0xc00d36bd],
  ['MF_E_ATTRIBUTENOTFOUND', 0xc00d36e6],
  ['MF_E_NO_EVENTS_AVAILABLE', 0xc00d3e80],
  ['MF_E_SHUTDOWN', 0xc00d3e85],
  ['NS_E_DRM_BACKUP_EXISTS', 0xc00d2742],
  ['NS_E_DRM_BACKUP_CORRUPT', 0xc00d2743],
  ['NS_E_DRM_BACKUPRESTORE_BUSY', 0xc00d2744],
  ['NS_E_DRM_OPERATION_CANCELED', 0xc00d2768],
  ['NS_S_DRM_MONITOR_CANCELLED', 0x000d2746],
  ['NS_E_DRM_RESTORE_FRAUD', 0xc00d2753],
  ['NS_E_DRM_NEEDS_INDIVIDUALIZATION', 0xc00d2728],
  ['NS_E_DRM_UNABLE_TO_INITIALIZE', 0xc00d271d],
  ['NS_E_DRM_STUBLIB_REQUIRED', 0xc00d2785],
  ['NS_E_DRM_RIV_TOO_SMALL', 0xc00d28b7],
  ['DRM_E_LICENSENOTFOUND', 0x8004c013],
])('%s has its documented value', (name, value) => {
  expect(exported[name]).toBe(value);
});

test.each(own.map(({ name, hr }) => [name, hr] as const))('%s is exported', (name, hr) => {
  expect(exported[name]).toBe(hr);
});

test.each(wrapped.map(({ name, hr }) => [name, hr] as const))('%s', (name, hr) => {
  const win32 = exported[name.slice('HRESULT_FROM_WIN32('.length, -1)];
  expect(com.HRESULT_FROM_WIN32(win32 as number)).toBe(hr);
});

test.each([
  ['E_NOT_SUFFICIENT_BUFFER', 'winerror.h'],
  ['STRSAFE_E_INSUFFICIENT_BUFFER', 'strsafe.h'],
  ['MF_E_SHUTDOWN', 'mferror.h'],
  ['NS_E_DRM_BACKUP_EXISTS', 'nserror.h'],
  ['DRM_E_LICENSENOTFOUND', 'PlayReady'],
])('%s is defined by %s', (name, header) => {
  expect(codeTable.find((code) => code.name === name)?.header).toBe(header);
});

test('each name stands once', () => {
  const names = codeTable.map(({ name }) => name);
  expect(names).toEqual([...new Set(names)]);
});

test('a name says its severity', () => {
  for (const { name, hr } of own) {
    const success = /^S_|_S_/.test(name);
    expect([name, com.SUCCEEDED(hr)]).toEqual([name, success]);
  }
});

test('two names of one value: the one without a wrapper is found', () => {
  expect(findResultCode(toHRESULT(0x80070005))?.name).toBe('E_ACCESSDENIED');
});

test('a value nobody named is not found', () => {
  expect(findResultCode(toHRESULT(0x8abcdef0))).toBeUndefined();
});

test('the comment of each constant is its meaning in the table', () => {
  const folder = new URL('.', import.meta.url);
  const files = readdirSync(folder).filter((file) => file.endsWith('-codes.ts'));
  const comments = files.flatMap((file) => {
    const text = readFileSync(new URL(file, folder), 'utf8');
    const constants = /\/\*\* (.*) \*\/\nexport const (\w+): (?:HRESULT|number) =/g;
    return [...text.matchAll(constants)].map(([, comment, name]) => [name, comment]);
  });
  const meanings = codeTable.map(({ name, meaning }) => [
    name.replace(/^HRESULT_FROM_WIN32\((\w+)\)$/, '$1'),
    meaning,
  ]);
  expect(new Map(comments as [string, string][])).toEqual(new Map(meanings as [string, string][]));
});
