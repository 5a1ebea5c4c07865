import { describe, expect, it } from 'vitest';
import { failure, MemoryTarget } from '../fixtures/memory-target.js';
import { nativeHasher } from '../fixtures/native-hasher.js';
import { refusal } from '../fixtures/refusals.js';
import { owner } from '../fixtures/test-host.js';
import { withoutStacksAsync } from '../fixtures/without-stacks.js';
import { leaseName } from './file-names.js';
import { encodeLease, readLease, type Lease, type LeaseReading } from './lease.js';
import { openSealedJson, sealJson, type JsonValue } from './sealed-json.js';

const lease: Lease = {
  run: 12,
  nonce: 'a'.repeat(32),
  beat: 3,
  released: false,
  owner: owner(),
  startedAt: 100,
  renewedAt: 200,
};
const whole = encodeLease(lease, nativeHasher);

/** What a target with this lease file tells of run 12. */
function read(bytes: Uint8Array | undefined): Promise<LeaseReading> {
  const target = new MemoryTarget();
  if (bytes) target.files.set(leaseName(12), bytes);
  return readLease(target, 12, nativeHasher);
}

describe('a lease', () => {
  it('is read back', async () => {
    expect(await read(whole)).toEqual({ type: 'lease', lease });
  });

  it('is absent where there is none', async () => {
    expect(await read(undefined)).toEqual({ type: 'absent' });
  });

  it('is unreadable with any bit flipped', async () => {
    await withoutStacksAsync(async () => {
      for (let bit = 0; bit < whole.length * 8; bit += 1) {
        const flipped = whole.slice();
        flipped[bit >> 3]! ^= 1 << (bit & 7);
        expect({ bit, reading: await read(flipped) }).toEqual({
          bit,
          reading: { type: 'unreadable', bytes: flipped },
        });
      }
    });
  });

  it('is unreadable when it is torn or empty', async () => {
    for (let length = 0; length < whole.length; length += 1) {
      expect(await read(whole.subarray(0, length))).toMatchObject({ type: 'unreadable' });
    }
  });

  it('is unreadable when it is absurdly long', async () => {
    expect(await read(new Uint8Array(64 * 1024 + 1))).toMatchObject({ type: 'unreadable' });
  });

  it.each<[string, Record<string, unknown>]>([
    ['of another run', { run: 11 }],
    ['of another format', { format: 'wmdrm-manifest' }],
    ['without an owner', { owner: undefined }],
    ['with a nonce of another length', { nonce: 'ab' }],
    ['with a beat that is no number', { beat: '3' }],
  ])('is unreadable %s', async (_, change) => {
    const json = openSealedJson(whole, 'lease', nativeHasher).value as Record<string, JsonValue>;
    const { bytes } = sealJson({ ...json, ...change } as JsonValue, nativeHasher);
    expect(await read(bytes)).toMatchObject({ type: 'unreadable' });
  });

  it('that the target does not let us read is no answer', async () => {
    const target = new MemoryTarget();
    target.before = () => {
      throw failure('connection-lost', 'lease');
    };
    expect((await refusal(() => readLease(target, 12, nativeHasher))).code).toBe('connection-lost');
  });
});
