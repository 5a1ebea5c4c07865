import { defineCase, type ContractCase } from '../../../contract/contract-case.js';
import { expectEqual, expectThat } from '../../../contract/expectations.js';
import { namesOf, type ConformanceContext } from '../../conformance-context.js';
import { someFixture } from '../some-fixture.js';

const source = { level: 'design', decision: 'LicenseRevocation' } as const;

/** A deletion message as wmformat/license-deletion shows one, by an issuer nobody knows. */
function deletionMessage(keyId: string): string {
  const key = '<PublicKey><Modulus>bm9ib2R5</Modulus><Exponent>AQAB</Exponent></PublicKey>';
  const license = `<DATA><KID>${keyId}</KID><META><LGPUBKEY>${key}</LGPUBKEY></META></DATA>`;
  return `<response type="LRB"><DATA><LICENSEDATA>${license}</LICENSEDATA></DATA></response>`;
}

/** What can be seen of revocation without the keys of an issuer or a service. */
export const revocationCases: readonly ContractCase<ConformanceContext>[] = [
  defineCase({
    id: 'LM-REVOKE-01',
    title: 'a revocation response nobody has signed is refused, and revokes nothing',
    source,
    run: async ({ open, fixtures }) => {
      const licenses = namesOf(fixtures(() => true).slice(0, 3));
      const machine = await open({ licenses });
      const management = await machine.management();
      for (const bytes of [new Uint8Array(), new TextEncoder().encode('<LRB/>')]) {
        const processed = await management.call('ProcessLicenseRevocationResponse', bytes);
        expectThat('ProcessLicenseRevocationResponse fails', !processed.ok);
      }
      expectEqual('licenses in the local store', await machine.controls.held(), licenses);
    },
  }),
  defineCase({
    id: 'LM-REVOKE-02',
    title: 'a deletion message by another than the issuer is refused, and deletes nothing',
    source,
    run: async (context) => {
      for (const kind of ['permitted', 'restricted'] as const) {
        const { name, keyId } = someFixture(context, (each) => each.kind === kind);
        const machine = await context.open({ licenses: [name] });
        const management = await machine.management();
        const message = deletionMessage(keyId);
        const processed = await management.call('ProcessLicenseDeletionMessage', message);
        expectThat('ProcessLicenseDeletionMessage fails', !processed.ok);
        expectEqual('licenses in the local store', await machine.controls.held(), [name]);
      }
    },
  }),
  defineCase({
    id: 'LM-REVOKE-03',
    title: 'a text that is no deletion message is refused',
    source,
    run: async ({ open }) => {
      const management = await (await open()).management();
      for (const text of ['', 'forget everything', '<response type="other"/>']) {
        const processed = await management.call('ProcessLicenseDeletionMessage', text);
        expectThat(`${JSON.stringify(text)} fails`, !processed.ok);
      }
    },
  }),
];
