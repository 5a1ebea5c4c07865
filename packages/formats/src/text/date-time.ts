const isoForm =
  /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?(?:Z|([+-])(\d{2}):?(\d{2})))?$/;
const wmrmForm = /^#?(\d{4})(\d{2})(\d{2})(?: (\d{2}):(\d{2}):(\d{2}))?Z#?$/;

/**
 * Milliseconds since 1970 UTC of an ISO 8601 calendar date with time and zone (`2013-11-04T01:08:15+01:00`), or of a
 * date alone, which stands for its first moment in UTC. `undefined` for anything else: without a zone a time is ambiguous.
 */
export function parseIsoDateTime(text: string): number | undefined {
  const match = isoForm.exec(text);
  if (!match) return undefined;
  const [, year, month, day, hour, minute, second, fraction, sign, zoneHour, zoneMinute] = match;
  const local = milliseconds(year, month, day, hour, minute, second);
  const zone = Number(zoneHour ?? 0) * 60 + Number(zoneMinute ?? 0);
  if (local === undefined || Number(zoneMinute ?? 0) > 59 || zone > 14 * 60) return undefined;
  const thousandths = Number((fraction ?? '').padEnd(3, '0').slice(0, 3));
  return local + thousandths - (sign === '-' ? -zone : zone) * 60_000;
}

/**
 * Milliseconds since 1970 UTC of a date in the form of the WMRM rights dates: `#20050101Z#`, `#20050101 10:30:00Z#`,
 * with or without the number signs (Windows Media Rights Manager SDK, WMRMRights.ExpirationDate).
 */
export function parseWmrmDate(text: string): number | undefined {
  const match = wmrmForm.exec(text);
  return match ? milliseconds(...(match.slice(1) as DateParts)) : undefined;
}

type DateParts = [string?, string?, string?, string?, string?, string?];

function milliseconds(...parts: DateParts): number | undefined {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts.map((part) =>
    Number(part ?? 0),
  );
  if (hour > 23 || minute > 59 || second > 59) return undefined;
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  // The calendar moves 31 April to 1 May: a date that moved was none.
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined;
  return date.getTime() + ((hour * 60 + minute) * 60 + second) * 1000;
}
