/**
 * The codes every COM object answers.
 * Source: winerror.h, strsafe.h; Win32 documentation com/error-handling-strategies.
 */
export const comTable = {
  S_OK: { value: 0, meaning: 'Done.' },
  S_FALSE: { value: 1, meaning: 'Done, and there was nothing to do, or the answer is no.' },
  E_NOTIMPL: { value: 0x80004001, meaning: 'Not implemented.' },
  E_NOINTERFACE: { value: 0x80004002, meaning: 'The object does not implement this interface.' },
  E_POINTER: {
    value: 0x80004003,
    meaning: 'A pointer is missing, or what it should point to does not exist.',
  },
  E_ABORT: { value: 0x80004004, meaning: 'Aborted by the caller.' },
  E_FAIL: { value: 0x80004005, meaning: 'Failed, without a more exact code.' },
  E_PENDING: { value: 0x8000000a, meaning: 'What is needed is not there yet.' },
  E_UNEXPECTED: { value: 0x8000ffff, meaning: 'Something happened that should not be possible.' },
  E_ACCESSDENIED: { value: 0x80070005, meaning: 'Access denied.' },
  E_HANDLE: { value: 0x80070006, meaning: 'The object was used after it had been closed.' },
  E_OUTOFMEMORY: { value: 0x8007000e, meaning: 'Not enough memory.' },
  E_INVALIDARG: { value: 0x80070057, meaning: 'An argument is outside its documented range.' },
  E_NOT_SUFFICIENT_BUFFER: {
    value: 0x8007007a,
    meaning: 'The buffer is too small for the whole string or blob.',
  },
  STRSAFE_E_INSUFFICIENT_BUFFER: {
    value: 0x8007007a,
    meaning: 'As E_NOT_SUFFICIENT_BUFFER, by its name in strsafe.h.',
    header: 'strsafe.h',
  },
} as const;
