import {
  LicenseStoreError,
  portableHost,
  type BackupTarget,
  type Clock,
  type ErrorCode,
  type StagedFile,
  type TargetFile,
} from '@wmdrm/core';
import { FaultPlan } from './fault-plan.js';
import type { Fault, TargetCall, TargetOperation } from './target-faults.js';

export interface FaultyTargetOptions {
  /** For delays. Default the clock of the host. */
  readonly clock?: Clock;
}

/** A target with faults, and a record of what was asked of it. */
export interface FaultyTarget extends BackupTarget {
  /** All calls so far, those that failed included. */
  readonly calls: readonly TargetCall[];
  /** False after a `disconnect`. */
  readonly connected: boolean;
}

/** `target` with the faults of a plan; with an empty plan it is just as good. */
export function faultyTarget(
  target: BackupTarget,
  plan: readonly Fault[],
  options: FaultyTargetOptions = {},
): FaultyTarget {
  const line = new FaultyLine(new FaultPlan(plan, options.clock ?? portableHost.clock));
  return {
    location: target.location,
    capabilities: target.capabilities,
    get calls() {
      return line.calls;
    },
    get connected() {
      return line.connected;
    },
    createExclusive: (name) =>
      line.call('createExclusive', name, async () =>
        faultyStagedFile(await target.createExclusive(name), name, line),
      ),
    open: (name) =>
      line.call('open', name, async () => faultyFile(await target.open(name), name, line)),
    stat: (name) => line.call('stat', name, () => target.stat(name)),
    list: (name) => line.call('list', name, () => target.list(name)),
    makeDirectory: (name) => line.call('makeDirectory', name, () => target.makeDirectory(name)),
    remove: (name) => line.call('remove', name, () => target.remove(name)),
    flushFile: (name) => line.call('flushFile', name, () => target.flushFile(name)),
    flushDirectory: (name) => line.call('flushDirectory', name, () => target.flushDirectory(name)),
    space: () => line.call('space', '', () => target.space()),
    close: () => line.call('close', '', () => target.close()),
  };
}

function faultyStagedFile(file: StagedFile, name: string, line: FaultyLine): StagedFile {
  return {
    write: (offset, parts) =>
      line.call(
        'staged.write',
        name,
        () => file.write(offset, parts),
        (bytes) => file.write(offset, firstBytes(parts, bytes)),
      ),
    flush: () => line.call('staged.flush', name, () => file.flush()),
    publish: (finalName, options) =>
      line.call('staged.publish', finalName, () => file.publish(finalName, options)),
    discard: () => line.call('staged.discard', name, () => file.discard()),
  };
}

function faultyFile(file: TargetFile, name: string, line: FaultyLine): TargetFile {
  return {
    size: file.size,
    read: (offset, length) => line.call('file.read', name, () => file.read(offset, length)),
    close: () => line.call('file.close', name, () => file.close()),
  };
}

/** What all calls of one target go through. */
class FaultyLine {
  readonly calls: TargetCall[] = [];
  connected = true;
  readonly #plan: FaultPlan<TargetOperation, ErrorCode>;

  constructor(plan: FaultPlan<TargetOperation, ErrorCode>) {
    this.#plan = plan;
  }

  /** @param torn does a part of the work; absent if the work cannot be torn. */
  async call<T>(
    operation: TargetOperation,
    path: string,
    work: () => Promise<T>,
    torn?: (bytes: number | undefined) => Promise<void>,
  ): Promise<T> {
    const call = { operation, path };
    this.calls.push(call);
    if (!this.connected) throw failed(call);
    return await this.#plan.perform(call, {
      whole: work,
      ...(torn && { torn }),
      disconnect: () => void (this.connected = false),
      failure: (code) => failed(call, code),
    });
  }
}

function failed(
  { operation, path }: TargetCall,
  code: ErrorCode = 'connection-lost',
): LicenseStoreError {
  return new LicenseStoreError(code, `Fault on demand: ${operation} of ${path || 'the target'}.`, {
    details: { path, cause: 'FAULT' },
  });
}

/** The first bytes of several parts; by default half of them. */
function firstBytes(parts: readonly Uint8Array[], bytes: number | undefined): Uint8Array[] {
  const total = parts.reduce((sum, part) => sum + part.length, 0);
  let left = bytes ?? Math.floor(total / 2);
  return parts.map((part) => {
    const first = part.subarray(0, Math.max(0, left));
    left -= first.length;
    return first;
  });
}
