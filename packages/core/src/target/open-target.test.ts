import { describe, expect, it } from 'vitest';
import { MemoryTarget } from '../fixtures/memory-target.js';
import { refusal } from '../fixtures/refusals.js';
import type { Location } from '../location/location.js';
import { openTarget } from './open-target.js';
import type { TargetResolver } from './target-resolver.js';

/** A resolver for one kind of location; `opened` has what it was asked to open. */
function resolver(
  kind: Location['kind'],
  target: MemoryTarget,
  opened: unknown[] = [],
): TargetResolver {
  return {
    name: kind,
    handles: (location) => location.kind === kind,
    open: async (...asked) => {
      opened.push(...asked);
      return target;
    },
  };
}

describe('openTarget', () => {
  it('opens with the first resolver that handles the location', async () => {
    const [local, first, second] = [new MemoryTarget(), new MemoryTarget(), new MemoryTarget()];
    const resolvers = [resolver('local', local), resolver('unc', first), resolver('unc', second)];
    expect(await openTarget('//server/share/dir', resolvers)).toBe(first);
  });

  it('hands over the parsed location and the options', async () => {
    const opened: unknown[] = [];
    const options = { create: true };
    await openTarget('/backups', [resolver('local', new MemoryTarget(), opened)], options);
    expect(opened).toEqual([expect.objectContaining({ kind: 'local', path: '/backups' }), options]);
  });

  it('says which location nobody handles', async () => {
    const error = await refusal(() =>
      openTarget('//server/share', [resolver('local', new MemoryTarget())]),
    );
    expect(error).toMatchObject({ code: 'no-resolver', details: { path: '\\\\server\\share' } });
  });

  it('opens nothing once it is cancelled', async () => {
    const opened: unknown[] = [];
    const resolvers = [resolver('local', new MemoryTarget(), opened)];
    const error = await refusal(() => openTarget('/x', resolvers, { signal: AbortSignal.abort() }));
    expect(error.code).toBe('cancelled');
    expect(opened).toEqual([]);
  });
});
