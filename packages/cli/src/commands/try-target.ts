import { isLicenseStoreError, type BackupTarget, type ErrorCode, type Random } from '@wmdrm/core';

/** What a target did when it was tried. */
export interface TargetTrial {
  /** Of two who create the same file, one fails. */
  readonly exclusiveCreate: boolean;
  /** A written file gets its name, and takes none that is taken. */
  readonly rename: boolean;
  /** It takes the place of another where that is asked for, and then has its own bytes. */
  readonly replace: boolean;
}

/**
 * Tries what a backup relies on with files named `probe-….tmp`, and removes them. Failures that say nothing about the
 * target itself (no space, a lost connection) are thrown.
 */
export async function tryTarget(target: BackupTarget, random: Random): Promise<TargetTrial> {
  const digits = Buffer.from(random.bytes(16)).toString('hex');
  const first = `probe-${digits.slice(0, 16)}.tmp`;
  const second = `probe-${digits.slice(16)}.tmp`;
  try {
    const old = await stage(target, first, 'old');
    const exclusiveCreate =
      (await refusalOf(() => target.createExclusive(first))) === 'file-exists';
    const named = (await refusalOf(() => old.publish(second))) === undefined;
    await old.discard();
    if (!named) return { exclusiveCreate, rename: false, replace: false };
    const late = await stage(target, first, 'late');
    const kept = (await refusalOf(() => late.publish(second))) === 'file-exists';
    await late.discard();
    const next = await stage(target, first, 'new');
    const replaced = (await refusalOf(() => next.publish(second, { replace: true }))) === undefined;
    await next.discard();
    const replace = replaced && (await contentOf(target, second)) === 'new';
    return { exclusiveCreate, rename: kept, replace };
  } finally {
    for (const name of [first, second]) await target.remove(name).catch(() => undefined);
  }
}

/** A flushed file that has yet to be published. */
async function stage(
  target: BackupTarget,
  name: string,
  content: string,
): ReturnType<BackupTarget['createExclusive']> {
  const file = await target.createExclusive(name);
  await file.write(0, [Buffer.from(content)]);
  await file.flush();
  return file;
}

const answers = new Set<ErrorCode>(['file-exists', 'access-denied', 'target-in-use', 'target-io']);

/** The code a target refuses something with; `undefined` if it does it. */
async function refusalOf(attempt: () => Promise<unknown>): Promise<ErrorCode | undefined> {
  try {
    await attempt();
    return undefined;
  } catch (error) {
    if (isLicenseStoreError(error) && answers.has(error.code)) return error.code;
    throw error;
  }
}

async function contentOf(target: BackupTarget, name: string): Promise<string> {
  const file = await target.open(name);
  try {
    return Buffer.from(await file.read(0, file.size)).toString();
  } finally {
    await file.close();
  }
}
