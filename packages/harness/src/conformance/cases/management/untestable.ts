import type { UntestableRequirement } from '../../../contract/requirement.js';

const guide = 'wmformat/backing-up-and-restoring-of-drm-licenses';
const backup = 'wmformat/iwmdrmlicensemanagement-backuplicenses';

/** What the pages and decisions on backup and restore say and no case can show to be broken. */
export const managementUntestable: readonly UntestableRequirement[] = [
  {
    id: 'LM-COOKIE-04',
    title: 'a call that fails writes no cookie',
    source: { level: 'design', decision: 'U4' },
    untestable: 'no case of its own: W-OUT-01 holds every call of every case to it',
  },
  {
    id: 'LM-COOKIE-05',
    title: 'a null pointer for the cookie is refused',
    source: { level: 'design', decision: 'U2' },
    untestable: 'the suite has no out pointers: what a call writes comes back as its value',
  },
  {
    id: 'LM-EVENT-13',
    title: 'no event is queued before the method that starts its operation has returned',
    source: { level: 'design', decision: 'U27' },
    untestable:
      'an event that lies there right after the call may have been queued right after the call',
  },
  {
    id: 'LM-EVENT-14',
    title: 'callbacks are never invoked inside a call',
    source: { level: 'design', decision: 'U45' },
    untestable: 'no case of its own: W-CALLBACK-01 holds every callback of every case to it',
  },
  {
    id: 'LM-EVENT-15',
    title: 'what a callback throws in Invoke harms nobody',
    source: { level: 'design', decision: 'U45' },
    untestable:
      'callbacks of the suite live in its own process, where nothing of the subject hears them throw',
  },
  {
    id: 'LM-STATUS-06',
    title: 'the client frees bstrError',
    source: { level: 'design', decision: 'U33' },
    untestable: 'who frees memory does not show in values',
  },
  {
    id: 'LM-STATUS-07',
    title: 'GetStatus with a null pointer fails',
    source: { level: 'design', decision: 'U34' },
    untestable: 'the suite has no out pointers: what a call writes comes back as its value',
  },
  {
    id: 'LM-STATUS-08',
    title: 'a status describes the pending operation',
    source: {
      level: 'documented',
      page: 'wmformat/wm-backup-restore-status',
      section: 'Remarks',
    },
    untestable:
      'the page can be read both ways, as of the moment of the event and of the call; LM-STATUS-02 holds to the first by decision U31',
  },
  {
    id: 'LM-BACKUP-15',
    title: 'how the files of a backup are named and what is in them',
    source: { level: 'design', decision: 'U13' },
    untestable:
      'the suite does not look inside backups; every implementation has a format of its own',
  },
  {
    id: 'LM-BACKUP-16',
    title: 'an operation goes on when the last reference to its object is given back',
    source: { level: 'design', decision: 'U42' },
    untestable:
      'references are counted by the subject alone; that nobody has to read events is LM-BACKUP-14',
  },
  {
    id: 'LM-DIRECTORY-12',
    title: 'sharing violations, lost connections and time-outs have codes of their own',
    source: { level: 'design', decision: 'U7' },
    untestable:
      'the suite cannot bring them about in every network; fail-held leaves open how an operation fails',
  },
  {
    id: 'LM-PATH-09',
    title: 'an absolute local path is taken where the implementation has local directories',
    source: { level: 'design', decision: 'U5' },
    untestable: 'only the implementation knows whether it has',
  },
  {
    id: 'LM-MERGE-09',
    title: 'a revoked license never comes back',
    source: { level: 'design', decision: 'U16' },
    untestable:
      'the message that revokes a license has a form only the subject and its service know',
  },
  {
    id: 'LM-MERGE-10',
    title: 'within one store the newer change wins where no date decides, also that of the backup',
    source: { level: 'design', decision: 'U16' },
    untestable: 'the suite cannot put a store back to an earlier state of itself',
  },
  {
    id: 'LM-SERVICE-08',
    title: 'restored licenses are issued anew for another computer, and issued again for the same',
    source: { level: 'documented', page: guide, section: 'The License Management Service' },
    untestable: 'the service is no part of the implementation; what it issues is up to it',
  },
  {
    id: 'LM-SERVICE-09',
    title: 'restores to a computer that has had the license are not counted',
    source: { level: 'documented', page: guide, section: 'Detecting Fraud' },
    untestable: 'the service counts, not the implementation',
  },
  {
    id: 'LM-SERVICE-10',
    title: 'a restore needs a connection to the internet',
    source: { level: 'documented', page: guide, section: 'The License Management Service' },
    untestable:
      'an implementation without a service restores without one; with one it is LM-SERVICE-03',
  },
  {
    id: 'LM-COMPUTER-06',
    title: 'a user has to consent before a computer is individualized',
    source: { level: 'documented', page: guide, section: 'The License Management Service' },
    untestable:
      'the application asks the user; WMDRM_RESTORE_INDIVIDUALIZE is its word that it has',
  },
  {
    id: 'LM-ARGUMENT-04',
    title: 'other codes than those of the page are possible',
    keyword: 'MAY',
    source: { level: 'documented', page: backup, section: 'Return value' },
    untestable: 'a permission, which nothing can break',
  },
];
