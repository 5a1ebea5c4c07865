import { throwIfCancelled } from '@wmdrm/core';
import {
  WMDRM_ACQUIRE_LICENSE_LEGACY_NONSILENT,
  WMDRM_ACQUIRE_LICENSE_NONSILENT,
  WMDRM_ACQUIRE_LICENSE_SILENT,
} from '../../constants/wmdrmsdk-flags.js';
import { VT_UNKNOWN } from '../../constants/wtypes-vartype.js';
import { S_OK } from '../../hresult/com-codes.js';
import { readActionList } from './action-list.js';
import { nonEmpty, oneOf, valid } from '../operations/argument.js';
import type { AsyncOperation } from '../operations/async-operation.js';
import { readKeyId } from '../licenses/key-id-text.js';
import type { Machine } from '../machine/machine.js';
import { NonSilentAcquisition } from './non-silent-acquisition.js';
import type { AcquisitionRequest, LicenseAcquisition } from '../ports/license-acquisition.js';
import type { MessageParser } from '../ports/message-parser.js';
import { storeLicenseFile } from './store-license.js';
import type { OperationOutcome } from '../operations/wmdrm-event-generator.js';

/** The arguments of AcquireLicense. */
export interface AcquireArguments {
  readonly url: string | null;
  readonly header: string;
  readonly actions: string;
  readonly flags: number;
}

/** An AcquireLicense that has been understood. */
export interface AcquireCall {
  readonly request: AcquisitionRequest;
  readonly isSilent: boolean;
}

const kinds: readonly number[] = [
  WMDRM_ACQUIRE_LICENSE_SILENT,
  WMDRM_ACQUIRE_LICENSE_NONSILENT,
  WMDRM_ACQUIRE_LICENSE_LEGACY_NONSILENT,
];

/** Understands the arguments. Throws `E_INVALIDARG`; `NS_E_DRM_NOT_CONFIGURED` for actions that nobody can parse. */
export function readAcquireCall(
  { url, header, actions, flags }: AcquireArguments,
  parse: MessageParser | undefined,
): AcquireCall {
  const from = url === null || url === undefined ? null : nonEmpty(url);
  const text = nonEmpty(header);
  const isLegacy = oneOf(flags, kinds) === WMDRM_ACQUIRE_LICENSE_LEGACY_NONSILENT;
  const request = {
    url: from,
    header: isLegacy ? null : text,
    keyId: isLegacy ? valid(readKeyId(text)) : null,
    actions: readActionList(actions, parse),
  };
  return { request, isSilent: flags === WMDRM_ACQUIRE_LICENSE_SILENT };
}

/** The work of AcquireLicense. */
export async function runAcquire(
  machine: Machine,
  acquisition: LicenseAcquisition,
  { request, isSilent }: AcquireCall,
  operation: AsyncOperation,
): Promise<OperationOutcome> {
  const { signal } = operation;
  operation.advance({ phase: 'working' });
  if (!isSilent) {
    const page = await acquisition.prepare(request, { signal });
    throwIfCancelled(signal);
    return { status: S_OK, value: { vt: VT_UNKNOWN, punkVal: new NonSilentAcquisition(page) } };
  }
  const file = await acquisition.acquire(request, { signal });
  throwIfCancelled(signal);
  await storeLicenseFile(machine, file, signal);
  return { status: S_OK };
}
