/** For `GetEvent`: answer at once, also when no event is queued (mfobjects.h). Without it (0) `GetEvent` waits. */
export const MF_EVENT_FLAG_NO_WAIT = 1;
