import * as com from '@wmdrm/com';
import { describe, expect, it } from 'vitest';
import { interfaceNames, interfaceTable, withBases } from './interface-table.js';

const known = new Map(
  Object.entries(com)
    .filter(([name]) => name.startsWith('IID_'))
    .map(([name, iid]) => [name.slice('IID_'.length), iid as com.Iid<com.IUnknown>]),
);

describe.each(interfaceNames)('%s', (name) => {
  const entry = interfaceTable[name];

  it('has the id and the base of the header', () => {
    const iid = known.get(name);
    expect({ guid: com.guid(entry.iid ?? ''), base: entry.base }).toEqual({
      guid: iid?.guid,
      base: iid?.base?.name ?? null,
    });
  });

  it('names only codes that have a number', () => {
    const names = new Set(com.codeTable.map((code) => code.name));
    const used = withBases(name).flatMap(({ always, methods }) => [
      ...always,
      ...Object.values(methods).flatMap(({ codes }) => codes),
    ]);
    expect(used.filter((code) => !names.has(code))).toEqual([]);
  });
});
