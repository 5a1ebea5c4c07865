import { concatBytes } from '@wmdrm/core';
import { expect, test } from 'vitest';
import { openNewEngine } from './fixtures/engines.js';
import { idHash, put, record } from './fixtures/records.js';

test('more than 256 MiB put at once are stored byte for byte', async () => {
  const engine = openNewEngine();
  // Lengths of which the last bits tell.
  const parts = Array.from({ length: 24 }, (_, at) =>
    record({ id: `large ${at}`, payload: new Uint8Array(12 * 1024 * 1024 + at).fill(at) }),
  );
  await put(engine, concatBytes(parts));
  for (const [at, part] of parts.entries()) {
    const found = await engine.get(idHash(`large ${at}`));
    expect(Buffer.compare(found!.record, part)).toBe(0);
  }
});
