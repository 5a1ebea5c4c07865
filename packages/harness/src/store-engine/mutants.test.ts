import { memoryStore } from '@wmdrm/core';
import { describe, expect, it } from 'vitest';
import { altered } from '../contract/fixtures/altered.js';
import { runCase, type CaseResult } from '../contract/run-profile.js';
import { engineMutants } from './fixtures/mutants.js';
import { reopenableMemory } from './fixtures/reopenable-memory.js';
import { storeEngineProfile } from './store-engine-profile.js';
import type { StoreEngineSubject } from './subject.js';

async function verdictOf(id: string, subject: StoreEngineSubject): Promise<CaseResult['verdict']> {
  const contractCase = storeEngineProfile.cases.find((each) => each.id === id);
  if (!contractCase) throw new Error(`There is no case ${id}.`);
  return (await runCase(storeEngineProfile, contractCase, subject)).verdict;
}

describe('a store engine that', () => {
  for (const mutant of engineMutants) {
    it.each(mutant.foundBy)(`${mutant.fault} is found by %s`, async (id) => {
      expect(['fail', 'error']).toContain(await verdictOf(id, reopenableMemory(mutant.alter)));
    });
  }

  it('claims to be durable and cannot be opened again is found by SE-LIFE-05', async () => {
    const capabilities = { ...memoryStore().capabilities, durable: true };
    const create = (): ReturnType<typeof memoryStore> => altered(memoryStore(), { capabilities });
    expect(await verdictOf('SE-LIFE-05', { create })).toBe('fail');
  });
});

it('every case finds a fault', () => {
  const found = new Set(['SE-LIFE-05', ...engineMutants.flatMap(({ foundBy }) => foundBy)]);
  const ids = storeEngineProfile.cases.map(({ id }) => id);
  expect(ids.filter((id) => !found.has(id))).toEqual([]);
});

it('no two cases have the same id', () => {
  const ids = storeEngineProfile.cases.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});
