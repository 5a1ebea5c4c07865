/**
 * Every code a {@link LicenseStoreError} can carry. Codes are stable across versions; messages are not.
 * `meaning` says what happened, `remedy` what the reader can do about it.
 */
export const errorCodes = {
  'invalid-argument': {
    meaning: 'An argument is outside its documented range.',
    remedy: 'Correct the argument named in the message.',
  },
  'invalid-path': {
    meaning: 'The location is not a UNC path or local directory this project accepts.',
    remedy:
      'Write it as \\\\server\\share\\dir, //server/share/dir or an absolute local directory.',
  },
  'no-resolver': {
    meaning: 'No target resolver is responsible for this kind of location.',
    remedy: 'Map the share to a directory (--map //server/share=DIR) or add a resolver for it.',
  },
  cancelled: {
    meaning: 'The operation was cancelled; nothing of it is visible.',
    remedy: 'Run it again when it suits: finished segments are taken over.',
  },
  'backup-exists': {
    meaning: 'The directory already holds a backup, and overwriting was not asked for.',
    remedy: 'Pass overwrite (--overwrite) for a new generation; the old ones stay restorable.',
  },
  'no-backup': {
    meaning: 'There is no backup in this directory.',
    remedy: 'Check the location; `history` lists what a directory holds.',
  },
  'no-generation': {
    meaning: 'The backup has no such generation.',
    remedy: 'Choose one that `history` lists.',
  },
  busy: {
    meaning: 'Another run is writing to this backup set.',
    remedy: 'Wait until it has ended; a run that died is recognised by its silent lease.',
  },
  superseded: {
    meaning:
      'A later run has taken over this backup set; this one stopped without deleting anything.',
    remedy: 'Nothing is lost; run again if the later run does not finish.',
  },
  'lease-lost': {
    meaning: 'The run could not renew its lease in time and stopped itself.',
    remedy: 'Check the connection to the target and run again: finished segments are taken over.',
  },
  damaged: {
    meaning: 'The backup does not hold what it says it holds.',
    remedy:
      'Run `verify` to see what is damaged; `backup --overwrite --full` heals it while the store is intact.',
  },
  unsupported: {
    meaning: 'The backup or record uses a feature or version this reader does not know.',
    remedy: 'Use the version of this project that wrote it, or a newer one.',
  },
  'set-changed': {
    meaning: 'The backup set changed again and again while it was read.',
    remedy: 'Run again when no other run is writing to it.',
  },
  'outcome-unknown': {
    meaning: 'The target did not say whether the new generation was published.',
    remedy:
      'Run `verify` when the target answers again: it shows the old or the new generation, whole.',
  },
  'other-store': {
    meaning: 'The backup in this directory was made from another store.',
    remedy: 'Use another directory, or pass replaceOtherStore (--replace-other-store).',
  },
  'lineage-diverged': {
    meaning:
      "The store's file is an older copy or a clone: the backup knows changes this store never saw.",
    remedy:
      'Restore the backup into the store, so that nothing is lost; then pass replaceOtherStore (--replace-other-store).',
  },
  shrunk: {
    meaning: 'The store holds less than half the licenses of the backup it would replace.',
    remedy: 'If the licenses were removed on purpose, pass allowShrink (--allow-shrink).',
  },
  'restricted-licenses': {
    meaning: 'Not every license may be backed up, and the caller required all.',
    remedy: 'Run without requireAll (--require-all), or see which licenses are restricted.',
  },
  'store-corrupt': {
    meaning: 'The license store holds something else than what was put into it.',
    remedy:
      'Do not back up over good generations; restore the license named, or the newest good backup.',
  },
  'store-not-found': {
    meaning: 'There is no license store at this place.',
    remedy: 'Import or restore licenses first: both create the store.',
  },
  'store-invalid': {
    meaning: 'The file is not a license store.',
    remedy: 'Check the path given for the store.',
  },
  'store-unsupported': {
    meaning: 'The store was written by a newer version, or lies where a store must not lie.',
    remedy: 'Update this project, or move the store to a local disk.',
  },
  'store-busy': {
    meaning: 'Another process holds the store locked.',
    remedy: 'Try again when it has finished.',
  },
  'store-io': {
    meaning: 'Reading or writing the store failed.',
    remedy: 'See the cause; check disk space and permissions.',
  },
  'license-not-found': {
    meaning: 'The store holds no such license.',
    remedy: 'List the licenses to see their ids.',
  },
  'license-ambiguous': {
    meaning: 'More than one license begins with this id.',
    remedy: 'Give more characters of the id.',
  },
  'license-restricted': {
    meaning: 'The issuer or the policy does not let this license leave the store.',
    remedy: 'Nothing to do: it stays in the store and is not copied.',
  },
  'not-a-license': {
    meaning: 'No known license format recognises this file.',
    remedy: 'Check the file, or add the plugin that reads its format.',
  },
  'malformed-license': {
    meaning: 'The file begins like a license but does not keep its format.',
    remedy: 'Obtain the file again; the message says where it breaks.',
  },
  'limit-exceeded': {
    meaning: 'Something is larger than the documented limit.',
    remedy: 'See the limit in the message.',
  },
  'target-unreachable': {
    meaning: 'The server or mount point cannot be reached.',
    remedy: 'Check the network, the server name and that the share is mounted.',
  },
  'share-unknown': {
    meaning: 'The server has no share of this name.',
    remedy: 'Check the share name, or map it (--map //server/share=DIR).',
  },
  'access-denied': {
    meaning: 'The target refuses access.',
    remedy: 'Check the permissions of the user running this.',
  },
  'target-full': {
    meaning: 'The target has no space left.',
    remedy: 'Free space, or back up elsewhere; the old backup is untouched.',
  },
  'target-in-use': {
    meaning: 'Another program holds a file of the backup open.',
    remedy: 'Close it, or try again later.',
  },
  'connection-lost': {
    meaning: 'The connection to the target broke.',
    remedy: 'Run again when it is back: finished segments are taken over.',
  },
  'target-timeout': {
    meaning: 'The target did not answer in time.',
    remedy: 'Run again when it answers: finished segments are taken over.',
  },
  'not-a-directory': {
    meaning: 'The location is a file, not a directory.',
    remedy: 'Give the directory that holds, or shall hold, the backup.',
  },
  'directory-not-found': {
    meaning: 'The directory does not exist.',
    remedy: 'Check the location.',
  },
  'file-exists': {
    meaning: 'A file of this name already exists.',
    remedy: 'Nothing was overwritten; choose another place.',
  },
  'file-not-found': {
    meaning: 'A file that was asked for does not exist.',
    remedy: 'Check the path.',
  },
  'target-unsuitable': {
    meaning: 'The target cannot do what a safe backup needs (exclusive creation of a file).',
    remedy: 'Use another file system or share for the backup.',
  },
  'target-io': {
    meaning: 'Reading from or writing to the target failed.',
    remedy: 'See the cause; the previous backup is untouched.',
  },
  'listener-failed': {
    meaning: "The caller's event listener threw, which ends the operation.",
    remedy: 'See the cause; the listener is the code passed as onEvent.',
  },
  closed: {
    meaning: 'The object was used after it had been closed.',
    remedy: 'Open it again.',
  },
} as const;

/** A stable error code; see {@link errorCodes}. */
export type ErrorCode = keyof typeof errorCodes;
