import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { expect, test } from 'vitest';

test('a thread that is started by its name as JavaScript runs on sources', async () => {
  const thread = new Worker(new URL('fixtures/threads/thread.js', import.meta.url));
  const [answer] = await once(thread, 'message');
  expect(answer).toEqual({
    question: 'do I run on sources?',
    core: expect.stringMatching(/core\/src\/index\.ts$/),
    hex: '07',
  });
});
