import * as com from '@wmdrm/com';
import {
  LicenseStore,
  LicenseStoreError,
  memoryStore,
  portableHost,
  type Scheduler,
} from '@wmdrm/core';
import { textFormat } from '../../licenses/text-format.js';
import { manualClock } from '../../seeded/manual-clock.js';
import { InProcessCalls } from '../in-process/in-process-calls.js';
import type { MachineSetup, SubjectMachine } from '../subject/conformance-subject.js';
import type { Capability } from '../subject/capability.js';
import { Computer } from './computer.js';
import { DirectoryHand } from './directory-hand.js';
import { Gate } from './gate.js';
import { gatedResolver } from './gated-resolver.js';
import { LicenseShelf } from './license-shelf.js';
import type { OurNetwork } from './our-network.js';
import { parseActionMessage } from './action-message.js';
import { LicenseServer } from './license-server.js';
import { RestoreService } from './restore-service.js';

const soon: Scheduler = { later: (task) => void setImmediate(task) };
const formats = ['xmr', 'wmdrm-v7', 'wmdrm-v1'].map(textFormat);

/** Opens a machine of our stack. What it does not claim is not there. */
export async function openOurMachine(
  { licenses = [], computer = 'first', reviveDeleted = false }: MachineSetup,
  network: OurNetwork,
  claimed: ReadonlySet<Capability>,
): Promise<SubjectMachine> {
  const host = { ...portableHost, scheduler: soon, clock: manualClock() };
  const store = new LicenseStore(memoryStore(), { host });
  const shelf = new LicenseShelf(store, formats);
  const hand = new DirectoryHand(network.resolver);
  const service = new RestoreService();
  const gate = new Gate();
  // Whoever sleeps on it waits for the local store to change.
  const clock = manualClock();
  const runtime = com.createWmdrmRuntime({
    store,
    targets: [gatedResolver(network.resolver, gate)],
    formats,
    clock,
    parseMessage: parseActionMessage,
    ...(claimed.has('computers') && { individualization: new Computer(computer) }),
    ...(claimed.has('acquisition') && { acquisition: new LicenseServer(gate) }),
    ...(claimed.has('restore-service') && { authority: service }),
    reviveDeleted,
  });
  const mfplat = {
    MFCreateEventQueue: () => com.MFCreateEventQueue({ scheduler: soon }),
    MFCreateMediaEvent: com.MFCreateMediaEvent,
    MFCreateAsyncResult: com.MFCreateAsyncResult,
    MFCreateAttributes: com.MFCreateAttributes,
  };
  const calls = new InProcessCalls();
  await shelf.add(licenses);
  return {
    wmdrmsdk: calls.objects.referenceTo(runtime),
    ...(claimed.has('media-foundation') && { mfplat: calls.objects.referenceTo(mfplat) }),
    call: (object, interfaceName, method, args) => calls.call(object, interfaceName, method, args),
    onInvoke: (listener) => calls.onInvoke(listener),
    settle: async () => {
      if (clock.sleeping > 0) await clock.advanceToNext();
      else await new Promise((resolve) => setImmediate(resolve));
    },
    held: () => shelf.held(),
    add: (names) => shelf.add(names),
    remove: (names) => shelf.remove(names),
    hold: async () => gate.shut(),
    isHeld: async () => gate.hasWaiting,
    release: async () => gate.open(),
    failHeld: async () =>
      gate.breakDown(new LicenseStoreError('connection-lost', 'The server went away.')),
    damage: (directory) => hand.damage(directory),
    putForeignFile: (directory) => hand.putForeignFile(directory),
    isForeignFileIntact: (directory) => hand.isForeignFileIntact(directory),
    allowRestores: async (allowed) => void (service.isAllowing = allowed),
    close: async () => {
      gate.open();
      await store.close();
    },
  };
}
