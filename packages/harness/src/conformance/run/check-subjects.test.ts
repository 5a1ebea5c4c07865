import { memoryStore } from '@wmdrm/core';
import { describe, expect, it } from 'vitest';
import { ourStack } from '../our-stack/our-stack.js';
import { checkSubjects } from './check-subjects.js';
import { comProfileNames } from './conformance-profiles.js';

const stack = ourStack();
const store = { create: () => memoryStore() };

it('a subject of the contract is judged by every profile of the contract', () => {
  expect(Object.keys(checkSubjects(stack, 'mine.js'))).toEqual(comProfileNames);
});

it('subjects for profiles are taken as they are', () => {
  const subjects = { 'store-engine': store };
  expect(checkSubjects(subjects, 'mine.js')).toBe(subjects);
});

describe('what is no subject is named', () => {
  it.each([
    ['nothing', undefined, 'mine.js gives no subject.'],
    ['a list', [stack], 'mine.js gives no subject.'],
    ['an empty object', {}, 'mine.js gives no subject.'],
    ['another profile', { 'store-engin': store }, 'mine.js: there is no profile "store-engin".'],
    ['no store', { 'store-engine': {} }, 'mine.js, store-engine has no method create.'],
    ['no format', { 'license-format': { files: [] } }, 'mine.js, license-format has no format.'],
    [
      'no machine',
      { 'license-management': { name: 'x', version: '1' } },
      'mine.js, license-management has no method open.',
    ],
    ['no name', { ...stack, name: undefined }, 'mine.js has no text name.'],
    ['no directories', { ...stack, directory: undefined }, 'mine.js has no method directory.'],
    ['no licenses', { ...stack, licenses: undefined }, 'mine.js has no list licenses.'],
    [
      'a license of no kind',
      { ...stack, licenses: [{ ...stack.licenses[0], kind: 'allowed' }] },
      'mine.js, license 1 has a kind that is none of permitted, restricted, temporary.',
    ],
    [
      'a license without key id',
      { ...stack, licenses: [stack.licenses[0], { ...stack.licenses[1], keyId: undefined }] },
      'mine.js, license 2 has no text keyId.',
    ],
    [
      'a capability nobody knows',
      { ...stack, capabilities: ['hold', 'time-travel'] },
      'mine.js claims "time-travel", which is no capability.',
    ],
  ])('%s', (_what, handed, message) => {
    expect(() => checkSubjects(handed, 'mine.js')).toThrow(message);
  });
});
