import { expect, it } from 'vitest';
import { freeSealed } from './sealed-memory.js';

it('a large part gives its memory back', () => {
  const part = Buffer.from(new ArrayBuffer(65_536));
  freeSealed([part]);
  expect(part.buffer.byteLength).toBe(0);
});

it('memory that is shared stays', () => {
  const memory = new ArrayBuffer(131_072);
  freeSealed([Buffer.from(memory, 0, 65_536), Buffer.from('a small part')]);
  expect(memory.byteLength).toBe(131_072);
});
