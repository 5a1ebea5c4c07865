import { LicenseStoreError, type XmrRightsMask } from '@wmdrm/core';

const largest = 0xffff;

/**
 * Reads `BACKUP:KNOWN`, two numbers of 16 bits, decimal or hexadecimal with `0x`: the bit or bits of an XMR license's
 * rights settings that allow backup, and all bits whose meaning is known. Throws `invalid-argument`.
 */
export function readXmrRights(text: string): XmrRightsMask {
  const [backup, known, ...rest] = text.split(':').map(readNumber);
  if (backup === undefined || known === undefined || rest.length > 0) {
    throw invalid(`--xmr-rights is BACKUP:KNOWN, not ${JSON.stringify(text)}`);
  }
  if (backup < 1 || known > largest || (backup & ~known) !== 0) {
    throw invalid('The bits of BACKUP must be among those of KNOWN, which has 16 bits');
  }
  return { backup, known };
}

function readNumber(text: string): number | undefined {
  return /^(?:0x[0-9a-f]{1,4}|[0-9]{1,5})$/i.test(text) ? Number(text) : undefined;
}

function invalid(message: string): LicenseStoreError {
  return new LicenseStoreError('invalid-argument', `${message}.`, {
    remedy: 'Write two numbers, for example 0x0001:0x0003; the bits come from your issuer.',
  });
}
