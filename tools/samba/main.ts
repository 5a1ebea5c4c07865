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
const commands = createInterface({ input: process.stdin });
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => commands.close());
const samba = await PrivateSamba.start(variant);
const { port, user, password, directory, fullShare } = samba;
const shares = `//127.0.0.1/rw, //127.0.0.1/ro, //127.0.0.1/full`;
console.log(JSON.stringify({ variant, port, user, password, directory, fullShare, shares }));
try {
  for await (const line of commands) {
    if (line === 'crash') await samba.crash();
    else if (line === 'start') await samba.start();
    else continue;
    console.log(line);
  }
} finally {
  process.stdin.destroy();
  await samba.stop();
}
