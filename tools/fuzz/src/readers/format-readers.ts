import {
  encodeRecord,
  recognitionLength,
  type ErrorCode,
  type License,
  type LicenseFormat,
} from '@wmdrm/core';
import { builtInFormats, parseMessage, readWrmHeader } from '@wmdrm/formats';
import { nodeHost } from '@wmdrm/node';
import { isDeepStrictEqual } from 'node:util';
import { expectThat, few, refusal, type FuzzReader, type Layer } from '../fuzz-reader.ts';
import { formatLayers, formatWords } from './format-seeds.ts';

const { hasher } = nodeHost();
const damage: readonly ErrorCode[] = ['malformed-license', 'limit-exceeded'];
const context = { hasher, xmrRights: { backup: 0x0001, known: 0x0003 } };

/** Every license format: what it reads a store takes, and describes again as it was; everything else is typed damage. */
const formats: readonly FuzzReader[] = builtInFormats.map((format) => ({
  name: format.id,
  layers: formatLayers[format.id] ?? [],
  words: formatWords[format.id] ?? [],
  read: (input) => {
    const results = format.read(input, context);
    expectThat('read gives something', results.length > 0);
    const said = results.map((result) =>
      result.type === 'license'
        ? soundLicense(format, result.license)
        : refusal(result.error, { allowed: damage, length: input.length }),
    );
    return [...new Set(said)].join('; ').slice(0, 300);
  },
}));

function soundLicense(format: LicenseFormat, license: License): string {
  encodeRecord(license, hasher);
  const { payload, description } = license;
  if (license.format === format.id) {
    const again = format.describe(payload, context);
    expectThat('it is described as it was read', isDeepStrictEqual(again, description));
  }
  const { backup, rights, raw = [], keyIds } = description;
  const fields = Object.keys(description).join(' ');
  const sizes = [rights, keyIds, raw].map(few).join(' ');
  return `${license.format} ${backup.verdict} ${sizes} ${fields}`;
}

/** What is asked of a file before it is read: every format, of the same beginning. */
const recognition: FuzzReader = {
  name: 'recognize',
  layers: Object.values(formatLayers).flat(),
  read: (input) => {
    const head = input.subarray(0, recognitionLength);
    const found = builtInFormats.filter((format) => {
      const answer = format.recognize(head);
      expectThat('recognize says yes or no', typeof answer === 'boolean');
      return answer;
    });
    return found.map(({ id }) => id).join(' ');
  },
};

const header: FuzzReader = {
  name: 'wrm-header',
  layers: formatLayers['wrm-header'] ?? [],
  words: formatWords['wrm-header'] ?? [],
  read: (input) => {
    try {
      const { version, keyIds, title = '', licenseAcquisitionUrl = '' } = readWrmHeader(input);
      expectThat('a header names a key id', keyIds.length > 0);
      expectThat(
        'what it takes over is bounded',
        title.length + licenseAcquisitionUrl.length < 2048,
      );
      return `${version} ${few(keyIds)} ${title === ''} ${licenseAcquisitionUrl === ''}`;
    } catch (error) {
      return refusal(error, { allowed: damage, length: input.length });
    }
  },
};

const text = new TextDecoder();
const message: FuzzReader = {
  name: 'message',
  layers: [
    ...(formatLayers['wmdrm-v7'] ?? []),
    ...(formatLayers['license-response'] ?? []).filter(isPlain),
  ],
  words: [
    '<!DOCTYPE a>',
    '&#0;',
    '&amp;',
    '<![CDATA[',
    ']]>',
    '<?xml version="1.0"?>',
    ' a="',
    '/>',
  ],
  read: (input) => {
    try {
      const { name, children } = parseMessage(text.decode(input));
      return `${name.length > 20} ${few(children)}`;
    } catch (error) {
      return refusal(error, { allowed: damage });
    }
  },
};

function isPlain({ wrap }: Layer): boolean {
  return wrap === undefined;
}

/** The readers of `@wmdrm/formats`. */
export const formatReaders: readonly FuzzReader[] = [...formats, header, message, recognition];
