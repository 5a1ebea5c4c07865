import {
  MF_ATTRIBUTES_MATCH_ALL_ITEMS,
  MF_ATTRIBUTES_MATCH_INTERSECTION,
  MF_ATTRIBUTES_MATCH_OUR_ITEMS,
  MF_ATTRIBUTES_MATCH_SMALLER,
  MF_ATTRIBUTES_MATCH_THEIR_ITEMS,
  type MF_ATTRIBUTES_MATCH_TYPE,
} from '../constants/mfobjects-attributes.js';
import { E_INVALIDARG } from '../hresult/com-codes.js';
import { comFailure, comSuccess, type ComResult } from '../hresult/com-result.js';
import type { AttributeItem, IMFAttributes } from './imf-attributes.js';

/**
 * Compares two sets by the rules of `IMFAttributes::Compare`. Uses only the interface, since the other set may be
 * somebody else's implementation.
 */
export function compareAttributes(
  ours: IMFAttributes,
  theirs: IMFAttributes,
  matchType: MF_ATTRIBUTES_MATCH_TYPE,
): ComResult<boolean> {
  switch (matchType) {
    case MF_ATTRIBUTES_MATCH_OUR_ITEMS:
      return comSuccess(within(ours, theirs));
    case MF_ATTRIBUTES_MATCH_THEIR_ITEMS:
      return comSuccess(within(theirs, ours));
    case MF_ATTRIBUTES_MATCH_ALL_ITEMS:
      return comSuccess(count(ours) === count(theirs) && within(ours, theirs));
    case MF_ATTRIBUTES_MATCH_INTERSECTION:
      return comSuccess(
        items(ours).every((item) => !theirs.GetItemType(item.guidKey).ok || has(theirs, item)),
      );
    case MF_ATTRIBUTES_MATCH_SMALLER:
      return comSuccess(count(ours) <= count(theirs) ? within(ours, theirs) : within(theirs, ours));
    default:
      return comFailure(E_INVALIDARG);
  }
}

function within(part: IMFAttributes, whole: IMFAttributes): boolean {
  return items(part).every((item) => has(whole, item));
}

function has(attributes: IMFAttributes, { guidKey, value }: AttributeItem): boolean {
  return attributes.CompareItem(guidKey, value).value === true;
}

function count(attributes: IMFAttributes): number {
  return attributes.GetCount().value ?? 0;
}

function items(attributes: IMFAttributes): AttributeItem[] {
  return Array.from({ length: count(attributes) }, (_, index) => attributes.GetItemByIndex(index))
    .filter((result) => result.ok)
    .map(({ value }) => value);
}
