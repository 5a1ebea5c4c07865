/**
 * `node tools/samba/main.ts [VARIANT]` starts a private Samba server on 127.0.0.1 and prints, as one line of JSON, how to
 * reach it. It ends with its standard input. Lines there command it: `crash` ends the server as a power failure would,
 * `start` starts it again; each is answered by a line with the same word.
 */
import { createInterface } from 'node:readline';
import { PrivateSamba } from './private-samba.ts';
import { isVariant, variants } from './variants.ts';

const variant = process.argv[2] ?? 'default';
if (!isVariant(variant)) {
  throw new Error(`Unknown variant ${variant}: ${Object.keys(variants).join(', ')}.`);
}
const samba = await PrivateSamba.start(variant);
const { port, user, password, directory, fullShare } = samba;
const shares = `//127.0.0.1/rw, //127.0.0.1/ro, //127.0.0.1/full`;
console.log(JSON.stringify({ variant, port, user, password, directory, fullShare, shares }));
process.once('SIGINT', () => process.stdin.destroy());
process.once('SIGTERM', () => process.stdin.destroy());
try {
  for await (const line of createInterface({ input: process.stdin })) {
    if (line === 'crash') await samba.crash();
    else if (line === 'start') await samba.start();
    else continue;
    console.log(line);
  }
} finally {
  await samba.stop();
}
