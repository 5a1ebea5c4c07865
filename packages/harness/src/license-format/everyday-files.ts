import type { ForeignFile } from './subject.js';

const text = (name: string, content: string): ForeignFile => ({
  name,
  bytes: new TextEncoder().encode(content),
});

/** Files that lie about in any folder and hold no license. */
export const everydayFiles: readonly ForeignFile[] = [
  text('nothing', ''),
  text('a space', ' '),
  text('a word', 'hello'),
  text('a letter to somebody', 'Dear reader,\n\nthis file holds no license.\n'),
  text('empty JSON', '{}'),
  text('a JSON list', '[1, 2, 3]'),
  text('other JSON', '{"name": "x", "version": "1.0.0", "license": "MIT"}'),
  text('empty XML', '<?xml version="1.0"?>\n<a/>\n'),
  text('HTML', '<!doctype html><html><head><title>License</title></head></html>'),
  text('settings', '[license]\nkey = 1\n'),
  text('a ZIP file', 'PK\u0003\u0004'),
  text('a PDF', '%PDF-1.7\n'),
  { name: 'a PNG', bytes: Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a) },
  { name: 'a gzip file', bytes: Uint8Array.of(0x1f, 0x8b, 0x08, 0, 0, 0, 0, 0, 0, 3) },
  { name: 'zeros', bytes: new Uint8Array(4096) },
];
