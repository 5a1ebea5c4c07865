import { measureCancel } from '../cancel/measure-cancel.ts';
import { measureFull } from '../full/measure-full.ts';
import { measureGrowth } from '../growth/measure-growth.ts';
import { measureCompression } from '../peers/measure-compression.ts';
import { measurePeers } from '../peers/measure-peers.ts';
import { measureRestricted } from '../restricted/measure-restricted.ts';
import { measureResume } from '../resume/measure-resume.ts';
import { measureVerify } from '../verify/measure-verify.ts';
import { comPart, incrementPart, smbPart } from './comparison-parts.ts';
import type { Part } from './part.ts';
import type { PartName } from './part-names.ts';

export const parts: Readonly<Record<PartName, Part>> = {
  full: { title: 'Full backups', measure: measureFull },
  peers: { title: 'Other backup programs', measure: measurePeers },
  compression: { title: 'Compression', measure: measureCompression },
  verify: { title: 'Verifying', measure: measureVerify },
  restricted: { title: 'Restricted licenses', measure: measureRestricted },
  growth: { title: 'Growth and memory', measure: measureGrowth },
  cancel: { title: 'Cancelling', measure: measureCancel },
  resume: { title: 'Resuming', measure: measureResume },
  com: comPart,
  smb: smbPart,
  increments: incrementPart,
};
