import type { SeededRandom } from '../seeded/seeded-random.js';
import { NotApplicable } from '../contract/expectations.js';
import type { StartedCase } from '../contract/contract-case.js';
import { Machine } from './machine/machine.js';
import type { Capability } from './subject/capability.js';
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
  /** Moves a case that draws its moves shall make instead, in its own words. */
  readonly script: string | undefined;
  /** A machine of its own; the watched requirements are checked, and it is closed, when the case ends. */
  open(setup?: CaseSetup): Promise<Machine>;
  /** A path of this kind. The case does not apply if the subject cannot make one. */
  directory(kind?: DirectoryKind): Promise<string>;
  /** The fixtures of the subject that fit, no reissues; the case does not apply if there are less than `least`. */
  fixtures(fits: (fixture: LicenseFixture) => boolean, least?: number): readonly LicenseFixture[];
  /** A permitted fixture and a later issue of it, with dates or without; the case does not apply if there is none. */
  reissued(dated: boolean): { readonly earlier: LicenseFixture; readonly later: LicenseFixture };
  /** Whether the subject claims this. What a case cannot do without is better named in its `needs`. */
  claims(capability: Capability): boolean;
}

/** Names of fixtures, for a setup. */
export function namesOf(fixtures: readonly LicenseFixture[]): readonly string[] {
  return fixtures.map(({ name }) => name).sort();
}

/** Gets a subject ready for one case. */
export function startConformanceCase(
  subject: ConformanceSubject,
  random: SeededRandom,
  script?: string,
): StartedCase<ConformanceContext> {
  const machines: WatchedMachine[] = [];
  const transcript = new Transcript();
  return {
    context: {
      random,
      script,
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
        const found = subject.licenses.filter((each) => each.reissueOf === undefined && fits(each));
        if (found.length < least) {
          throw new NotApplicable(`the subject brings ${found.length} such licenses, not ${least}`);
        }
        return found;
      },
      reissued: (dated) => {
        for (const later of subject.licenses) {
          const earlier = subject.licenses.find(({ name }) => name === later.reissueOf);
          if (earlier === undefined || (later.issued !== undefined) !== dated) continue;
          return { earlier, later };
        }
        throw new NotApplicable('the subject brings no such pair of licenses');
      },
      claims: (capability) => subject.capabilities.includes(capability),
    },
    end: async () => {
      for (const machine of machines) {
        try {
          if (subject.capabilities.includes('hold')) await machine.subject.release?.();
          await machine.finish();
        } finally {
          await machine.subject.close();
        }
      }
    },
    findings: () => machines.flatMap(({ findings }) => findings),
    exercised: () => new Set(machines.flatMap(({ exercised }) => [...exercised])),
    transcript: () => transcript.lines,
  };
}
