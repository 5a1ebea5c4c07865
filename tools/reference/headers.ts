import type { PublicName } from './public-names.ts';

/** Where a name comes from in the original. */
export interface Origin {
  /** Header, or what stands for it. */
  readonly header: string;
  /** What to link, if anything. */
  readonly library: string;
  /** What implements it, if anything. */
  readonly dll: string;
  readonly holds: string;
}

/** Names of this project, which the original does not have. */
export const ownName = 'none';

/** Source: the requirements sections of the pages of the Win32 documentation and of sdk-api. */
export const origins: readonly Origin[] = [
  {
    header: 'wmdrmsdk.h',
    library: 'wmdrmsdk.lib',
    dll: 'wmdrmsdk.dll',
    holds: 'the Windows Media DRM Client Extended APIs: license store, backup, acquisition',
  },
  {
    header: 'wmsdkidl.h',
    library: 'wmvcore.lib, or WMStubDRM.lib in its place',
    dll: 'wmvcore.dll',
    holds: 'the Windows Media Format SDK: the older backup API',
  },
  {
    header: 'mfobjects.h',
    library: 'mfuuid.lib',
    dll: 'mfplat.dll',
    holds: 'the interfaces of Media Foundation events, and their numbers',
  },
  {
    header: 'mfapi.h',
    library: 'mfplat.lib',
    dll: 'mfplat.dll',
    holds: 'functions that make them',
  },
  { header: 'mferror.h', library: '', dll: '', holds: 'result codes of Media Foundation' },
  { header: 'nserror.h', library: '', dll: '', holds: 'result codes of Windows Media' },
  {
    header: 'winerror.h',
    library: '',
    dll: '',
    holds: 'result codes of COM and Win32, and what takes them apart',
  },
  { header: 'strsafe.h', library: '', dll: '', holds: 'a second name of one of them' },
  { header: 'unknwn.h', library: 'uuid.lib', dll: '', holds: 'IUnknown' },
  { header: 'cguid.h', library: 'uuid.lib', dll: '', holds: 'the GUID of zeros' },
  { header: 'propidl.h', library: '', dll: '', holds: 'the typed value' },
  { header: 'wtypes.h', library: '', dll: '', holds: 'the types of values' },
  { header: 'minwinbase.h', library: '', dll: '', holds: 'points in time' },
  {
    header: 'PlayReady',
    library: '',
    dll: '',
    holds: 'a code that pages of wmdrmsdk.h name and a PlayReady header defines',
  },
];

/** Files of constants whose comments leave the header out because all of the file is from it. */
const headerOfFile: readonly (readonly [RegExp, string])[] = [
  [/^hresult\/(com|win32)-codes\.ts$/, 'winerror.h'],
  [/^hresult\/mf-codes\.ts$/, 'mferror.h'],
  [/^hresult\/drm-\w+-codes\.ts$/, 'nserror.h'],
  [/^hresult\/hresult\.ts$/, 'winerror.h'],
  [/^constants\/wmsdkidl-/, 'wmsdkidl.h'],
  [/^constants\/wtypes-/, 'wtypes.h'],
];

/** The header a name belongs to; {@link ownName} for names of this project. */
export function headerOf({ name, kind, file, description }: PublicName): string {
  if (name === 'DRM_E_LICENSENOTFOUND') return 'PlayReady';
  const named = /\b[a-z]\w*\.h\b/.exec(description)?.[0];
  // The runtimes are ours; what they carry are the functions of a DLL.
  if (/^Wm\w+Runtime$/.test(name)) return ownName;
  if (named !== undefined) return named;
  const ofFile = headerOfFile.find(([pattern]) => pattern.test(file))?.[1];
  return kind === 'constant' ? (ofFile ?? ownName) : ownName;
}
