import { describe, expect, expectTypeOf, it } from 'vitest';
import { failure } from '../fixtures/memory-target.js';
import { settle } from '../fixtures/manual-clock.js';
import { refusal } from '../fixtures/refusals.js';
import { testHost } from '../fixtures/test-host.js';
import { backupLicenses } from './backup/backup-licenses.js';
import type { OperationEvent, OperationOptions } from './operation-event.js';
import { operationEvents } from './operation-events.js';
import type { BackupOptions } from './operation-options.js';
import type { BackupReport } from './reports.js';
import { runOperation, type OperationContext } from './run-operation.js';

type Work = (context: OperationContext<string>) => Promise<string>;

const started = { operation: 'verify', location: 'memory' } as const;
const start =
  (work: Work) =>
  (options: OperationOptions<string>): Promise<string> =>
    runOperation(options, testHost(), started, work);

async function typesOf(events: AsyncIterable<OperationEvent<string>>): Promise<readonly string[]> {
  const types: string[] = [];
  for await (const { type } of events) types.push(type);
  return types;
}

const warn = (context: OperationContext<string>): Promise<void> =>
  context.warn({ code: 'not-pruned', message: 'x' });

describe('operationEvents', () => {
  it('takes the type of the report from the operation', () => {
    const follow = (given: BackupOptions) =>
      operationEvents((options) => backupLicenses({ ...given, ...options }));
    expectTypeOf(follow).returns.toEqualTypeOf<
      AsyncGenerator<OperationEvent<BackupReport>, void>
    >();
  });

  it('gives every event in order, the last one with the report', async () => {
    const events: OperationEvent<string>[] = [];
    for await (const event of operationEvents(
      start(async (context) => (await warn(context), 'report')),
    )) {
      events.push(event);
    }
    expect(events.map(({ type }) => type)).toEqual(['started', 'warning', 'completed']);
    expect(events.at(-1)).toEqual({ type: 'completed', report: 'report' });
  });

  it('starts nothing until someone listens', async () => {
    let begun = false;
    const events = operationEvents(
      start(async () => {
        begun = true;
        return 'report';
      }),
    );
    await settle();
    expect(begun).toBe(false);
    await events.return();
  });

  it('ends with the terminal event of an operation that fails, without throwing', async () => {
    const types = await typesOf(
      operationEvents(
        start(async () => {
          throw failure('target-full', 'x');
        }),
      ),
    );
    expect(types).toEqual(['started', 'failed']);
  });

  it('throws what keeps the operation from beginning at all', async () => {
    const events = operationEvents<string>(async () => {
      throw failure('no-resolver', '//server/share');
    });
    expect((await refusal(() => typesOf(events))).code).toBe('no-resolver');
  });

  it('holds the operation back while an event is worked on', async () => {
    let reached = false;
    const events = operationEvents(
      start(async (context) => {
        await warn(context);
        reached = true;
        return 'report';
      }),
    );
    await events.next();
    const second = await events.next();
    expect(second.value).toMatchObject({ type: 'warning' });
    await settle();
    expect(reached).toBe(false);
    await events.next();
    expect(reached).toBe(true);
    await events.return();
  });

  it('cancels the operation when the loop is left, and waits until it has ended', async () => {
    let ended = false;
    let cause: unknown;
    const events = operationEvents(
      start(async (context) => {
        await warn(context);
        await settle();
        ended = true;
        cause = context.signal?.reason;
        context.throwIfCancelled();
        return 'report';
      }),
    );
    for await (const { type } of events) if (type === 'warning') break;
    expect(ended).toBe(true);
    expect(cause).toMatchObject({ code: 'cancelled' });
  });

  it('lets an operation past its point of no return finish when the loop is left', async () => {
    let finished = false;
    const events = operationEvents(
      start(async (context) => {
        context.passPointOfNoReturn();
        await warn(context);
        await warn(context);
        finished = true;
        return 'report';
      }),
    );
    for await (const { type } of events) if (type === 'warning') break;
    expect(finished).toBe(true);
  });

  it('cancels the operation when the loop throws', async () => {
    let signal: AbortSignal | undefined;
    const loop = async (): Promise<void> => {
      for await (const event of operationEvents(
        start(async (context) => {
          signal = context.signal;
          await warn(context);
          context.throwIfCancelled();
          return 'report';
        }),
      )) {
        if (event.type === 'warning') throw failure('invalid-argument', 'mine');
      }
    };
    expect((await refusal(loop)).code).toBe('invalid-argument');
    expect(signal?.aborted).toBe(true);
  });
});
