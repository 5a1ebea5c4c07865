import { AsyncLocalStorage } from 'node:async_hooks';
import { tracingChannel } from 'node:diagnostics_channel';
import { LicenseStoreError, type TraceFacts, type Tracer } from '@wmdrm/core';
import { expect, onTestFinished, test } from 'vitest';
import { nodeTracing } from './node-tracing.js';
import { tracingChannelName, type TraceMessage } from './trace-message.js';

type Event = 'start' | 'end' | 'asyncStart' | 'asyncEnd' | 'error';
type Listener = (event: Event, message: TraceMessage) => void;

const facts = { location: '/backups', overwrite: false };
const counts = (): TraceFacts => ({ backedUp: 3 });
const channel = tracingChannel<unknown, TraceMessage>(tracingChannelName('backup'));

/** Hears everything of a backup until the test has ended. */
function listen(heard: Listener): Tracer {
  const on =
    (event: Event) =>
    (message: unknown): void =>
      heard(event, message as TraceMessage);
  const subscribers = {
    start: on('start'),
    end: on('end'),
    asyncStart: on('asyncStart'),
    asyncEnd: on('asyncEnd'),
    error: on('error'),
  };
  channel.subscribe(subscribers);
  onTestFinished(() => void channel.unsubscribe(subscribers));
  return nodeTracing.tracer('backup')!;
}

test('there is a tracer only while somebody listens', () => {
  expect(nodeTracing.tracer('backup')).toBeUndefined();
  const subscribers = { error: () => undefined } as never;
  channel.subscribe(subscribers);
  expect(nodeTracing.tracer('backup')).toBeDefined();
  channel.unsubscribe(subscribers);
  expect(nodeTracing.tracer('backup')).toBeUndefined();
});

test('a listener to one name hears no other', () => {
  listen(() => undefined);
  expect(nodeTracing.tracer('restore')).toBeUndefined();
});

test('a call that succeeds is told in order, with what came of it at the end', async () => {
  const heard: unknown[] = [];
  const trace = listen((event, message) => heard.push([event, { ...message }]));
  const report = { backedUp: 3, secret: Uint8Array.of(1, 2, 3) };
  const call = async (): Promise<typeof report> => {
    heard.push('the call');
    return report;
  };
  expect(await trace(facts, call, counts)).toBe(report);
  heard.push('the caller goes on');
  expect(heard).toEqual([
    ['start', { name: 'backup', facts }],
    'the call',
    ['end', { name: 'backup', facts }],
    ['asyncStart', { name: 'backup', facts, result: { backedUp: 3 } }],
    ['asyncEnd', { name: 'backup', facts, result: { backedUp: 3 } }],
    'the caller goes on',
  ]);
});

test('all events of one call carry the same message', async () => {
  const messages = new Set<TraceMessage>();
  await listen((_event, message) => messages.add(message))(facts, async () => 1, counts);
  expect(messages.size).toBe(1);
});

test('a failure is told by its code, and thrown as it is', async () => {
  const heard: string[] = [];
  const trace = listen((event, { error }) => heard.push(`${event} ${error?.code}`));
  const failure = new LicenseStoreError('target-full', 'No space left.');
  await expect(trace(facts, () => Promise.reject(failure), counts)).rejects.toBe(failure);
  expect(heard).toEqual([
    'start undefined',
    'end undefined',
    'error target-full',
    'asyncStart target-full',
    'asyncEnd target-full',
  ]);
});

test('of an error nobody knows only the name is told', async () => {
  const heard: unknown[] = [];
  const trace = listen((event, { error }) => event === 'error' && heard.push(error));
  const failure = new TypeError('password=1234');
  await expect(trace(facts, () => Promise.reject(failure), counts)).rejects.toBe(failure);
  expect(heard).toEqual([expect.objectContaining({ code: 'other', message: 'TypeError' })]);
});

test('a call that throws before it returns a promise is a failure too', async () => {
  const failure = new LicenseStoreError('closed', 'Closed.');
  const call = (): Promise<never> => {
    throw failure;
  };
  await expect(listen(() => undefined)(facts, call, counts)).rejects.toBe(failure);
});

test('a listener that throws is told to the process, and harms neither call nor result', async () => {
  const uncaught: string[] = [];
  process.setUncaughtExceptionCaptureCallback(({ message }) => void uncaught.push(message));
  onTestFinished(() => process.setUncaughtExceptionCaptureCallback(null));
  const trace = listen((event) => {
    throw new Error(`a listener at ${event}`);
  });
  expect(await trace(facts, async () => 'the report', counts)).toBe('the report');
  await new Promise((resolve) => setImmediate(resolve));
  expect(uncaught).toEqual(
    ['start', 'end', 'asyncStart', 'asyncEnd'].map((event) => `a listener at ${event}`),
  );
});

test('what cannot be told of a result harms neither', async () => {
  const trace = listen(() => undefined);
  const tell = (): TraceFacts => {
    throw new Error('a plugin with another shape');
  };
  expect(await trace(facts, async () => 'the report', tell)).toBe('the report');
});

test('a store bound to the start holds for everything the call does', async () => {
  const spans = new AsyncLocalStorage<string>();
  channel.start.bindStore(spans, ({ name }) => `span of ${name}`);
  onTestFinished(() => void channel.start.unbindStore(spans));
  const trace = listen(() => undefined);
  const call = async (): Promise<string | undefined> => {
    await Promise.resolve();
    return spans.getStore();
  };
  expect(await trace(facts, call, counts)).toBe('span of backup');
});
