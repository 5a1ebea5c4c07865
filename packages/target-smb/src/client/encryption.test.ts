import { describe, expect, it } from 'vitest';
import { availableCiphers, keyBitsOf, MessageCipher } from './encryption.js';

const broken = expect.objectContaining({ code: 'EBADMSG' });
const message = Buffer.from('a message of any length');

describe.each(availableCiphers())('%s', (name) => {
  const keyLength = keyBitsOf(name) / 8;
  const here = Buffer.alloc(keyLength, 1);
  const there = Buffer.alloc(keyLength, 2);
  const client = (): MessageCipher =>
    new MessageCipher(name, { encryption: here, decryption: there }, 7n);
  const server = (sessionId = 7n): MessageCipher =>
    new MessageCipher(name, { encryption: there, decryption: here }, sessionId);
  const sealed = (): Buffer => Buffer.concat(client().seal(message));

  it('gives the other side the message', () => {
    expect(server().open(sealed())).toEqual(message);
  });

  it('gives it the message with the data behind it', () => {
    const parts = [message.subarray(3, 9), message.subarray(9)];
    const frame = Buffer.concat(client().seal(message.subarray(0, 3), parts));
    expect(frame).toEqual(sealed());
  });

  it('does not show it to others', () => {
    expect(sealed().includes('message')).toBe(false);
    expect(() => client().open(sealed())).toThrow(broken);
  });

  it('refuses it once a bit is flipped, wherever', () => {
    const whole = sealed();
    for (let at = 0; at < whole.length; at++) {
      // The last bytes of the nonce field are not part of the nonce, but authenticated all the same.
      const changed = Buffer.from(whole);
      changed[at]! ^= 1;
      expect(() => server().open(changed), `byte ${at}`).toThrow(broken);
    }
  });

  it('refuses it in another session', () => {
    expect(() => server(8n).open(sealed())).toThrow(broken);
  });

  it('never uses a nonce twice', () => {
    const cipher = client();
    const [first] = cipher.seal(message);
    const [second] = cipher.seal(message);
    expect(first.subarray(20, 36)).not.toEqual(second.subarray(20, 36));
  });
});

it('this Node has all four ciphers', () => {
  expect(availableCiphers()).toHaveLength(4);
});
