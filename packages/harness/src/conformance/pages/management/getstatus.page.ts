import type { SourcePage } from '../../../contract/source-page.js';

export const getStatusPage: SourcePage = {
  name: 'wmformat/iwmdrmlicensebackuprestorestatus-getstatus',
  sentences: [
    {
      section: 'Description',
      says: 'GetStatus gives details about the state of a backup or restore.',
      covered: ['LM-STATUS-01'],
    },
    {
      section: 'Parameters',
      says: 'The caller receives a WM_BACKUP_RESTORE_STATUS.',
      covered: ['LM-STATUS-01'],
    },
    {
      section: 'Return value',
      says: 'It answers an HRESULT; S_OK says that it succeeded.',
      covered: ['LM-STATUS-01', 'W-HRESULT-01'],
    },
    {
      section: 'Return value',
      says: 'Other codes are possible.',
      covered: [],
      uncovered: 'a permission, which nothing can break',
    },
  ],
};
