import type { SourcePage } from '../../../contract/source-page.js';

const service = 'The License Management Service';
const right = 'Allowing or Disallowing the Right to Back Up and Restore';
const fraud = 'Detecting Fraud';

export const drmLicensesPage: SourcePage = {
  name: 'wmformat/backing-up-and-restoring-of-drm-licenses',
  sentences: [
    {
      section: 'Introduction',
      says: 'Licenses can be backed up, and restored to the same computer or to others.',
      covered: ['LM-BACKUP-06', 'LM-RESTORE-04', 'LM-RESTORE-05'],
    },
    {
      section: 'Introduction',
      says: 'The number of times a license can be restored is limited, so that licenses are used as they are meant to.',
      covered: ['LM-SERVICE-03', 'LM-SERVICE-09'],
    },
    {
      section: 'Introduction',
      says: 'A service counts the computers a license was restored to; at the limit it cannot be restored.',
      covered: ['LM-SERVICE-03', 'LM-SERVICE-09'],
    },
    {
      section: right,
      says: 'Only licenses that give the right to back up and restore are backed up and restored.',
      covered: ['LM-BACKUP-07'],
    },
    {
      section: right,
      says: 'Who issues a license can deny that right, and should where the license counts or has a time limit.',
      covered: [],
      uncovered: 'says what an issuer does; that the right counts is LM-BACKUP-07',
    },
    {
      section: right,
      says: 'Where the right is missing the application is given a key id.',
      covered: ['LM-BACKUP-02'],
    },
    {
      section: right,
      says: 'The user should hear of it, by title if the application knows the key id.',
      covered: [],
      uncovered: 'says what an application tells its user',
    },
    {
      section: service,
      says: 'A service of Microsoft manages restores.',
      covered: ['LM-SERVICE-10'],
    },
    {
      section: service,
      says: 'A backup takes all licenses of the computer to a place that is named; a restore names that place.',
      covered: ['LM-BACKUP-06', 'LM-BACKUP-12', 'LM-RESTORE-01'],
    },
    {
      section: service,
      says: 'For a restore the computer has to be connected to the internet, and a request goes to the service.',
      covered: ['LM-SERVICE-10'],
    },
    {
      section: service,
      says: 'The service issues a new license for another computer, or issues the earlier one again.',
      covered: ['LM-SERVICE-08'],
    },
    {
      section: service,
      says: 'The application shows or links a statement about privacy.',
      covered: [],
      uncovered: 'says what an application shows its user',
    },
    {
      section: service,
      says: 'Where a restore needs individualization the user has to consent.',
      covered: ['LM-COMPUTER-06'],
    },
    {
      section: fraud,
      says: 'The service counts restores license by license, and not those to a computer that had it before.',
      covered: ['LM-SERVICE-09'],
    },
    {
      section: fraud,
      says: 'A computer with a new operating system is another computer.',
      covered: ['LM-SERVICE-09'],
    },
    {
      section: fraud,
      says: 'At the limit the application is given a URL.',
      covered: ['LM-SERVICE-04'],
    },
    {
      section: fraud,
      says: 'The application opens it in a browser, and the user turns to who issued the license.',
      covered: [],
      uncovered: 'says what an application and its user do',
    },
    {
      section: 'Note',
      says: 'DRM does not work in programs for x64.',
      covered: [],
      uncovered: 'says on what machines the original runs',
    },
  ],
};
