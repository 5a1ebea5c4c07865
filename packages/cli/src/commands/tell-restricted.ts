import type { LicenseStore } from '@wmdrm/core';
import type { CommandContext } from '../command-context.js';
import { restrictedText, restrictionOf, toRestricted } from './policy-answer.js';

/** Names every license of the store that goes into no backup. */
export async function tellRestricted(
  { out, settings, signal }: CommandContext,
  store: LicenseStore,
): Promise<void> {
  for await (const lot of store.list({ signal })) {
    const licenses = lot.flatMap((license) => {
      const reason = restrictionOf(settings.policy, license);
      return reason === undefined ? [] : [toRestricted(license, reason)];
    });
    if (licenses.length > 0) {
      await out.data({ type: 'restricted', licenses }, restrictedText(licenses));
    }
  }
}
