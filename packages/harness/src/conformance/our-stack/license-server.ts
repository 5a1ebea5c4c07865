import type { AcquisitionPage, AcquisitionRequest, LicenseAcquisition } from '@wmdrm/com';
import { formatKeyId, parseKeyId } from '@wmdrm/core';
import type { Gate } from './gate.js';
import { fixtureFile, textFixtures } from './text-fixtures.js';

/** A server that issues the permitted fixtures. What it sends has to pass the gate. */
export class LicenseServer implements LicenseAcquisition {
  readonly #gate: Gate;

  constructor(gate: Gate) {
    this.#gate = gate;
  }

  async acquire(request: AcquisitionRequest): Promise<Uint8Array> {
    await this.#gate.pass();
    const url = urlOf(request);
    const fixture = textFixtures.find(({ acquisition }) => acquisition?.url === url);
    if (fixture === undefined) throw new Error('The server issues no such license.');
    return fixtureFile(fixture.name);
  }

  async prepare(request: AcquisitionRequest): Promise<AcquisitionPage> {
    await this.#gate.pass();
    const challenge = JSON.stringify([request.header ?? request.keyId, request.actions]);
    return { url: urlOf(request), challenge };
  }
}

/** The URL the call names, else that of the header; of version 1 content that of its key id. */
function urlOf({ url, header, keyId }: AcquisitionRequest): string {
  const parsed = /<LAINFO>(.+)<\/LAINFO>/.exec(header ?? '')?.[1];
  const found = url ?? parsed ?? urlOfKeyId(keyId);
  if (found === undefined) throw new Error('Nothing names a license server.');
  return found;
}

function urlOfKeyId(keyId: string | null): string | undefined {
  const issued = textFixtures.find((fixture) => {
    const bytes = parseKeyId(fixture.keyId);
    return bytes !== undefined && formatKeyId(bytes) === keyId;
  });
  return issued?.acquisition?.url;
}
