import { expect, it } from 'vitest';
import { runCase } from '../contract/run-profile.js';
import type { ConformanceMutant } from './fixtures/mutants/conformance-mutant.js';
import { licenseManagementAreas } from './fixtures/mutants/license-management.js';
import { licenseManagementProfile as profile } from './license-management-profile.js';
import { ourStack } from './our-stack/our-stack.js';
import type { ConformanceSubject } from './subject/conformance-subject.js';

/** What somebody may do who has the pages, and answers otherwise what they leave open. By the names of mutants. */
const otherwise = [
  'takes a WMDRMShutdown too many',
  'gives one and the same object for an interface',
  'creates something for any interface',
  'takes an empty directory for some other',
  'ignores flags it does not know',
  'does not know the long form of a path',
  'stumbles over a separator at the end',
  'knows no slashes',
  'looks at a path when it opens it',
  'looks for the server before it returns',
  'makes no directories in directories',
  'has another code for a store that is busy',
  'brings deleted licenses back unasked',
  'keeps the local license, whenever it was issued',
  'calls a backup that is there an access that is denied',
  'has no code for a backup that is missing or damaged',
  'has another code for what was cancelled',
  'has no code for the limit of restores',
  'has no code for a computer that needs individualization',
  'takes a directory another machine writes to for one it cannot open',
  'has nothing to say for a backup of nothing',
  'has one code for all that is wrong with a directory',
  'says nothing of a failure',
  'tells of one restricted license and no other',
  'forgets how it began if nobody reads in time',
  'has progress events with S_FALSE for their status',
  'puts a number into completed events',
  'hangs an attribute on events',
  'tells the key id in another form',
  'has an empty text where there is no error',
  'leads from a status to itself for a cookie',
  'counts more licenses than there are',
  'takes any object for a cookie',
  'says of every cancel that it was done',
  'looks at cookies after Shutdown',
  'can be shut down twice',
  'invokes the pending callback at Shutdown',
  'finds nothing where a filter says nothing of its kind',
  'takes no null for a filter',
  'says that the store is broken where nothing fits',
  'looks into the store again at ResetEnumeration',
  'keeps enumerators alive past the last WMDRMShutdown',
  'does not look at dwVersion',
  'looks at the first of several rights only',
  'looks at the first of several sources only',
  'finds nothing for an empty text',
  'takes the digits of the registry form for bytes as they lie',
  'enumerates in the order in which licenses came',
  'has nothing loaded past the end',
  'answers ERROR_NO_MORE_ITEMS as it is',
  'says XML for XMR, and XMR for XML',
  'says of a license of version 1 that it is XML',
  'hands out every license, restricted and temporary ones too',
  'says E_INVALIDARG where it makes no decryptor',
  'answers protection levels a license does not state',
  'refuses an inclusion list where there is none',
  'has dates in milliseconds since 1970',
  'has the root of a leaf in registry form',
  'has every property as text',
  'answers nothing, and succeeds, for a property the license does not state',
  'takes every name for that of a property',
  'tells of the license with limits where there is one without',
  'is always vague',
  'takes key ids in base64 only',
  'answers no states for what it does not understand',
  'answers queries after the last WMDRMShutdown',
  'does not know the actions that only the header has',
  'answers nothing for what it does not understand',
  'stores what of a response it can read',
  'refuses a license that is there already',
  'has one code for all that is no license response',
  'takes every flag for the one to delete at once',
  'finds no license by the registry form of its key id',
  'has nothing to say where there is nothing to clean',
  'cleans whatever its flags are',
  'raises an event for a cleaning that is waited for',
  'wants every action to have a name',
  'says of an acquisition that was cancelled that it failed',
  'has a text for the value of a silent acquisition',
  'has no code for what it does not understand',
  'takes a content header for version 1 too',
  'takes any actions for those it waits for',
  'takes any license for the one it waits for',
  'says of a monitoring that was cancelled that it failed',
  'takes no registry form of a key id to wait for',
] as const;

const mutants = licenseManagementAreas.flatMap((area) => area.mutants);

function findMutant(fault: string): ConformanceMutant {
  const mutant = mutants.find((each) => each.fault === fault);
  if (mutant === undefined) throw new Error(`No mutant ${fault}.`);
  return mutant;
}

function decidingOtherwise(): ConformanceSubject {
  return otherwise.reduce<ConformanceSubject>((subject, fault) => {
    return findMutant(fault).alter(subject);
  }, ourStack());
}

const stated = licenseManagementAreas
  .flatMap(({ cases }) => cases)
  .filter(({ source }) => source?.level !== 'design');

it.each(stated.map((each) => [each.id, each.title, each] as const))(
  'who decided otherwise where the pages are silent keeps %s: %s',
  async (_id, _title, contractCase) => {
    const { verdict, reason, findings } = await runCase(profile, contractCase, decidingOtherwise());
    expect({ verdict, reason }).not.toMatchObject({
      verdict: expect.stringMatching(/fail|error|timeout/) as string,
    });
    expect(findings.filter(({ requirement }) => requirement !== 'W-HRESULT-02')).toEqual([]);
  },
);

it('and is told so at the design level, decision by decision', async () => {
  const told = new Set(otherwise.flatMap((fault) => findMutant(fault).foundBy));
  const decided = licenseManagementAreas
    .flatMap(({ cases }) => cases)
    .filter(({ id }) => told.has(id));
  const kept: string[] = [];
  for (const each of decided) {
    const { verdict } = await runCase(profile, each, decidingOtherwise());
    if (verdict === 'pass') kept.push(each.id);
  }
  expect(kept).toEqual([]);
});
