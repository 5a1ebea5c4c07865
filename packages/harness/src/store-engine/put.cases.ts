import { concatBytes, decideMerge, noMerges, takesIncoming, type MergeRule } from '@wmdrm/core';
import { defineCase, type ContractCase } from '../contract/contract-case.js';
import { expectBytes, expectEqual, expectFailure, expectThat } from '../contract/expectations.js';
import { idHashOf, syntheticRecord } from '../licenses/synthetic-license.js';
import {
  change,
  hashIn,
  incomingWins,
  inSnapshot,
  mark,
  put,
  storedRecords,
} from './store-work.js';
import type { StoreEngineContext } from './subject.js';

/** How one record meets another of the same id. */
interface Meeting {
  readonly id: string;
  readonly title: string;
  readonly before?: 'deleted' | 'revoked';
  /** Issue dates; absent: none. */
  readonly localIssued?: number;
  readonly incomingIssued?: number;
  readonly samePayload?: boolean;
  readonly sameRecord?: boolean;
  readonly rule?: Partial<MergeRule>;
  /** The snapshot the incoming record was read from: before or after the local record's last change. */
  readonly lineage?: 'before' | 'after';
}

const meetings: readonly Meeting[] = [
  {
    id: 'SE-MERGE-01',
    title: 'the same record changes nothing',
    samePayload: true,
    sameRecord: true,
  },
  {
    id: 'SE-MERGE-02',
    title: 'the same payload with another header changes nothing',
    samePayload: true,
  },
  {
    id: 'SE-MERGE-03',
    title: 'the same payload with another header is taken when it is to be described again',
    samePayload: true,
    rule: { redescribe: true },
  },
  {
    id: 'SE-MERGE-04',
    title: 'the same record is not taken though it is to be described again',
    samePayload: true,
    sameRecord: true,
    rule: { redescribe: true },
  },
  {
    id: 'SE-MERGE-05',
    title: 'a newer issue date wins',
    localIssued: 1,
    incomingIssued: 2,
    rule: { tie: 'local' },
  },
  { id: 'SE-MERGE-06', title: 'an older issue date loses', localIssued: 2, incomingIssued: 1 },
  {
    id: 'SE-MERGE-07',
    title: 'a newer issue date wins over a local change after the snapshot',
    localIssued: 1,
    incomingIssued: 2,
    lineage: 'before',
    rule: { tie: 'local' },
  },
  {
    id: 'SE-MERGE-08',
    title: 'the local record stays if it changed after the snapshot',
    localIssued: 1,
    incomingIssued: 1,
    lineage: 'before',
  },
  {
    id: 'SE-MERGE-09',
    title: 'the incoming record wins if the local one is older than the snapshot',
    lineage: 'after',
    rule: { tie: 'local' },
  },
  { id: 'SE-MERGE-10', title: 'the incoming record wins a tie if the rule says so' },
  {
    id: 'SE-MERGE-11',
    title: 'the local record wins a tie if the rule says so',
    rule: { tie: 'local' },
  },
  {
    id: 'SE-MERGE-12',
    title: 'an issue date on one side alone decides nothing',
    incomingIssued: 5,
    rule: { tie: 'local' },
  },
  {
    id: 'SE-MERGE-13',
    title: 'a deleted license stays deleted',
    before: 'deleted',
    localIssued: 1,
    incomingIssued: 2,
  },
  {
    id: 'SE-MERGE-14',
    title: 'a deleted license comes back when it is to be revived, though the record is the same',
    before: 'deleted',
    samePayload: true,
    sameRecord: true,
    rule: { revive: true },
  },
  {
    id: 'SE-MERGE-15',
    title: 'a revoked license never comes back',
    before: 'revoked',
    localIssued: 1,
    incomingIssued: 2,
    rule: { revive: true, redescribe: true },
  },
];

