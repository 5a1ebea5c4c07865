import type { Guid } from '../guid/guid.js';

// Output protection (wmdrmsdk.h); no method takes or answers these. Counts are the lengths of the arrays.

/** First version of `DRM_PLAY_OPL_EX` (wmdrmsdk.h). */
export const VER_DRM_PLAY_OPL_V1 = 1;
/** Version of `DRM_PLAY_OPL_EX` (wmdrmsdk.h). */
export const VER_DRM_PLAY_OPL = 2;
/** Version of `DRM_OUTPUT_PROTECTION_EX` and of its lists (wmdrmsdk.h). */
export const VER_DRM_VIDEO_OUTPUT_PROTECTION = 2;

/** Least protection of each output for playing, 16 bits each (wmdrmsdk.h). */
export interface DRM_MINIMUM_OUTPUT_PROTECTION_LEVELS {
  readonly wCompressedDigitalVideo: number;
  readonly wUncompressedDigitalVideo: number;
  readonly wAnalogVideo: number;
  readonly wCompressedDigitalAudio: number;
  readonly wUncompressedDigitalAudio: number;
}

/** Ids of outputs (wmdrmsdk.h). */
export interface DRM_OPL_OUTPUT_IDS {
  readonly rgIds: readonly Guid[];
}

/** One technology that protects an output, and its setting (wmdrmsdk.h). */
export interface DRM_OUTPUT_PROTECTION {
  readonly guidId: Guid;
  /** 8 bits. */
  readonly bConfigData: number;
}

/** As `DRM_OUTPUT_PROTECTION`, with a larger setting (wmdrmsdk.h). */
export interface DRM_OUTPUT_PROTECTION_EX {
  readonly dwVersion: number;
  readonly guidId: Guid;
  readonly dwConfigData: number;
}

/** Protection of an audio output (wmdrmsdk.h). */
export type DRM_AUDIO_OUTPUT_PROTECTION = DRM_OUTPUT_PROTECTION;
/** Protection of a video output (wmdrmsdk.h). */
export type DRM_VIDEO_OUTPUT_PROTECTION = DRM_OUTPUT_PROTECTION;
/** Protection of an audio output (wmdrmsdk.h). */
export type DRM_AUDIO_OUTPUT_PROTECTION_EX = DRM_OUTPUT_PROTECTION_EX;
/** Protection of a video output (wmdrmsdk.h). */
export type DRM_VIDEO_OUTPUT_PROTECTION_EX = DRM_OUTPUT_PROTECTION_EX;

/** Protections of video outputs (wmdrmsdk.h). */
export interface DRM_VIDEO_OUTPUT_PROTECTION_IDS {
  readonly rgVop: readonly DRM_VIDEO_OUTPUT_PROTECTION[];
}

/** Protections of video outputs (wmdrmsdk.h). */
export interface DRM_VIDEO_OUTPUT_PROTECTION_IDS_EX {
  readonly dwVersion: number;
  readonly rgVop: readonly DRM_VIDEO_OUTPUT_PROTECTION_EX[];
}

/** Protections of audio outputs (wmdrmsdk.h). */
export interface DRM_AUDIO_OUTPUT_PROTECTION_IDS {
  readonly rgAop: readonly DRM_AUDIO_OUTPUT_PROTECTION[];
}

/** Protections of audio outputs (wmdrmsdk.h). */
export interface DRM_AUDIO_OUTPUT_PROTECTION_IDS_EX {
  readonly dwVersion: number;
  readonly rgAop: readonly DRM_AUDIO_OUTPUT_PROTECTION_EX[];
}

/** What a license asks of outputs for playing (wmdrmsdk.h). */
export interface DRM_PLAY_OPL {
  readonly minOPL: DRM_MINIMUM_OUTPUT_PROTECTION_LEVELS;
  readonly oplIdReserved: DRM_OPL_OUTPUT_IDS;
  readonly vopi: DRM_VIDEO_OUTPUT_PROTECTION_IDS;
}

/** As `DRM_PLAY_OPL`, with larger settings (wmdrmsdk.h). */
export interface DRM_PLAY_OPL_EX {
  readonly dwVersion: number;
  readonly minOPL: DRM_MINIMUM_OUTPUT_PROTECTION_LEVELS;
  readonly oplIdReserved: DRM_OPL_OUTPUT_IDS;
  readonly vopi: DRM_VIDEO_OUTPUT_PROTECTION_IDS_EX;
}

/** What a license asks of the targets of a copy (wmdrmsdk.h). */
export interface DRM_COPY_OPL {
  /** 16 bits. */
  readonly wMinimumCopyLevel: number;
  readonly oplIdIncludes: DRM_OPL_OUTPUT_IDS;
  readonly oplIdExcludes: DRM_OPL_OUTPUT_IDS;
}
