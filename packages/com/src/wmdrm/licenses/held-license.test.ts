import {
  LicenseStore,
  memoryStore,
  portableHost,
  type StoreEngine,
  type StoreSnapshot,
} from '@wmdrm/core';
import { describe, expect, it } from 'vitest';
import { sampleLicense } from '../fixtures/sample-format.js';
import { heldLicenses } from './held-license.js';

/** Ids a store of two licenses gives, with a bit of what it reads flipped at `byte` from the front or the back. */
async function idsWith(byte: number): Promise<readonly string[]> {
  const engine = memoryStore();
  await new LicenseStore(engine).add([sampleLicense('a'), sampleLicense('b')]);
  const rotten = (snapshot: StoreSnapshot): StoreSnapshot =>
    Object.assign(Object.create(snapshot) as StoreSnapshot, {
      *read(...asked: Parameters<StoreSnapshot['read']>) {
        for (const chunk of snapshot.read(...asked) as Iterable<{ readonly bytes: Uint8Array }>) {
          chunk.bytes[byte < 0 ? chunk.bytes.length + byte : byte]! ^= 1;
          yield chunk;
        }
      },
    });
  const around = Object.assign(Object.create(engine) as StoreEngine, {
    snapshot: async () => rotten(await engine.snapshot()),
  });
  const ids: string[] = [];
  for await (const lot of heldLicenses(new LicenseStore(around, { host: portableHost })))
    ids.push(...lot.map(({ id }) => id));
  return ids;
}

describe('heldLicenses', () => {
  it.each([
    ['header', 30, 'a'],
    ['payload', -1, 'b'],
  ])('refuses a license whose %s rotted, and names it', async (_, byte, id) => {
    await expect(idsWith(byte)).rejects.toMatchObject({
      code: 'store-corrupt',
      details: { license: id },
    });
  });
});
