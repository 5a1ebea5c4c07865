import { toHex } from '@wmdrm/core';
import { defineCase, type ContractCase } from '../contract/contract-case.js';
import { expectBytes, expectEqual, expectThat } from '../contract/expectations.js';
import { idHashOf, syntheticRecord } from '../licenses/synthetic-license.js';
import { asSet, change, mark, put } from './store-work.js';
import type { StoreEngineContext } from './subject.js';

const keyId = (digit: string): string => `0000000${digit}-0000-0000-0000-000000000000`;
/** Little-endian GUID order: the digit of {@link keyId} is in the first byte. */
const keyIdBytes = (digit: number): Uint8Array =>
  Uint8Array.of(digit, ...new Array<number>(15).fill(0));

export const findCases: readonly ContractCase<StoreEngineContext>[] = [
  defineCase({
    id: 'SE-FIND-01',
    title: 'a license the store never had is not found',
    run: async ({ create }) => {
      const engine = await create();
      await put(engine, [syntheticRecord({ id: 'a', keyIds: [keyId('1')] })]);
      expectEqual('by id', await engine.get(idHashOf('b')), undefined);
      expectEqual('by prefix', (await engine.findByHashPrefix(toHex(idHashOf('b')), 5)).length, 0);
      expectEqual('by key id', (await engine.findByKeyId(keyIdBytes(2))).length, 0);
    },
  }),
  defineCase({
    id: 'SE-FIND-02',
    title: 'live licenses are found by any number of leading digits of their hash, up to a limit',
    run: async ({ create }) => {
      const engine = await create();
      const records = Array.from({ length: 120 }, (_, index) =>
        syntheticRecord({ id: `l${index}` }),
      );
      await put(engine, records);
      const hashes = records.map((_, index) => toHex(idHashOf(`l${index}`)));
      const one = hashes[0] ?? '';
      for (const length of [0, 1, 2, 3, 7, 31, 32]) {
        const prefix = one.slice(0, length);
        const found = await engine.findByHashPrefix(prefix, 1000);
        const expected = records.filter((_, index) => hashes[index]?.startsWith(prefix));
        expectEqual(
          `with ${length} digits`,
          asSet(found.map(({ record }) => record)),
          asSet(expected),
        );
        expectThat(
          'what is found is live',
          found.every(({ state }) => state === 'live'),
        );
      }
      expectEqual('with a limit', (await engine.findByHashPrefix('', 7)).length, 7);
    },
  }),
  defineCase({
    id: 'SE-FIND-03',
    title: 'licenses that are not live are found neither by hash nor by key id',
    run: async ({ create }) => {
      const engine = await create();
      const ids = ['a', 'b', 'c'];
      await put(
        engine,
        ids.map((id) => syntheticRecord({ id, keyIds: [keyId('1')] })),
      );
      await mark(engine, [idHashOf('a')], 'deleted');
      await mark(engine, [idHashOf('b')], 'revoked');
      expectEqual('by key id', (await engine.findByKeyId(keyIdBytes(1))).length, 1);
      expectEqual('by hash', (await engine.findByHashPrefix('', 10)).length, 1);
      await change(engine, (transaction) => transaction.purge());
      expectEqual('by key id after a purge', (await engine.findByKeyId(keyIdBytes(1))).length, 1);
    },
  }),
  defineCase({
    id: 'SE-FIND-04',
    title: 'licenses are found by every key id they name, and by no other',
    run: async ({ create }) => {
      const engine = await create();
      const [both, first, none] = [
        syntheticRecord({ id: 'a', keyIds: [keyId('1'), keyId('2')] }),
        syntheticRecord({ id: 'b', keyIds: [keyId('1')] }),
        syntheticRecord({ id: 'c' }),
      ];
      await put(engine, [both, first, none]);
      const by = async (digit: number): Promise<readonly string[]> =>
        asSet((await engine.findByKeyId(keyIdBytes(digit))).map(({ record }) => record));
      expectEqual('the first key id', await by(1), asSet([both, first]));
      expectEqual('the second key id', await by(2), asSet([both]));
      const replaced = syntheticRecord({ id: 'a', seed: 2, keyIds: [keyId('3')] });
      await put(engine, [replaced]);
      expectEqual('the first key id after a change', await by(1), asSet([first]));
      expectEqual('the second key id after a change', await by(2), []);
      expectEqual('the new key id', await by(3), asSet([replaced]));
    },
  }),
  defineCase({
    id: 'SE-FIND-05',
    title: 'what is found has the state and sequence it has when asked for by id',
    run: async ({ create }) => {
      const engine = await create();
      await put(engine, [
        syntheticRecord({ id: 'x' }),
        syntheticRecord({ id: 'a', keyIds: [keyId('1')] }),
      ]);
      const byId = await engine.get(idHashOf('a'));
      const [byHash] = await engine.findByHashPrefix(toHex(idHashOf('a')), 1);
      const [byKeyId] = await engine.findByKeyId(keyIdBytes(1));
      for (const found of [byHash, byKeyId]) {
        expectEqual('state', found?.state, byId?.state);
        expectEqual('sequence', found?.sequence, byId?.sequence);
        expectBytes('record', found?.record, byId?.record ?? new Uint8Array());
      }
    },
  }),
];
