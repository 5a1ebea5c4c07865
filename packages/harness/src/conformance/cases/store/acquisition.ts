import { g_wszWMDRM_ACTION_TAG, g_wszWMDRM_ACTIONLIST_TAG } from '@wmdrm/com/constants';
import { expectEqual, NotApplicable } from '../../../contract/expectations.js';
import type { ConformanceContext } from '../../conformance-context.js';
import type { Answer } from '../../machine/answer.js';
import type { Face } from '../../machine/face.js';
import { present, type Machine } from '../../machine/machine.js';
import type { FixtureAcquisition, LicenseFixture } from '../../subject/license-fixture.js';
import type { Management } from '../licenses/license-list.js';
import { readOperation, type OperationRun } from '../management/run-operation.js';

/** The text that asks for these actions. */
export function actionList(...actions: readonly string[]): string {
  const elements = actions.map((action) => element(g_wszWMDRM_ACTION_TAG, action));
  return element(g_wszWMDRM_ACTIONLIST_TAG, elements.join(''));
}

function element(tag: string, content: string): string {
  return `<${tag}>${content}</${tag}>`;
}

export type IssuedFixture = LicenseFixture & { readonly acquisition: FixtureAcquisition };

/** Licenses to play that a server issues and that fit; the case does not apply if there are less than `least`. */
export function issued(
  { fixtures }: ConformanceContext,
  fits: (fixture: LicenseFixture) => boolean = () => true,
  least = 1,
): readonly [IssuedFixture, ...IssuedFixture[]] {
  const found = fixtures((each) => each.rights.includes('Play') && fits(each)).filter(
    (each): each is IssuedFixture => each.acquisition !== undefined,
  );
  const [first, ...others] = found;
  if (first === undefined || found.length < least) {
    throw new NotApplicable(`a server issues ${found.length} such licenses, not ${least}`);
  }
  return [first, ...others];
}

/** Reads the one event of an acquisition whose call must succeed. */
export async function completionOf(
  machine: Machine,
  management: Management,
  started: Answer<Face<'IUnknown'>>,
): Promise<OperationRun['completed']> {
  const cookie = present('the call', started);
  return (await readOperation(machine, management, cookie)).completed;
}

/** Begins an acquisition that stops before its license is there; needs `hold`. */
export async function holdAcquisition(
  machine: Machine,
  start: () => Promise<Answer<Face<'IUnknown'>>>,
): Promise<Face<'IUnknown'>> {
  const { controls } = machine;
  await controls.hold?.();
  let answer: Answer<Face<'IUnknown'>> | undefined;
  void start().then((started) => (answer = started));
  await machine.until('the license server is waited for', async () => {
    if (answer?.ok === false) present('the call', answer);
    return (await controls.isHeld?.()) || undefined;
  });
  const started = await machine.until(
    'the call returns while the license has not come',
    () => answer,
  );
  return present('the call', started);
}

/** The local store must hold these licenses, and no others. */
export async function expectHeld(machine: Machine, names: readonly string[]): Promise<void> {
  expectEqual('licenses in the local store', await machine.controls.held(), names);
}
