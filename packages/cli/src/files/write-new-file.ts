import { randomUUID } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { fileError } from './file-error.js';

/** Only its owner may read a license file. */
const privateMode = 0o600;

/**
 * Writes a file that must not exist yet (`file-exists`), whole or not at all: its name is taken first, the parts are
 * written beside it under a temporary name and take its place when they are durable.
 */
export async function writeNewFile(file: string, parts: Iterable<Uint8Array>): Promise<void> {
  const temporary = path.join(path.dirname(file), `.wmdrm-${randomUUID()}.tmp`);
  try {
    await (await open(file, 'wx', privateMode)).close();
  } catch (error) {
    throw fileError(error, 'create', file);
  }
  try {
    await writeDurably(temporary, parts);
    await rename(temporary, file);
  } catch (error) {
    // What failed is what the user must hear of, not that tidying up failed too.
    await rm(temporary, { force: true }).catch(() => undefined);
    await rm(file, { force: true }).catch(() => undefined);
    throw fileError(error, 'write', file);
  }
}

async function writeDurably(file: string, parts: Iterable<Uint8Array>): Promise<void> {
  await using staged = await open(file, 'wx', privateMode);
  await staged.writeFile(parts);
  await staged.sync();
}
