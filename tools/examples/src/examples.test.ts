import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { runExample } from './fixtures/run-example.ts';
import { transcriptOf } from './fixtures/transcript.ts';

/** What each example prints. */
const examples: Readonly<Record<string, readonly string[]>> = {
  'backup-and-restore': ['1 backed up, 0 not; the backup is good', '1 restored'],
  'backup-through-com': transcriptOf('docs/guides/from-wmdrmsdk.md'),
  'follow-and-cancel': [
    'leaving at 0 of 50 licenses',
    '0 backups there',
    '50 backed up as generation 2',
  ],
  'own-policy': ['3 backed up, 2 not', 'song-2.lic: policy', 'song-4.lic: policy'],
  'own-target': [
    String.raw`3 backed up to \\nas\backups\laptop`,
    String.raw`share-unknown: Cannot open \\nas\archive: the share, or the directory mapped to it, does not exist.`,
  ],
};

test.each(Object.entries(examples))('%s', (name, printed) => {
  const run = runExample(name);
  expect(run).toMatchObject({ exitCode: 0, stderr: '', printed });
});

test('a backup to a mapped share lies where the share is mounted', () => {
  const { directory } = runExample('backup-and-restore');
  expect(existsSync(path.join(directory, 'laptop/manifest-0000000001.json'))).toBe(true);
});

test.each([
  'DRM_BACKUPRESTORE_BEGIN',
  'DRM_RESTRICTED_LICENSE',
  'DRM_BACKUPRESTORE_END',
  'MEWMDRMLicenseBackupCompleted',
  'NS_E_DRM_BACKUP_EXISTS',
  'NS_E_DRM_OPERATION_CANCELED',
])('the client of the contract meets %s', (name) => {
  expect(examples['backup-through-com']?.join('\n')).toMatch(new RegExp(`\\b${name}\\b`));
});

test('every program among the examples is run', () => {
  const programs = readdirSync(import.meta.dirname)
    .filter((file) => /^[\w-]+\.ts$/.test(file))
    .map((file) => path.basename(file, '.ts'));
  const parts = ['automounted', 'library'];
  expect(programs.filter((name) => !parts.includes(name)).sort()).toEqual(
    Object.keys(examples).sort(),
  );
});
