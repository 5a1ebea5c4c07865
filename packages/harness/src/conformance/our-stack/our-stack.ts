import * as com from '@wmdrm/com';
import {
  LicenseStore,
  memoryStore,
  portableHost,
  readLicenseFile,
  type Scheduler,
} from '@wmdrm/core';
import { fsTarget } from '@wmdrm/target-fs';
import { textFormat } from '../../licenses/text-format.js';
import { memoryFileSystem } from '../../memory-file-system.js';
import { manualClock } from '../../seeded/manual-clock.js';
import { InProcessCalls } from '../in-process/in-process-calls.js';
import type {
  ConformanceSubject,
  MachineSetup,
  SubjectMachine,
} from '../subject/conformance-subject.js';
import { Gate } from './gate.js';
import { gatedResolver } from './gated-resolver.js';
import { fixtureFile, fixtureName, textFixtures } from './text-fixtures.js';

const soon: Scheduler = { later: (task) => void setImmediate(task) };
const formats = ['xmr', 'wmdrm-v7', 'wmdrm-v1'].map(textFormat);
const share = '/nas/backups';

/** The contract as `@wmdrm/com` keeps it, over a store and a share in memory. */
export function ourStack(): ConformanceSubject {
  const fs = memoryFileSystem([share]);
  let directories = 0;
  return {
    name: '@wmdrm/com',
    version: '0.1.0',
    capabilities: [
      'media-foundation',
      'blocking-get-event',
      'licenses',
      'query',
      'operation-progress',
      'hold',
    ],
    licenses: textFixtures,
    directory: (kind) => {
      if (kind !== 'fresh') return undefined;
      directories += 1;
      return String.raw`\\nas\backups\set-${directories}`;
    },
    open: (setup) => openMachine(setup, fs),
  };
}

async function openMachine(
  { licenses = [], reviveDeleted = false }: MachineSetup,
  fs: ReturnType<typeof memoryFileSystem>,
): Promise<SubjectMachine> {
  const host = { ...portableHost, scheduler: soon, clock: manualClock() };
  const store = new LicenseStore(memoryStore(), { host });
  const gate = new Gate();
  const runtime = com.createWmdrmRuntime({
    store,
    targets: [
      gatedResolver(fsTarget({ fs, platform: 'linux', map: { '//nas/backups': share } }), gate),
    ],
    formats,
    reviveDeleted,
  });
  const mfplat = {
    MFCreateEventQueue: () => com.MFCreateEventQueue({ scheduler: soon }),
    MFCreateMediaEvent: com.MFCreateMediaEvent,
    MFCreateAsyncResult: com.MFCreateAsyncResult,
    MFCreateAttributes: com.MFCreateAttributes,
  };
  const calls = new InProcessCalls();
  const find = async (names: readonly string[]): Promise<readonly string[]> => {
    const found: string[] = [];
    for await (const chunk of store.list()) {
      for (const { id, shortId } of chunk) if (names.includes(fixtureName(id))) found.push(shortId);
    }
    return found;
  };
  const machine: SubjectMachine = {
    wmdrmsdk: calls.objects.referenceTo(runtime),
    mfplat: calls.objects.referenceTo(mfplat),
    call: (object, interfaceName, method, args) => calls.call(object, interfaceName, method, args),
    onInvoke: (listener) => calls.onInvoke(listener),
    settle: () => new Promise((resolve) => setImmediate(resolve)),
    held: async () => {
      const names: string[] = [];
      for await (const chunk of store.list()) names.push(...chunk.map(({ id }) => fixtureName(id)));
      return names.sort();
    },
    add: async (names) => {
      for (const name of names) {
        const read = readLicenseFile(fixtureFile(name), formats, { hasher: host.hasher });
        await store.add(read.flatMap((each) => (each.type === 'license' ? each.license : [])));
      }
    },
    remove: async (names) => void (await store.remove(await find(names))),
    hold: async () => gate.shut(),
    isHeld: async () => gate.hasWaiting,
    release: async () => gate.open(),
    close: async () => {
      gate.open();
      await store.close();
    },
  };
  await machine.add(licenses);
  return machine;
}
