import { MF_EVENT_FLAG_NO_WAIT } from '../constants/mfobjects-event-flags.js';
import { ComError } from '../hresult/com-error.js';
import { unwrap, type ComResult } from '../hresult/com-result.js';
import { MF_E_MULTIPLE_SUBSCRIBERS, MF_E_NO_EVENTS_AVAILABLE } from '../hresult/mf-codes.js';
import type { IMFMediaEvent } from '../media-foundation/imf-media-event.js';
import { IID_IUnknown, type IUnknown } from '../unknown/iunknown.js';
import type { IWMDRMEventGenerator } from '../wmdrm/iwmdrm-event-generator.js';
import {
  cancelled,
  OperationRun,
  type CompletedOperation,
  type RunOperationOptions,
} from './operation-run.js';

/** Objects an operation is being run on. */
const beingRead = new WeakSet<IUnknown>();

/**
 * Runs an asynchronous method to its completed event:
 * `await runOperation(management, () => management.BackupLicenses(directory, 0))`. It reads the events of the object
 * meanwhile; those of other operations go back into the queue at the end. Two operations at once need two objects.
 * @param start calls the method and answers its result. Every success code is one: the operation is pending.
 * @returns resolves when the status of the completed event is a success.
 * @throws ComError with the status of the completed event, its `cause` the words of the operation; with what `start`
 * answers; with `NS_E_DRM_OPERATION_CANCELED` after a cancel, whatever its severity, its `cause` the reason of the
 * signal; with `MF_E_SHUTDOWN` if the object is shut down; with `MF_E_MULTIPLE_SUBSCRIBERS`, before anything starts, if
 * another operation is run on the object or somebody waits with BeginGetEvent. Or whatever `start` or `progress` throw.
 */
export async function runOperation(
  generator: IWMDRMEventGenerator,
  start: () => ComResult<IUnknown>,
  options: RunOperationOptions = {},
): Promise<CompletedOperation> {
  const { signal } = options;
  if (signal?.aborted === true) throw cancelled(signal);
  const identity = unwrap(generator.QueryInterface(IID_IUnknown));
  if (beingRead.has(identity)) {
    throw new ComError(MF_E_MULTIPLE_SUBSCRIBERS, { what: 'runOperation' });
  }
  beingRead.add(identity);
  const others: IMFMediaEvent[] = [];
  try {
    takeEarlierEvents(generator, others);
    return await new OperationRun(generator, start, options, others).run();
  } finally {
    beingRead.delete(identity);
    for (const event of others) putBack(generator, event);
  }
}

/** What lies in the queue before the operation starts belongs to others. */
function takeEarlierEvents(generator: IWMDRMEventGenerator, others: IMFMediaEvent[]): void {
  for (;;) {
    const { ok, hr, value } = generator.GetEvent(MF_EVENT_FLAG_NO_WAIT);
    if (ok) others.push(value);
    else if (hr === MF_E_NO_EVENTS_AVAILABLE) return;
    else throw new ComError(hr, { what: 'GetEvent' });
  }
}

function putBack(generator: IWMDRMEventGenerator, event: IMFMediaEvent): void {
  generator.QueueEvent(
    unwrap(event.GetType()),
    unwrap(event.GetExtendedType()),
    unwrap(event.GetStatus()),
    unwrap(event.GetValue()),
  );
}
