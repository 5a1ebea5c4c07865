import { expect, it } from 'vitest';
import type { DoctorReport } from '../output/completed-report.js';
import { doctorText, doctorVerdict } from './doctor-text.js';

const trial = { exclusiveCreate: true, rename: true, replace: true };
const durable = { exclusiveCreate: true, writable: true, flush: 'durable' } as const;
const able = { ...durable, flushDirectory: 'durable' } as const;

it.each([
  ['good', able, trial],
  ['limited', { ...durable, flushDirectory: 'none' }, trial],
  ['limited', { ...able, flush: 'none' }, trial],
  ['read-only', { ...able, writable: false }, undefined],
  ['unsuitable', able, { ...trial, exclusiveCreate: false }],
  ['unsuitable', able, { ...trial, rename: false }],
  ['unsuitable', able, { ...trial, replace: false }],
] as const)('calls a target %s that does %j and %j', (verdict, capabilities, tried) => {
  expect(doctorVerdict(capabilities, tried)).toBe(verdict);
});

const report: DoctorReport = {
  ...{ command: 'doctor', verdict: 'good', through: 'smb', writable: true, space: null },
  ...{ ...trial, flush: 'durable', flushDirectory: 'durable' },
  smb: { dialect: '3.1.1', signing: 'AES-GMAC', cipher: 'AES-256-GCM' },
};
const lastLine = (changes: Partial<DoctorReport>): string | undefined =>
  doctorText({ ...report, ...changes })
    .split('\n')
    .at(-1);

it('says in words what was negotiated and what works', () => {
  expect(doctorText(report).split('\n')).toEqual([
    'through             SMB 3.1.1, encrypted with AES-256-GCM',
    'exclusive creation  yes',
    'rename              yes',
    'replace             yes',
    'flush               files and directories',
    'space               not told',
    expect.stringContaining('is whole and on the disk'),
  ]);
});

it('says what a backup has to fear', () => {
  expect(lastLine({ verdict: 'limited', flush: 'none' })).toContain('may be lost or damaged');
  expect(lastLine({ verdict: 'limited', flushDirectory: 'none' })).toContain('the one before');
  expect(lastLine({ verdict: 'read-only' })).toContain('none can be made');
  expect(lastLine({ verdict: 'unsuitable' })).toContain('could not be kept apart');
});
