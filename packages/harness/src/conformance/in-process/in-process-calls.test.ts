import { expect, it } from 'vitest';
import { InProcessCalls } from './in-process-calls.js';

it('a method an object lacks is named', async () => {
  const calls = new InProcessCalls();
  const object = calls.objects.referenceTo({});
  await expect(calls.call(object, 'Wmdrmsdk', 'WMDRMStartup', [])).rejects.toThrow(
    'TypeError: the object has no method WMDRMStartup',
  );
});
