import { expect, test } from 'vitest';
import * as msdrm from '../constants/wmdrmsdk-msdrm-status.js';
import { wmtStatusName } from '../constants/wmsdkidl-status.js';
import { wmtStatusOf } from './wmt-status-of.js';

// Only the older API tells the numbers apart: the names agree but for their prefix.
const statuses = Object.entries(msdrm).filter(([, value]) => typeof value === 'number');

test.each(statuses as [string, msdrm.MSDRM_STATUS][])('%s', (name, status) => {
  const found = wmtStatusOf(status);
  if (found === undefined) expect(name).toMatch(/INFORMATION|OPL_NOTIFICATION|REFRESHCRL/);
  else expect(wmtStatusName(found)).toBe(name.replace('DRM_', 'WMT_'));
});
