/** Largest license file that is read, except where a format says less: 16 MiB, the limit of a record in a store. */
export const maxFileLength: number = 16 * 1024 * 1024;

/** Largest single payload: what a record of 16 MiB holds when up to 64 KiB are left for its header. */
export const maxPayloadLength: number = maxFileLength - 64 * 1024;

/** Most characters of a license id. */
export const maxIdLength = 1024;

/** Most characters of a label, of a right's name and of any other text taken over from a license. */
export const maxTextLength = 255;

/** Most key ids of one license; with more, the header of its record would outgrow the 64 KiB left for it. */
export const maxKeyIds = 1024;

/** Most rights of one license that are described. */
export const maxRights = 256;
