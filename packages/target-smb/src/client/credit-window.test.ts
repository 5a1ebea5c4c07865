import { describe, expect, it } from 'vitest';
import { SmbError } from '../errors/smb-error.js';
import { CreditWindow } from './credit-window.js';

/** A window that holds so many credits. */
async function holding(credits: number): Promise<CreditWindow> {
  const window = new CreditWindow();
  await window.take(1);
  window.granted(credits, 1);
  return window;
}

describe('CreditWindow', () => {
  it('gives each request the ids it pays for', async () => {
    const window = await holding(20);
    expect([await window.take(1), await window.take(16), await window.take(1)]).toEqual([
      1n,
      2n,
      18n,
    ]);
  });

  it('lets requests wait for credits, in their order', async () => {
    const window = await holding(2);
    await window.take(1);
    const order: string[] = [];
    const large = window.take(4).then((id) => order.push(`large ${id}`));
    const small = window.take(1).then((id) => order.push(`small ${id}`));
    window.granted(2, 0);
    await Promise.resolve();
    expect(order).toEqual([]);
    window.granted(2, 1);
    await Promise.all([large, small]);
    expect(order).toEqual(['large 2', 'small 6']);
  });

  it('does not wait for credits nobody can grant', async () => {
    const window = await holding(1);
    await expect(window.take(2)).rejects.toMatchObject({ code: 'EAGAIN' });
    expect(await window.take(1)).toBe(1n);
  });

  it('asks for more until it holds enough', async () => {
    const window = await holding(100);
    expect(window.toAskFor(1)).toBe(413);
    expect((await holding(5000)).toAskFor(16)).toBe(16);
  });

  it('ends those who wait', async () => {
    const window = await holding(1);
    await window.take(1);
    const waiting = window.take(1);
    window.end(new SmbError('ECONNRESET', 'gone'));
    await expect(waiting).rejects.toMatchObject({ code: 'ECONNRESET' });
  });
});