const mergeCases = meetings.map((meeting) =>
  defineCase<StoreEngineContext>({
    id: meeting.id,
    title: meeting.title,
    run: async ({ create }) => {
      const engine = await create();
      const other = syntheticRecord({ id: 'other' });
      await put(engine, [other]);
      const earlier = await inSnapshot(engine, ({ sequence }) => sequence);
      const local = syntheticRecord({
        id: 'a',
        ...(meeting.localIssued !== undefined && { issued: meeting.localIssued }),
      });
      await put(engine, [local]);
      if (meeting.before) await mark(engine, [idHashOf('a')], meeting.before);
      const before = await engine.get(idHashOf('a'));
      expectThat('the local license is there', before !== undefined);
      expectEqual('its state', before.state, meeting.before ?? 'live');
      const rule: MergeRule = {
        ...incomingWins,
        ...meeting.rule,
        ...(meeting.lineage && {
          lineageSequence: meeting.lineage === 'before' ? earlier : before.sequence,
        }),
      };
      const incoming = meeting.sameRecord
        ? local
        : syntheticRecord({
            id: 'a',
            seed: meeting.samePayload ? 1 : 2,
            ...(meeting.samePayload && { label: 'described again' }),
            ...(meeting.incomingIssued !== undefined && { issued: meeting.incomingIssued }),
          });
      const outcome = decideMerge(
        {
          state: before.state,
          sequence: before.sequence,
          ...(meeting.localIssued !== undefined && { issued: meeting.localIssued }),
          samePayload: meeting.samePayload ?? false,
          sameRecord: meeting.sameRecord ?? false,
        },
        meeting.incomingIssued,
        rule,
      );

      expectEqual(
        'counts',
        { ...(await put(engine, [incoming], rule)) },
        { ...noMerges, [outcome]: 1 },
      );

      const after = await engine.get(idHashOf('a'));
      expectThat('the license is still there', after !== undefined);
      if (takesIncoming(outcome)) {
        expectBytes('the stored record', after.record, incoming);
        expectEqual('state', after.state, 'live');
        expectThat('its sequence grew', after.sequence > before.sequence);
      } else {
        expectBytes('the stored record', after.record, local);
        expectEqual('state', after.state, before.state);
        expectEqual('sequence', after.sequence, before.sequence);
      }
      expectBytes('a record nobody touched', (await engine.get(idHashOf('other')))?.record, other);
    },
  }),
);

