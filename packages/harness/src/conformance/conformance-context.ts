import type { SeededRandom } from '../seeded/seeded-random.js';
import { NotApplicable } from '../contract/expectations.js';
import type { Finding, StartedCase } from '../contract/contract-case.js';
import { Machine } from './machine/machine.js';
import type {
  ConformanceSubject,
  DirectoryKind,
  MachineSetup,
} from './subject/conformance-subject.js';
import type { LicenseFixture } from './subject/license-fixture.js';
import { Transcript } from './watch/transcript.js';
import { WatchedMachine } from './watch/watched-machine.js';

/** What a machine of a case begins with. */
export interface CaseSetup extends MachineSetup {
  /** Whether WMDRMStartup has been called. Default true. */
  readonly started?: boolean;
}

/** What a case of the COM profiles works with. */
export interface ConformanceContext {
  readonly random: SeededRandom;
  /** A machine of its own; the watched requirements are checked, and it is closed, when the case ends. */
  open(setup?: CaseSetup): Promise<Machine>;
  /** A path of this kind. The case does not apply if the subject cannot make one. */
  directory(kind?: DirectoryKind): Promise<string>;
  /** The fixtures of the subject that fit; the case does not apply if there are less than `least`. */
  fixtures(fits: (fixture: LicenseFixture) => boolean, least?: number): readonly LicenseFixture[];
}

/** Names of fixtures, for a setup. */
export function namesOf(fixtures: readonly LicenseFixture[]): readonly string[] {
  return fixtures.map(({ name }) => name).sort();
}

/** Gets a subject ready for one case. */
export function startConformanceCase(
  subject: ConformanceSubject,
  random: SeededRandom,
): StartedCase<ConformanceContext> {
  const machines: WatchedMachine[] = [];
  const findings: Finding[] = [];
  const transcript = new Transcript();
  return {
    context: {
      random,
      open: async ({ started = true, ...setup } = {}) => {
        const watched = new WatchedMachine(await subject.open(setup), transcript);
        machines.push(watched);
        const machine = new Machine(watched);
        if (started) await machine.wmdrmsdk.call('WMDRMStartup');
        return machine;
      },
      directory: async (kind = 'fresh') => {
        const path = await subject.directory(kind);
        if (path === undefined) throw new NotApplicable(`the subject has no directory "${kind}"`);
        return path;
      },
      fixtures: (fits, least = 1) => {
        const found = subject.licenses.filter(fits);
        if (found.length < least) {
          throw new NotApplicable(`the subject brings ${found.length} such licenses, not ${least}`);
        }
        return found;
      },
    },
    end: async () => {
      for (const machine of machines) {
        if (subject.capabilities.includes('hold')) await machine.subject.release?.();
        await machine.finish();
        findings.push(...machine.findings);
        await machine.subject.close();
      }
    },
    findings: () => findings,
    exercised: () => new Set(machines.flatMap(({ exercised }) => [...exercised])),
    transcript: () => transcript.lines,
  };
}
