import { tracingChannel, type TracingChannel } from 'node:diagnostics_channel';
import {
  traceNames,
  type TraceFacts,
  type TraceName,
  type Tracer,
  type Tracing,
} from '@wmdrm/core';
import { TraceError, tracingChannelName, type TraceMessage } from './trace-message.js';

type Channel = TracingChannel<unknown, TraceMessage>;

const channels = new Map(
  traceNames.map((name) => {
    const channel: Channel = tracingChannel<unknown, TraceMessage>(tracingChannelName(name));
    return [name, { channel, tracer: tracerOn(name, channel) }];
  }),
);

/**
 * Tracing over `node:diagnostics_channel`, one tracing channel a name. The channels belong to the process, whichever
 * copy of this package publishes.
 */
export const nodeTracing: Tracing = {
  tracer: (name) => {
    const found = channels.get(name);
    return found?.channel.hasSubscribers ? found.tracer : undefined;
  },
};

function tracerOn(name: TraceName, channel: Channel): Tracer {
  return async <T>(
    facts: TraceFacts,
    call: () => Promise<T>,
    resultFacts: (result: T) => TraceFacts,
  ): Promise<T> => {
    const ended: Settled<T>[] = [];
    // Listeners are told what this promise settles with: facts, and never the result or the error itself.
    const told = channel.tracePromise(
      async () => {
        const settled = await settle(call);
        ended.push(settled);
        if (!settled.ok) throw new TraceError(settled.error);
        return resultFacts(settled.value);
      },
      { name, facts },
    );
    await told.catch(() => undefined);
    const [end] = ended;
    if (end?.ok) return end.value;
    throw end?.error;
  };
}

/** How a call ended. */
type Settled<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: unknown };

async function settle<T>(call: () => Promise<T>): Promise<Settled<T>> {
  try {
    return { ok: true, value: await call() };
  } catch (error) {
    return { ok: false, error };
  }
}
