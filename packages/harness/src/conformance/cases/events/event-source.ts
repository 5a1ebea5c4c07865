import { GUID_NULL } from '@wmdrm/com';
import { MF_EVENT_FLAG_NO_WAIT, S_OK } from '@wmdrm/com/constants';
import type { RequirementSource } from '../../../contract/requirement.js';
import type { Capability } from '../../subject/capability.js';
import type { ConformanceContext } from '../../conformance-context.js';
import type { VariantValue } from '../../interfaces/interface-kinds.js';
import type { Answer } from '../../machine/answer.js';
import type { Face, Holder } from '../../machine/face.js';
import { present, type Machine } from '../../machine/machine.js';
import type { SuiteCallback } from '../../machine/suite-callback.js';

/** An event, as a case queues one. */
export interface QueuedEvent {
  /** Default 1000, which Media Foundation gives no meaning. */
  readonly type?: number;
  /** Default GUID_NULL. */
  readonly extendedType?: string;
  /** Default S_OK. */
  readonly status?: number;
  /** Default none. */
  readonly value?: VariantValue<Holder> | null;
}

/** An object with a queue of events: what IMFMediaEventGenerator and IMFMediaEventQueue have in common. */
export interface EventSource {
  readonly machine: Machine;
  /** Only for QueryInterface and as an argument. */
  readonly object: Holder & Pick<Face<'IUnknown'>, 'query'>;
  /** Another object of this kind on the same machine. */
  another(): Promise<EventSource>;
  getEvent(flags?: number): Promise<Answer<Face<'IMFMediaEvent'>>>;
  begin(callback: Holder | null, state?: Holder | null): Promise<string>;
  end(result: Holder | null): Promise<Answer<Face<'IMFMediaEvent'>>>;
  queue(event?: QueuedEvent): Promise<string>;
  shutdown(): Promise<string>;
}

/** A kind of {@link EventSource}, and what its requirements say of themselves. */
export interface SourceKind {
  /** Begins the ids: `EG` for the generator, `EQ` for the bare queue. */
  readonly prefix: 'EG' | 'EQ';
  /** The subject of the statements. */
  readonly noun: string;
  readonly needs: readonly Capability[];
  documented(method: string, section: string): RequirementSource;
  open(context: ConformanceContext): Promise<EventSource>;
}

/** IMFMediaEventGenerator of an IWMDRMLicenseManagement. */
export const generatorKind: SourceKind = {
  prefix: 'EG',
  noun: 'a generator',
  needs: [],
  documented: (method, section) => ({
    level: 'documented',
    page: `sdk-api IMFMediaEventGenerator::${method}`,
    section,
  }),
  open: async ({ open }) => generatorOf(await open()),
};

/** A bare IMFMediaEventQueue. */
export const queueKind: SourceKind = {
  prefix: 'EQ',
  noun: 'an event queue',
  needs: ['media-foundation'],
  documented: (method, section) => ({
    level: 'documented',
    page: `sdk-api IMFMediaEventQueue::${method}`,
    section,
  }),
  open: async ({ open }) => queueOf(await open()),
};

async function generatorOf(machine: Machine): Promise<EventSource> {
  const face = await machine.management();
  return {
    ...sourceOf(face as unknown as Face<'IMFMediaEventGenerator'>),
    machine,
    another: () => generatorOf(machine),
    queue: ({ type = 1000, extendedType = GUID_NULL, status = S_OK, value = null } = {}) =>
      face.codeOf('QueueEvent', type, extendedType, status, value),
    shutdown: () => face.codeOf('Shutdown'),
  };
}

async function queueOf(machine: Machine): Promise<EventSource> {
  const made = await machine.mfplat.call('MFCreateEventQueue');
  const face = present('MFCreateEventQueue', made);
  return {
    // The three methods have the same shape in both interfaces.
    ...sourceOf(face as unknown as Face<'IMFMediaEventGenerator'>),
    machine,
    another: () => queueOf(machine),
    queue: ({ type = 1000, extendedType = GUID_NULL, status = S_OK, value = null } = {}) =>
      face.codeOf('QueueEventParamVar', type, extendedType, status, value),
    shutdown: () => face.codeOf('Shutdown'),
  };
}

function sourceOf(
  face: Face<'IMFMediaEventGenerator'>,
): Pick<EventSource, 'object' | 'getEvent' | 'begin' | 'end'> {
  return {
    object: face,
    getEvent: (flags = MF_EVENT_FLAG_NO_WAIT) => face.call('GetEvent', flags),
    begin: (callback, state = null) => face.codeOf('BeginGetEvent', callback, state),
    end: (result) => face.call('EndGetEvent', result),
  };
}

/** The nth result a callback is invoked with, once it is. */
export function invoked(
  { machine }: EventSource,
  callback: SuiteCallback,
  nth = 1,
): Promise<Face<'IMFAsyncResult'>> {
  return machine.until(`the callback is invoked (${nth})`, () => callback.results[nth - 1]);
}

/** Lets the subject do whatever it would still do. */
export async function settleWell({ machine }: EventSource): Promise<void> {
  for (let turn = 0; turn < 10; turn += 1) await machine.settle();
}

/** Type of an event that must be there. */
export async function typeOf(answer: Answer<Face<'IMFMediaEvent'>>): Promise<number> {
  const event = present('taking an event', answer);
  return present('GetType', await event.call('GetType'));
}
