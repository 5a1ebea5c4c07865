/** The callback does no blocking calls and little work (mfobjects.h; medfound/asynchronous-callback-methods). */
export const MFASYNC_FAST_IO_PROCESSING_CALLBACK = 0x1;
/** The callback only signals (mfobjects.h). */
export const MFASYNC_SIGNAL_CALLBACK = 0x2;
/** The callback may block (mfobjects.h). */
export const MFASYNC_BLOCKING_CALLBACK = 0x4;
/** The callback only sends an answer (mfobjects.h). */
export const MFASYNC_REPLY_CALLBACK = 0x8;
/** The callback is in another process (mfobjects.h). */
export const MFASYNC_LOCALIZE_REMOTE_CALLBACK = 0x10;

/** No work queue (mfapi.h). */
export const MFASYNC_CALLBACK_QUEUE_UNDEFINED = 0x0;
/** The standard work queue (mfapi.h). */
export const MFASYNC_CALLBACK_QUEUE_STANDARD = 0x1;
/** The queue for real-time work (mfapi.h). */
export const MFASYNC_CALLBACK_QUEUE_RT = 0x2;
/** The queue for input and output (mfapi.h). */
export const MFASYNC_CALLBACK_QUEUE_IO = 0x3;
/** The queue for timers (mfapi.h). */
export const MFASYNC_CALLBACK_QUEUE_TIMER = 0x4;
/** The queue with several threads (mfapi.h). */
export const MFASYNC_CALLBACK_QUEUE_MULTITHREADED = 0x5;
/** The queue for work that takes long (mfapi.h). */
export const MFASYNC_CALLBACK_QUEUE_LONG_FUNCTION = 0x7;
/** The bits of the ids of private queues (mfapi.h). */
export const MFASYNC_CALLBACK_QUEUE_PRIVATE_MASK = 0xffff0000;
/** All queues (mfapi.h). */
export const MFASYNC_CALLBACK_QUEUE_ALL = 0xffffffff;
