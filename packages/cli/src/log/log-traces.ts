import { tracingChannel } from 'node:diagnostics_channel';
import { traceNames, type TraceName } from '@wmdrm/core';
import { tracingChannelName, type TraceMessage } from '@wmdrm/node';
import type { Logger } from 'pino';

/**
 * Writes a line for the start and the end of every operation and, at level `debug`, for every call of a target. Returns
 * what ends that.
 */
export function logTraces(logger: Logger): () => void {
  const names = traceNames.filter((name) => name !== 'target' || logger.isLevelEnabled('debug'));
  const ends = names.map((name) => logTrace(logger, name));
  return () => ends.forEach((end) => end());
}

function logTrace(logger: Logger, name: TraceName): () => void {
  const channel = tracingChannel(tracingChannelName(name));
  const begun = new WeakMap<TraceMessage, number>();
  const onStart = (told: unknown): void => {
    const message = told as TraceMessage;
    begun.set(message, performance.now());
    if (name !== 'target') logger.info({ operation: name, ...message.facts }, `${name} started`);
  };
  const onEnd = (told: unknown): void => {
    const message = told as TraceMessage;
    const ms = milliseconds(performance.now() - (begun.get(message) ?? Number.NaN));
    if (name === 'target') logCall(logger, message, ms);
    else logEnd(logger, message, ms);
  };
  channel.start.subscribe(onStart);
  channel.asyncEnd.subscribe(onEnd);
  return () => {
    channel.start.unsubscribe(onStart);
    channel.asyncEnd.unsubscribe(onEnd);
  };
}

function logEnd(logger: Logger, { name, facts, result, error }: TraceMessage, ms: number): void {
  const common = { operation: name, ...facts, ms };
  if (!error) return logger.info({ ...common, ...result }, `${name} completed`);
  const { code, message } = error;
  if (code === 'cancelled') return logger.warn({ ...common, code }, `${name} cancelled`);
  logger.error({ ...common, code, error: message }, `${name} failed`);
}

/** One that fails is no error of its own: what an operation makes of it decides. */
function logCall(logger: Logger, { facts, result, error }: TraceMessage, ms: number): void {
  const end = error ? { code: error.code, error: error.message } : result;
  logger.debug({ ...facts, ...end, ms }, `target ${facts['call']}`);
}

/** With three digits behind the point. */
export function milliseconds(time: number): number {
  return Math.round(time * 1000) / 1000;
}