export const putCases: readonly ContractCase<StoreEngineContext>[] = [
  defineCase({
    id: 'SE-PUT-01',
    title: 'a record comes back byte for byte, live, with a sequence of at least 1',
    run: async ({ create }) => {
      const engine = await create();
      const record = syntheticRecord({
        id: 'urn:synthetic:\u00fc\u{1f511} '.padEnd(1024, 'x'),
        payload: Uint8Array.from({ length: 70_000 }, (_, at) => at & 255),
        label: "a 'label' with \0 and \ufeff",
        issued: -1,
        keyIds: ['00112233-4455-6677-8899-aabbccddeeff'],
      });
      expectEqual('counts', { ...(await put(engine, [record])) }, { ...noMerges, added: 1 });
      const id = hashIn(record);
      const stored = await engine.get(id);
      expectBytes('the record', stored?.record, record);
      expectEqual('state', stored?.state, 'live');
      expectThat('the sequence is at least 1', (stored?.sequence ?? 0) >= 1);
    },
  }),
  defineCase({
    id: 'SE-PUT-02',
    title: 'several records in one call are merged one after another, also of the same license',
    run: async ({ create }) => {
      const engine = await create();
      const [a1, a2, b] = [
        syntheticRecord({ id: 'a', issued: 1 }),
        syntheticRecord({ id: 'a', issued: 2, seed: 2 }),
        syntheticRecord({ id: 'b' }),
      ];
      const counts = await put(engine, [a1, b, a2, a1, b]);
      expectEqual(
        'counts',
        { ...counts },
        { ...noMerges, added: 2, updated: 1, unchanged: 1, kept: 1 },
      );
      expectBytes('the newer record', (await engine.get(idHashOf('a')))?.record, a2);
    },
  }),
  defineCase({
    id: 'SE-PUT-03',
    title: 'no records are merged without complaint',
    run: async ({ create }) => {
      const engine = await create();
      expectEqual('counts', { ...(await put(engine, [])) }, noMerges);
      expectEqual('records', (await storedRecords(engine)).length, 0);
    },
  }),
  defineCase({
    id: 'SE-PUT-04',
    title: 'the bytes given to put may be used again afterwards',
    run: async ({ create }) => {
      const engine = await create();
      // More than an engine takes at once, and of one length: the second lot fills the memory of the first.
      const lots = ['a', 'b'].map((prefix) =>
        Array.from({ length: 200 }, (_, at) => syntheticRecord({ id: `${prefix}${1000 + at}` })),
      );
      const memory = new Uint8Array(concatBytes(lots[0]!).length);
      await change(engine, async (transaction) => {
        for (const lot of lots) {
          memory.set(concatBytes(lot));
          await transaction.put(memory, incomingWins);
        }
        // As a thread is given it.
        structuredClone(memory, { transfer: [memory.buffer] });
      });
      for (const record of lots.flat()) {
        expectBytes('a record', (await engine.get(hashIn(record)))?.record, record);
      }
    },
  }),
  defineCase({
    id: 'SE-PUT-05',
    title: 'bytes that are no whole records are refused, and leave no trace after a rollback',
    run: async ({ create }) => {
      const engine = await create();
      const record = syntheticRecord({ id: 'a' });
      const newer = syntheticRecord({ id: 'b' });
      await put(engine, [record]);
      for (const broken of [newer.slice(0, -1), newer.slice(0, 30), new Uint8Array(200)]) {
        await expectFailure('put', undefined, () => put(engine, [newer, broken]));
        expectEqual('the new license', await engine.get(idHashOf('b')), undefined);
      }
      expectBytes('the old license', (await engine.get(idHashOf('a')))?.record, record);
    },
  }),
  defineCase({
    id: 'SE-PUT-06',
    title: 'sequences grow with every change, and the last is that of the snapshot',
    run: async ({ create }) => {
      const engine = await create();
      const sequences: number[] = [await inSnapshot(engine, ({ sequence }) => sequence)];
      expectEqual('the sequence of an empty store', sequences[0], 0);
      const sequenceOf = async (id: string): Promise<number> =>
        (await engine.get(idHashOf(id)))?.sequence ?? -1;
      const steps: (() => Promise<string>)[] = [
        async () => (await put(engine, [syntheticRecord({ id: 'a' })]), 'a'),
        async () => (await put(engine, [syntheticRecord({ id: 'b' })]), 'b'),
        async () => (await put(engine, [syntheticRecord({ id: 'a', seed: 2 })]), 'a'),
        async () => (await mark(engine, [idHashOf('b')], 'deleted'), 'b'),
        async () => (await mark(engine, [idHashOf('b')], 'revoked'), 'b'),
      ];
      for (const step of steps) {
        const sequence = await sequenceOf(await step());
        expectThat(`${sequence} is above ${sequences.at(-1)}`, sequence > (sequences.at(-1) ?? 0));
        expectEqual(
          'the sequence of a snapshot',
          await inSnapshot(engine, (s) => s.sequence),
          sequence,
        );
        sequences.push(sequence);
      }
    },
  }),
  defineCase({
    id: 'SE-PUT-07',
    title: 'a merge that takes nothing leaves the sequence alone',
    run: async ({ create }) => {
      const engine = await create();
      const record = syntheticRecord({ id: 'a' });
      await put(engine, [record]);
      const before = await inSnapshot(engine, ({ sequence }) => sequence);
      await put(engine, [record]);
      await put(engine, [syntheticRecord({ id: 'a', seed: 2 })], { ...incomingWins, tie: 'local' });
      expectEqual('sequence', await inSnapshot(engine, ({ sequence }) => sequence), before);
    },
  }),
  defineCase({
    id: 'SE-PUT-08',
    title: 'a license that was denied stays denied when the same payload is described again',
    run: async ({ create }) => {
      const engine = await create();
      const parts = { id: 'a', label: 'described again' } as const;
      const denied = syntheticRecord({ ...parts, backup: 'denied' });
      await put(engine, [syntheticRecord({ id: 'a', backup: 'denied' })]);
      await put(engine, [syntheticRecord(parts)], { ...incomingWins, redescribe: true });
      expectBytes('the record', (await engine.get(idHashOf('a')))?.record, denied);
      for (const purge of [false, true]) {
        await mark(engine, [idHashOf('a')], 'deleted');
        if (purge) await change(engine, (transaction) => transaction.purge());
        await put(engine, [syntheticRecord(parts)], { ...incomingWins, revive: true });
        expectBytes(
          'the record when it is back',
          (await engine.get(idHashOf('a')))?.record,
          denied,
        );
      }
      const totals = await inSnapshot(engine, (snapshot) => snapshot.totals);
      const classes = totals.map(({ policyClass }) => policyClass.includes(' denied '));
      expectEqual('it is counted as denied', classes.join(), 'true');
      await put(engine, [syntheticRecord({ ...parts, seed: 2 })]);
      const other = syntheticRecord({ ...parts, seed: 2 });
      expectBytes('another payload', (await engine.get(idHashOf('a')))?.record, other);
    },
  }),
  ...mergeCases,
];
