import { defineCase, type ContractCase } from '../../../contract/contract-case.js';
import { expectEqual } from '../../../contract/expectations.js';
import { namesOf, type ConformanceContext } from '../../conformance-context.js';
import type { LicenseFixture } from '../../subject/license-fixture.js';
import { isPermitted, somePair } from '../some-fixture.js';
import { knownStore } from './license-list.js';

const source = { level: 'design', decision: 'U48' } as const;
const needs = ['licenses'];

/** Whichever comes into the store first: the enumeration has them in this order. */
async function expectOrder(
  { open, fixtures }: ConformanceContext,
  comesFirst: (one: LicenseFixture, other: LicenseFixture) => boolean,
): Promise<void> {
  const [one, other] = somePair(fixtures(isPermitted, 2), comesFirst);
  for (const names of [
    [one.name, other.name],
    [other.name, one.name],
  ]) {
    const { found } = await knownStore(await open(), names);
    expectEqual(`order, put in as ${names.join(', ')}`, await found(), [one.name, other.name]);
  }
}

/** In which order an enumeration has its licenses. */
export const orderCases: readonly ContractCase<ConformanceContext>[] = [
  defineCase({
    id: 'LM-ORDER-01',
    title: 'a license of higher priority comes before one of lower priority, whatever its date',
    source,
    needs,
    run: (context) =>
      expectOrder(
        context,
        (one, other) =>
          (one.priority ?? 0) > (other.priority ?? 0) &&
          other.priority !== undefined &&
          (one.issued ?? 0) < (other.issued ?? 0),
      ),
  }),
  defineCase({
    id: 'LM-ORDER-02',
    title: 'of the same priority, a license that was issued later comes first',
    source,
    needs,
    run: (context) =>
      expectOrder(
        context,
        (one, other) =>
          one.priority === other.priority &&
          other.issued !== undefined &&
          (one.issued ?? 0) > other.issued,
      ),
  }),
  defineCase({
    id: 'LM-ORDER-03',
    title: 'licenses that are the same in both come in one order, however they came into the store',
    source,
    needs,
    run: async ({ open, fixtures }) => {
      const plain = namesOf(
        fixtures(
          (each) => isPermitted(each) && each.priority === undefined && each.issued === undefined,
          3,
        ).slice(0, 3),
      );
      const forth = await knownStore(await open(), plain);
      const back = await knownStore(await open(), [...plain].reverse());
      expectEqual('order', await back.found(), await forth.found());
    },
  }),
];
