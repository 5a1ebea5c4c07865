/**
 * The codes of Media Foundation this package uses or hands on. Source: mferror.h; sdk-api pages of mfobjects.
 */
export const mfTable = {
  MF_E_PLATFORM_NOT_INITIALIZED: {
    value: 0xc00d36b0,
    meaning: 'Media Foundation was not started.',
  },
  MF_E_BUFFERTOOSMALL: { value: 0xc00d36b1, meaning: 'The buffer is too small.' },
  MF_E_INVALIDREQUEST: {
    value: 0xc00d36b2,
    meaning: 'The request makes no sense in the present state.',
  },
  MF_E_NOT_INITIALIZED: { value: 0xc00d36b6, meaning: 'The object was not initialized.' },
  MF_E_UNEXPECTED: {
    value: 0xc00d36bb,
    meaning: 'Something happened that should not be possible.',
  },
  MF_E_INVALIDTYPE: {
    value: 0xc00d36bd,
    meaning: 'The value has another type than the one asked for, or one that is not allowed here.',
  },
  MF_E_NOT_FOUND: { value: 0xc00d36d5, meaning: 'Not found.' },
  MF_S_MULTIPLE_BEGIN: {
    value: 0x000d36d8,
    meaning:
      'The same request is pending already; nothing was added and there is no second callback.',
  },
  MF_E_MULTIPLE_BEGIN: {
    value: 0xc00d36d9,
    meaning: 'The callback has a request pending with another state object.',
  },
  MF_E_MULTIPLE_SUBSCRIBERS: {
    value: 0xc00d36da,
    meaning: 'Somebody else waits for the next event.',
  },
  MF_E_BAD_STARTUP_VERSION: {
    value: 0xc00d36e3,
    meaning: 'Started with a version that does not fit.',
  },
  MF_E_ATTRIBUTENOTFOUND: { value: 0xc00d36e6, meaning: 'There is no attribute with this key.' },
  MF_E_OPERATION_CANCELLED: { value: 0xc00d36ed, meaning: 'The operation was cancelled.' },
  MF_E_INVALID_WORKQUEUE: { value: 0xc00d36ff, meaning: 'There is no such work queue.' },
  MF_E_NO_EVENTS_AVAILABLE: { value: 0xc00d3e80, meaning: 'No event is queued.' },
  MF_E_SHUTDOWN: { value: 0xc00d3e85, meaning: 'The object has been shut down.' },
} as const;
