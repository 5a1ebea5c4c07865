import { beforeEach, describe, expect, it } from 'vitest';
import { isLicenseStoreError } from '../errors/license-store-error.js';
import { failure } from '../fixtures/memory-target.js';
import { settle } from '../fixtures/manual-clock.js';
import { refusal } from '../fixtures/refusals.js';
import { testHost } from '../fixtures/test-host.js';
import type { OperationEvent, OperationOptions } from './operation-event.js';
import { runOperation, type OperationContext } from './run-operation.js';

const started = { operation: 'backup', location: 'memory' } as const;

let events: OperationEvent<string>[];
const onEvent = (event: OperationEvent<string>): void => void events.push(event);
const types = (): readonly string[] => events.map(({ type }) => type);

beforeEach(() => {
  events = [];
});

function run(
  work: (context: OperationContext<string>) => Promise<string>,
  options: OperationOptions<string> = { onEvent },
): Promise<string> {
  return runOperation(options, testHost(), started, work);
}

describe('an operation', () => {
  it('never begins inside the call, nor before the caller goes on', async () => {
    let begun = false;
    const ended = run(async () => {
      begun = true;
      return 'report';
    });
    expect([begun, events]).toEqual([false, []]);
    await Promise.resolve();
    expect([begun, events]).toEqual([false, []]);
    await ended;
    expect(begun).toBe(true);
  });

  it('begins when the scheduler says so', async () => {
    const tasks: (() => void)[] = [];
    const host = {
      ...testHost(),
      scheduler: { later: (task: () => void) => void tasks.push(task) },
    };
    void runOperation({ onEvent }, host, started, async () => 'report');
    await settle();
    expect(events).toEqual([]);
    tasks[0]!();
    await settle();
    expect(types()).toEqual(['started', 'completed']);
  });

  it('ends with `completed` and the report it resolves with', async () => {
    expect(await run(async () => 'report')).toBe('report');
    expect(events).toEqual([
      { type: 'started', ...started },
      { type: 'completed', report: 'report' },
    ]);
  });

  it('ends with `failed` and the error it rejects with', async () => {
    const error = await refusal(() =>
      run(async () => {
        throw failure('target-full', 'x');
      }),
    );
    expect(error.code).toBe('target-full');
    expect(events.slice(1)).toEqual([{ type: 'failed', error }]);
  });

  it('rejects with nothing but a LicenseStoreError', async () => {
    const cause = new TypeError('a fault in a plugin');
    const error = await refusal(() => run(() => Promise.reject(cause)));
    expect(error).toMatchObject({ message: 'a fault in a plugin', cause });
    expect(isLicenseStoreError(error)).toBe(true);
  });

  it('keeps its warnings for the report', async () => {
    const warning = { code: 'not-pruned', message: 'x' } as const;
    await run(async (context) => {
      await context.warn(warning);
      return JSON.stringify(context.warnings);
    });
    expect(events.slice(1)).toEqual([
      { type: 'warning', ...warning },
      { type: 'completed', report: JSON.stringify([warning]) },
    ]);
  });

  it('needs no listener', async () => {
    expect(await run(async () => 'report', {})).toBe('report');
  });
});

describe('a cancelled operation', () => {
  it('ends with `cancelled` and an AbortError with the reason as its cause', async () => {
    const controller = new AbortController();
    const error = await refusal(() =>
      run(
        async (context) => {
          controller.abort('enough');
          context.throwIfCancelled();
          return 'report';
        },
        { onEvent, signal: controller.signal },
      ),
    );
    expect(error).toMatchObject({ name: 'AbortError', code: 'cancelled', cause: 'enough' });
    expect(events.slice(1)).toEqual([{ type: 'cancelled', error }]);
  });

  it('that was cancelled before it began does no work', async () => {
    let begun = false;
    const error = await refusal(() =>
      run(
        async () => {
          begun = true;
          return 'report';
        },
        { onEvent, signal: AbortSignal.abort() },
      ),
    );
    expect({ code: error.code, begun, types: types() }).toEqual({
      code: 'cancelled',
      begun: false,
      types: ['cancelled'],
    });
  });

  it("takes the platform's own abort error of a port for what it is", async () => {
    const controller = new AbortController();
    const error = await refusal(() =>
      run(
        async () => {
          controller.abort('enough');
          throw new DOMException('aborted', 'AbortError');
        },
        { signal: controller.signal },
      ),
    );
    expect(error).toMatchObject({ code: 'cancelled', cause: 'enough' });
  });

  it('that fails for another reason says that reason', async () => {
    const controller = new AbortController();
    const error = await refusal(() =>
      run(
        async () => {
          controller.abort();
          throw failure('connection-lost', 'x');
        },
        { signal: controller.signal },
      ),
    );
    expect(error.code).toBe('connection-lost');
  });

  it('after the point of no return goes on to its end', async () => {
    const controller = new AbortController();
    const report = await run(
      async (context) => {
        context.passPointOfNoReturn();
        controller.abort();
        context.throwIfCancelled();
        return String(context.signal);
      },
      { onEvent, signal: controller.signal },
    );
    expect(report).toBe('undefined');
    expect(types()).toEqual(['started', 'completed']);
  });
});

describe('a listener', () => {
  it('holds the operation back until its promise is done', async () => {
    let goOn!: () => void;
    let begun = false;
    const ended = run(
      async () => {
        begun = true;
        return 'report';
      },
      {
        onEvent: ({ type }) =>
          type === 'started' ? new Promise<void>((resolve) => (goOn = resolve)) : undefined,
      },
    );
    await settle();
    expect(begun).toBe(false);
    goOn();
    await ended;
    expect(begun).toBe(true);
  });

  it.each<[string, () => void | Promise<void>]>([
    [
      'throws',
      () => {
        throw new Error('mine');
      },
    ],
    ['rejects', () => Promise.reject(new Error('mine'))],
  ])('that %s ends the operation', async (_, react) => {
    let begun = false;
    const error = await refusal(() =>
      run(
        async () => {
          begun = true;
          return 'report';
        },
        {
          onEvent: (event) => {
            onEvent(event);
            return react();
          },
        },
      ),
    );
    expect(error).toMatchObject({ code: 'listener-failed', cause: { message: 'mine' } });
    expect({ begun, types: types() }).toEqual({ begun: false, types: ['started', 'failed'] });
  });

  it('that throws after the point of no return changes nothing', async () => {
    const report = await run(
      async (context) => {
        context.passPointOfNoReturn();
        await context.warn({ code: 'not-pruned', message: 'x' });
        return 'report';
      },
      {
        onEvent: (event) => {
          onEvent(event);
          if (event.type !== 'started') throw new Error('mine');
        },
      },
    );
    expect(report).toBe('report');
    expect(types()).toEqual(['started', 'warning', 'completed']);
  });

  it('that throws at the terminal event does not hide what happened', async () => {
    const error = await refusal(() =>
      run(() => Promise.reject(failure('target-full', 'x')), {
        onEvent: ({ type }) => {
          if (type === 'failed') throw new Error('mine');
        },
      }),
    );
    expect(error.code).toBe('target-full');
  });

  it('that throws a cancellation of its own has still failed', async () => {
    const error = await refusal(() =>
      run(async () => 'report', {
        onEvent: () => {
          throw failure('cancelled', 'mine');
        },
      }),
    );
    expect(error.code).toBe('listener-failed');
  });
});
