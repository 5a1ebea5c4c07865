import { LicenseStoreError } from '@wmdrm/core';
import { capabilities as knownCapabilities, isCapability } from '../subject/capability.js';
import type { ConformanceSubject } from '../subject/conformance-subject.js';
import type { LicenseFixture } from '../subject/license-fixture.js';
import { protocolVersion, type ReplyBody } from './protocol.js';
import { RemoteMachine } from './remote-machine.js';
import { SubjectConnection } from './subject-connection.js';
import { SubjectFailure } from './subject-failure.js';
import { spawnSubject, type SubjectPipes } from './subject-pipes.js';

export interface RemoteSubjectOptions {
  /** Milliseconds a subject may take for one answer. Default 10,000. */
  readonly timeoutMs?: number;
  /** Gets what the subject writes to its standard error, line by line. Default nobody. */
  readonly onStderr?: (line: string) => void;
  /** Version of the suite, for `hello`. Default `0`. */
  readonly suite?: string;
}

/**
 * An implementation behind a command that speaks the conformance protocol. A process that has ended, for example after a
 * timeout, is started anew for the next case.
 * @throws SubjectFailure if it does not start, or does not greet as the protocol says; `invalid-argument` if it claims a
 * capability nobody knows.
 */
export function commandSubject(
  command: string,
  options: RemoteSubjectOptions = {},
): Promise<ConformanceSubject> {
  return remoteSubject(() => spawnSubject(command, options.onStderr), options);
}

/** An implementation at the other end of pipes; they are opened again when the subject has ended. */
export async function remoteSubject(
  connect: () => SubjectPipes,
  { timeoutMs = 10_000, suite = '0' }: RemoteSubjectOptions = {},
): Promise<ConformanceSubject> {
  const machines = new Map<number, RemoteMachine>();
  const start = async (): Promise<Greeted> => {
    machines.clear();
    const pipes = connect();
    const connection = new SubjectConnection(
      pipes,
      ({ machine, callback, result }) => machines.get(machine)?.invoked(callback, result),
      timeoutMs,
    );
    try {
      const hello = await connection.ask({ do: 'hello', protocol: protocolVersion, suite });
      const fault = faultOfGreeting(hello);
      if (fault !== undefined) throw fault;
      return { connection, hello };
    } catch (error) {
      pipes.kill();
      throw error;
    }
  };
  let { connection, hello } = await start();
  const running = async (): Promise<SubjectConnection> => {
    if (connection.isOver) ({ connection, hello } = await start());
    return connection;
  };
  return {
    name: hello.name ?? 'unnamed',
    version: hello.version ?? '',
    capabilities: (hello.capabilities ?? []).filter(isCapability),
    licenses: (hello.licenses ?? []).filter(
      (each): each is LicenseFixture => typeof each === 'object',
    ),
    directory: async (kind) => {
      const { path } = await (await running()).ask({ do: 'directory', kind });
      return path ?? undefined;
    },
    open: async (setup) => {
      const current = await running();
      const machine = new RemoteMachine(current, await current.ask({ do: 'open', ...setup }));
      machines.set(machine.number, machine);
      return machine;
    },
    close: () => connection.close(),
  };
}

interface Greeted {
  readonly connection: SubjectConnection;
  readonly hello: ReplyBody;
}

function faultOfGreeting({ protocol, capabilities = [] }: ReplyBody): Error | undefined {
  if (protocol !== protocolVersion) {
    return new SubjectFailure(
      `The subject speaks protocol ${protocol ?? 'unknown'}, the suite ${protocolVersion}.`,
    );
  }
  const unknown = capabilities.filter((word) => !isCapability(word));
  if (unknown.length === 0) return undefined;
  return new LicenseStoreError(
    'invalid-argument',
    `The subject claims capabilities nobody knows: ${unknown.join(', ')}.`,
    { remedy: `Capabilities are ${Object.keys(knownCapabilities).join(', ')}.` },
  );
}
