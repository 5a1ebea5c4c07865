import { describe, expect, test } from 'vitest';
import { defineIid, type Iid } from '../guid/iid.js';
import { E_NOINTERFACE, S_OK } from '../hresult/com-codes.js';
import type { HRESULT } from '../hresult/hresult.js';
import { ComObject, createComObject, implementInterfaces } from './com-object.js';
import { IID_IUnknown, type IUnknown } from './iunknown.js';

interface IFirst extends IUnknown {
  First(): HRESULT;
}
interface ISecond extends IFirst {
  Second(): HRESULT;
}
interface IOther extends IUnknown {
  Other(): HRESULT;
}
const IID_IFirst: Iid<IFirst> = defineIid<IFirst, IUnknown>(
  'IFirst',
  '00000000-0000-0000-0000-000000000001',
  IID_IUnknown,
);
const IID_ISecond: Iid<ISecond> = defineIid<ISecond, IFirst>(
  'ISecond',
  '00000000-0000-0000-0000-000000000002',
  IID_IFirst,
);
const IID_IOther: Iid<IOther> = defineIid<IOther, IUnknown>(
  'IOther',
  '00000000-0000-0000-0000-000000000003',
  IID_IUnknown,
);

class First extends ComObject implements IFirst {
  static {
    implementInterfaces(First, IID_IFirst);
  }
  First(): HRESULT {
    return S_OK;
  }
}
class FirstAndOther extends First implements IOther {
  static {
    implementInterfaces(FirstAndOther, IID_IOther);
  }
  Other(): HRESULT {
    return S_OK;
  }
}
class Undeclared extends ComObject {}

const plain = (): ISecond =>
  createComObject([IID_ISecond], { First: () => S_OK, Second: () => S_OK });

describe('the set of a class', () => {
  test('has what was declared', () => {
    const object = new First();
    expect(object.QueryInterface(IID_IFirst)).toEqual({ ok: true, hr: S_OK, value: object });
  });

  test('has IUnknown without being told', () => {
    const object = new First();
    expect(object.QueryInterface(IID_IUnknown).value).toBe(object);
  });

  test('has what its base class has, and its own', () => {
    const object = new FirstAndOther();
    expect([object.QueryInterface(IID_IFirst).ok, object.QueryInterface(IID_IOther).ok]).toEqual([
      true,
      true,
    ]);
  });

  test('does not grow by what a derived class declares', () => {
    expect(new First().QueryInterface(IID_IOther).hr).toBe(E_NOINTERFACE);
  });

  test('without a declaration it is IUnknown alone', () => {
    const object = new Undeclared();
    expect([IID_IUnknown, IID_IFirst].map((iid) => object.QueryInterface(iid).ok)).toEqual([
      true,
      false,
    ]);
  });

  test('cannot be declared again', () => {
    expect(() => implementInterfaces(FirstAndOther, IID_IOther)).toThrow(
      'The interface set of a class is static.',
    );
  });
});

describe('an object of plain methods', () => {
  test('has what was declared, with all bases', () => {
    const iids = [IID_ISecond, IID_IFirst, IID_IUnknown, IID_IOther];
    expect(iids.map((iid) => plain().QueryInterface(iid).ok)).toEqual([true, true, true, false]);
  });

  test('is the same object for each of its interfaces', () => {
    const object = plain();
    expect(object.QueryInterface(IID_IFirst).value).toBe(object);
  });

  test('can be called', () => {
    expect(plain().Second()).toBe(S_OK);
  });

  test('does not change what other such objects answer', () => {
    plain();
    expect(createComObject([IID_IOther], { Other: () => S_OK }).QueryInterface(IID_IFirst).ok).toBe(
      false,
    );
  });
});

test('an interface that is not there: the code, and no value at all', () => {
  expect(Object.entries(new First().QueryInterface(IID_IOther))).toEqual([
    ['ok', false],
    ['hr', E_NOINTERFACE],
  ]);
});

test.each([
  ['nothing', undefined],
  ['null', null],
  ['a text', 'IFirst'],
  ['an object without an id', {}],
])('%s is no interface', (_what, riid) => {
  const query = (object: IUnknown): unknown =>
    Reflect.apply(object.QueryInterface.bind(object), undefined, [riid]);
  expect(query(new First())).toEqual({ ok: false, hr: E_NOINTERFACE });
});

test('ids are told apart by their GUID, so another copy of this package may have made them', () => {
  const copy = defineIid<IFirst, IUnknown>('IFirst', IID_IFirst.guid, IID_IUnknown);
  expect(new First().QueryInterface(copy).ok).toBe(true);
});
