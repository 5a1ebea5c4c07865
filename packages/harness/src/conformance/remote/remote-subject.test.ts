import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { runProfile } from '../../contract/run-profile.js';
import { eventGeneratorProfile } from '../event-generator-profile.js';
import { iunknownProfile } from '../iunknown-profile.js';
import { licenseManagementProfile } from '../license-management-profile.js';
import { ourStack } from '../our-stack/our-stack.js';
import type { ConformanceSubject } from '../subject/conformance-subject.js';
import { connectedTo } from './fixtures/connected-subject.js';
import { remoteSubject } from './remote-subject.js';
import type { SubjectPipes } from './subject-pipes.js';

/** A subject that answers every request with these lines, `SEQ` standing for its number. */
function answering(
  ...lines: readonly string[]
): SubjectPipes & { readonly isKilled: () => boolean } {
  const [requests, replies] = [new PassThrough(), new PassThrough()];
  let killed = false;
  let end: (how: string) => void = () => undefined;
  requests.on('data', (data: Buffer) => {
    for (const request of data.toString().split('\n').filter(Boolean)) {
      const { seq } = JSON.parse(request) as { readonly seq: number };
      for (const line of lines) replies.write(`${line.replaceAll('SEQ', String(seq))}\n`);
    }
  });
  return {
    requests,
    replies,
    ended: new Promise((resolve) => (end = resolve)),
    kill: () => {
      killed = true;
      end('killed');
    },
    isKilled: () => killed,
  };
}

const hello = '"protocol":1,"name":"x","version":"1","capabilities":[],"licenses":[]';

describe('a subject at the other end of pipes', () => {
  it.each([licenseManagementProfile, eventGeneratorProfile, iunknownProfile])(
    'passes $name as it does in process',
    async (profile) => {
      const subject = await remoteSubject(() => connectedTo(ourStack()));
      const results = await runProfile(profile, subject);
      await subject.close?.();
      const good: readonly string[] = ['pass', 'not-applicable'];
      expect(results.filter(({ verdict }) => !good.includes(verdict))).toEqual([]);
      expect(results.flatMap(({ findings }) => findings)).toEqual([]);
    },
  );

  it('says what it is as it does in process', async () => {
    const [here, there] = [ourStack(), await remoteSubject(() => connectedTo(ourStack()))];
    const facts = ({ name, version, capabilities, licenses }: ConformanceSubject) => ({
      name,
      version,
      capabilities,
      licenses,
    });
    expect(facts(there)).toEqual(facts(here));
    await there.close?.();
  });
});

describe('a subject is refused', () => {
  it('that speaks another protocol', async () => {
    const pipes = answering('{"seq":SEQ,"ok":{"protocol":2,"name":"x"}}');
    await expect(remoteSubject(() => pipes)).rejects.toThrow('speaks protocol 2, the suite 1');
    expect(pipes.isKilled()).toBe(true);
  });

  it.each([
    ['no JSON', 'hello', 'it is no JSON'],
    ['another member', '{"seq":SEQ,"ok":{"nam":"x"}}', 'must NOT have additional properties'],
    ['no number', '{"ok":{}}', "must have required property 'seq'"],
    ['a fixture without a key id', '{"seq":SEQ,"ok":{"licenses":[{"name":"a"}]}}', 'licenses'],
  ])('that answers with %s', async (_what, line, words) => {
    const pipes = answering(line);
    await expect(remoteSubject(() => pipes)).rejects.toThrow(words);
    expect(pipes.isKilled()).toBe(true);
  });

  it('that greets with an error, and it is not left behind', async () => {
    const pipes = answering('{"seq":SEQ,"error":"no display"}');
    await expect(remoteSubject(() => pipes)).rejects.toThrow('The driver reports: no display');
    expect(pipes.isKilled()).toBe(true);
  });

  it('that answers what nobody asked, at once', async () => {
    const pipes = answering('{"seq":99,"ok":{}}');
    await expect(remoteSubject(() => pipes)).rejects.toThrow('it answers 99, which nobody asked');
    expect(pipes.isKilled()).toBe(true);
  });

  it('that claims a capability nobody knows', async () => {
    const pipes = answering(`{"seq":SEQ,"ok":{${hello.replace('[]', '["teleport"]')}}}`);
    await expect(remoteSubject(() => pipes)).rejects.toThrow('teleport');
  });
});

it('a subject that does not answer in time is ended, and started again for the next case', async () => {
  let started = 0;
  const subject = await remoteSubject(
    () => {
      started += 1;
      return started === 1 ? greetsOnly() : answering(`{"seq":SEQ,"ok":{${hello},"path":null}}`);
    },
    { timeoutMs: 20 },
  );
  await expect(subject.directory('fresh')).rejects.toThrow('did not answer directory within 20 ms');
  expect(await subject.directory('fresh')).toBeUndefined();
  expect(started).toBe(2);
});

/** Answers the first request only. */
function greetsOnly(): SubjectPipes {
  const pipes = answering();
  (pipes.replies as PassThrough).write(`{"seq":1,"ok":{${hello}}}\n`);
  return pipes;
}

it.each([
  ['{"int64":"abc"}', 'int64'],
  ['{"object":"x"}', 'object'],
  ['{"suite":0}', 'suite'],
  ['{"bytes":7}', 'bytes'],
  ['[{"bytes":"?"}]', 'bytes'],
  ['{"vt":13,"value":{"double":"many"}}', 'double'],
])('a subject that answers the value %s breaks the protocol', async (value, member) => {
  const subject = await remoteSubject(() =>
    answering(`{"seq":SEQ,"ok":{${hello},"machine":1,"wmdrmsdk":1,"value":${value}}}`),
  );
  const machine = await subject.open({});
  const call = machine.call(machine.wmdrmsdk, 'Wmdrmsdk', 'WMDRMCreateProvider', []);
  await expect(call).rejects.toThrow(
    `The subject broke the protocol: the value of Wmdrmsdk::WMDRMCreateProvider holds no ${member}.`,
  );
});
