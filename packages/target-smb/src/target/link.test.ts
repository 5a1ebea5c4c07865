import { expect, it } from 'vitest';
import { Link } from './link.js';

it('a link that is closed connects no more', async () => {
  let connections = 0;
  const link = new Link(async () => {
    connections += 1;
    return await Promise.reject(new Error('nobody is there'));
  });
  await expect(link.share()).rejects.toThrow('nobody is there');
  await link.close();
  await expect(link.share()).rejects.toMatchObject({ name: 'SmbError', code: 'EBADF' });
  expect(connections).toBe(1);
});
