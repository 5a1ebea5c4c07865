import { expect, test } from 'vitest';
import { endChild, spawnSubject, startsGroup, type EndedChild } from './subject-pipes.js';

/** What is killed to end a child on a platform. */
function killedOn(platform: NodeJS.Platform, child: Partial<EndedChild> = {}): readonly unknown[] {
  const killed: unknown[] = [];
  const running: EndedChild = {
    pid: 42,
    exitCode: null,
    signalCode: null,
    kill: (signal) => killed.push(['child', signal]) > 0,
    ...child,
  };
  endChild(running, { platform, kill: (pid, signal) => (killed.push([pid, signal]), true) });
  return killed;
}

test.each(['linux', 'darwin'] as const)(
  'on %s the whole group of a subject is ended',
  (platform) => {
    expect(startsGroup(platform)).toBe(true);
    expect(killedOn(platform)).toEqual([[-42, 'SIGKILL']]);
  },
);

test('on Windows, which has no groups, the shell is ended', () => {
  expect(startsGroup('win32')).toBe(false);
  expect(killedOn('win32')).toEqual([['child', 'SIGKILL']]);
});

test.each([{ pid: undefined }, { exitCode: 0 }, { signalCode: 'SIGTERM' as const }])(
  'a subject that does not run is left alone (%j)',
  (child) => {
    expect(killedOn('linux', child)).toEqual([]);
  },
);

test.runIf(startsGroup())(
  'a subject has ended though what it started holds its pipes',
  async () => {
    const { replies, ended } = spawnSubject('sleep 60 & echo $!; exit 3');
    let words = '';
    replies.on('data', (data: Buffer) => (words += data.toString()));
    const how = await ended;
    process.kill(Number(words));
    expect(how).toBe('exit code 3');
  },
);
