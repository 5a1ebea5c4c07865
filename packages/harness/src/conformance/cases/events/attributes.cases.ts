import { formatGuid, guid } from '@wmdrm/com';
import * as com from '@wmdrm/com/constants';
import { defineCase, type ContractCase } from '../../../contract/contract-case.js';
import { expectBytes, expectEqual } from '../../../contract/expectations.js';
import type { RequirementSource } from '../../../contract/requirement.js';
import type { ConformanceContext } from '../../conformance-context.js';
import type { Face } from '../../machine/face.js';
import { present, type Machine } from '../../machine/machine.js';

const needs = ['media-foundation'] as const;
const [key, other] = [
  '3b0a4a3e-2d41-4e5f-8f4e-0d5f3c1b9a01',
  '3b0a4a3e-2d41-4e5f-8f4e-0d5f3c1b9a02',
] as const;

function page(method: string, section = 'Return value'): RequirementSource {
  return { level: 'documented', page: `sdk-api IMFAttributes::${method}`, section };
}

async function attributesOf(machine: Machine): Promise<Face<'IMFAttributes'>> {
  return present('MFCreateAttributes', await machine.mfplat.call('MFCreateAttributes', 1));
}

/** IMFAttributes, which every event is. */
export const attributeCases: readonly ContractCase<ConformanceContext>[] = [
  defineCase({
    id: 'AT-GET-01',
    title: 'every getter of a key that is not there answers MF_E_ATTRIBUTENOTFOUND',
    needs,
    source: page('GetItem'),
    run: async ({ open }) => {
      const attributes = await attributesOf(await open());
      const codes = {
        GetItem: await attributes.codeOf('GetItem', key),
        GetItemType: await attributes.codeOf('GetItemType', key),
        GetUINT32: await attributes.codeOf('GetUINT32', key),
        GetUINT64: await attributes.codeOf('GetUINT64', key),
        GetDouble: await attributes.codeOf('GetDouble', key),
        GetGUID: await attributes.codeOf('GetGUID', key),
        GetStringLength: await attributes.codeOf('GetStringLength', key),
        GetString: await attributes.codeOf('GetString', key, 100),
        GetAllocatedString: await attributes.codeOf('GetAllocatedString', key),
        GetBlobSize: await attributes.codeOf('GetBlobSize', key),
        GetBlob: await attributes.codeOf('GetBlob', key, 100),
        GetAllocatedBlob: await attributes.codeOf('GetAllocatedBlob', key),
        GetUnknown: await attributes.codeOf('GetUnknown', key, 'IUnknown'),
      };
      for (const [method, code] of Object.entries(codes)) {
        expectEqual(method, code, 'MF_E_ATTRIBUTENOTFOUND');
      }
    },
  }),
  defineCase({
    id: 'AT-GET-02',
    title: 'every getter of another type than the value has answers MF_E_INVALIDTYPE',
    needs,
    source: page('GetUINT32'),
    run: async ({ open }) => {
      const attributes = await attributesOf(await open());
      await attributes.call('SetDouble', key, 1);
      expectEqual('GetUINT32', await attributes.codeOf('GetUINT32', key), 'MF_E_INVALIDTYPE');
      expectEqual('GetUINT64', await attributes.codeOf('GetUINT64', key), 'MF_E_INVALIDTYPE');
      expectEqual('GetGUID', await attributes.codeOf('GetGUID', key), 'MF_E_INVALIDTYPE');
      expectEqual('GetString', await attributes.codeOf('GetString', key, 9), 'MF_E_INVALIDTYPE');
      expectEqual('GetBlob', await attributes.codeOf('GetBlob', key, 9), 'MF_E_INVALIDTYPE');
      await attributes.call('SetUINT32', key, 1);
      expectEqual('GetDouble', await attributes.codeOf('GetDouble', key), 'MF_E_INVALIDTYPE');
      expectEqual('GetUINT64', await attributes.codeOf('GetUINT64', key), 'MF_E_INVALIDTYPE');
    },
  }),
  defineCase({
    id: 'AT-SET-01',
    title: 'a value of each type comes back as it was set',
    needs,
    source: page('SetItem', 'Remarks'),
    run: async ({ open, random }) => {
      const machine = await open();
      const attributes = await attributesOf(machine);
      const [bytes, object] = [random.bytes(50), machine.callback()];
      await attributes.call('SetUINT32', key, 0xffff_fffe);
      expectEqual('UINT32', (await attributes.call('GetUINT32', key)).value, 0xffff_fffe);
      await attributes.call('SetUINT64', key, 2n ** 64n - 2n);
      expectEqual('UINT64', (await attributes.call('GetUINT64', key)).value, 2n ** 64n - 2n);
      await attributes.call('SetDouble', key, -0.25);
      expectEqual('double', (await attributes.call('GetDouble', key)).value, -0.25);
      await attributes.call('SetGUID', key, other);
      const id = present('GetGUID', await attributes.call('GetGUID', key));
      expectEqual('GUID', formatGuid(guid(id)), formatGuid(guid(other)));
      await attributes.call('SetString', key, 'ä𝄞');
      expectEqual('string', (await attributes.call('GetAllocatedString', key)).value, 'ä𝄞');
      expectEqual('its length', (await attributes.call('GetStringLength', key)).value, 3);
      await attributes.call('SetBlob', key, bytes);
      expectBytes('bytes', (await attributes.call('GetAllocatedBlob', key)).value, bytes);
      expectEqual('their number', (await attributes.call('GetBlobSize', key)).value, 50);
      await attributes.call('SetUnknown', key, object);
      const got = present('GetUnknown', await attributes.call('GetUnknown', key, 'IUnknown'));
      expectEqual('object', String(got.reference), String(object.reference));
      expectEqual('attributes', (await attributes.call('GetCount')).value, 1);
    },
  }),
  defineCase({
    id: 'AT-SET-02',
    title:
      'a buffer too small for a string or a byte array is refused with ERROR_INSUFFICIENT_BUFFER',
    needs,
    source: page('GetString'),
    run: async ({ open }) => {
      const attributes = await attributesOf(await open());
      await attributes.call('SetString', key, 'abc');
      const { hr } = await attributes.call('GetString', key, 3);
      expectEqual('without room for the zero', hr, com.STRSAFE_E_INSUFFICIENT_BUFFER);
      expectEqual('with it', (await attributes.call('GetString', key, 4)).value, 'abc');
      await attributes.call('SetBlob', key, new Uint8Array(3));
      const blob = await attributes.call('GetBlob', key, 2);
      expectEqual('two of three bytes', blob.hr, com.STRSAFE_E_INSUFFICIENT_BUFFER);
      expectEqual('three', await attributes.codeOf('GetBlob', key, 3), 'S_OK');
    },
  }),
  defineCase({
    id: 'AT-DELETE-01',
    title: 'a deleted attribute is gone, and deleting one that is not there succeeds',
    needs,
    source: page('DeleteItem', 'Remarks'),
    run: async ({ open }) => {
      const attributes = await attributesOf(await open());
      await attributes.call('SetUINT32', key, 1);
      await attributes.call('SetUINT32', other, 2);
      expectEqual('DeleteItem', await attributes.codeOf('DeleteItem', key), 'S_OK');
      expectEqual('GetItem', await attributes.codeOf('GetItem', key), 'MF_E_ATTRIBUTENOTFOUND');
      expectEqual('again', await attributes.codeOf('DeleteItem', key), 'S_OK');
      await attributes.call('DeleteAllItems');
      expectEqual('GetCount', (await attributes.call('GetCount')).value, 0);
    },
  }),
  defineCase({
    id: 'AT-INDEX-01',
    title:
      'every attribute is reached by its index, and an index beyond them is refused with E_INVALIDARG',
    needs,
    source: page('GetItemByIndex'),
    run: async ({ open }) => {
      const attributes = await attributesOf(await open());
      await attributes.call('SetUINT32', key, 1);
      await attributes.call('SetUINT32', other, 2);
      const values: unknown[] = [];
      for (const index of [0, 1]) {
        const item = present('GetItemByIndex', await attributes.call('GetItemByIndex', index));
        values.push(item.value.value);
      }
      expectEqual('values', values.sort(), [1, 2]);
      expectEqual('index 2', await attributes.codeOf('GetItemByIndex', 2), 'E_INVALIDARG');
    },
  }),
  defineCase({
    id: 'AT-COMPARE-01',
    title: 'two sets are compared as the match type says',
    needs,
    source: { level: 'documented', page: 'sdk-api IMFAttributes::Compare', section: 'Parameters' },
    run: async ({ open }) => {
      const machine = await open();
      const [ours, theirs] = [await attributesOf(machine), await attributesOf(machine)];
      await ours.call('SetUINT32', key, 1);
      await theirs.call('SetUINT32', key, 1);
      await theirs.call('SetUINT32', other, 2);
      const results: unknown[] = [];
      for (let match = 0; match <= 4; match += 1) {
        results.push((await ours.call('Compare', theirs, match)).value);
      }
      // OUR_ITEMS, THEIR_ITEMS, ALL_ITEMS, INTERSECTION, SMALLER.
      expectEqual('results', results, [true, false, false, true, true]);
    },
  }),
  defineCase({
    id: 'AT-COMPARE-02',
    title: 'an attribute is compared by type and value',
    needs,
    source: page('CompareItem', 'Remarks'),
    run: async ({ open }) => {
      const attributes = await attributesOf(await open());
      await attributes.call('SetUINT32', key, 1);
      const same = async (vt: number, value: number | bigint): Promise<unknown> =>
        (await attributes.call('CompareItem', key, { vt, value })).value;
      expectEqual('equal', await same(com.VT_UI4, 1), true);
      expectEqual('another value', await same(com.VT_UI4, 2), false);
      expectEqual('another type', await same(com.VT_UI8, 1n), false);
    },
  }),
  defineCase({
    id: 'AT-COPY-01',
    title: 'copying all attributes replaces those of the destination',
    needs,
    source: page('CopyAllItems', 'Remarks'),
    run: async ({ open }) => {
      const machine = await open();
      const [from, to] = [await attributesOf(machine), await attributesOf(machine)];
      await from.call('SetUINT32', key, 1);
      await to.call('SetUINT32', other, 2);
      expectEqual('CopyAllItems', await from.codeOf('CopyAllItems', to), 'S_OK');
      expectEqual('the copied one', (await to.call('GetUINT32', key)).value, 1);
      expectEqual('the old one', await to.codeOf('GetItem', other), 'MF_E_ATTRIBUTENOTFOUND');
      expectEqual('the source', (await from.call('GetCount')).value, 1);
    },
  }),
  defineCase({
    id: 'AT-TYPE-01',
    title: 'a value of a type attributes do not have is refused with MF_E_INVALIDTYPE',
    needs,
    source: page('SetItem'),
    run: async ({ open }) => {
      const attributes = await attributesOf(await open());
      for (const value of [
        { vt: com.VT_I4, value: 1 },
        { vt: com.VT_BOOL, value: true },
        { vt: com.VT_BSTR, value: 'a' },
      ]) {
        const code = await attributes.codeOf('SetItem', key, value);
        expectEqual(`vt ${value.vt}`, code, 'MF_E_INVALIDTYPE');
      }
    },
  }),
];
