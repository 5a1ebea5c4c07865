import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { referencePages } from '../../reference/reference-pages.ts';
import { root, sourceFiles } from './workspace.js';

const folder = 'docs';
const pages = await referencePages();
const pageOf = (file: string): string => pages.find((page) => page.file === file)?.markdown ?? '';

/** What stands below a heading, up to the next one of its level. */
function section(markdown: string, heading: string): string {
  const [, found = ''] = markdown.split(`\n## ${heading}\n`);
  return found.split('\n## ')[0] ?? '';
}

test.each(pages)('$file is what the sources say (npm run reference writes it)', (page) => {
  const place = path.join(root, folder, page.file);
  expect(existsSync(place) ? readFileSync(place, 'utf8') : '').toBe(page.markdown);
});

test('IWMDRMLicenseManagement stands under wmdrmsdk.h, its library and its DLL', () => {
  const below = section(pageOf('reference/com.md'), 'wmdrmsdk.h');
  expect(below).toContain('library wmdrmsdk.lib, DLL wmdrmsdk.dll');
  expect(below).toContain('[`IWMDRMLicenseManagement`]');
});

test.each([
  ['WMDRMCreateProvider', 'wmdrmsdk.h'],
  ['WMCreateBackupRestorer', 'wmsdkidl.h'],
  ['IWMStatusCallback', 'wmsdkidl.h'],
  ['MFCreateEventQueue', 'mfapi.h'],
  ['IMFMediaEventGenerator', 'mfobjects.h'],
  ['HRESULT_FROM_WIN32', 'winerror.h'],
  ['IWMDRMOperationProgress', 'Names of this project'],
  ['runOperation', 'Names of this project'],
])('%s stands under %s', (name, heading) => {
  expect(section(pageOf('reference/com.md'), heading)).toContain(`[\`${name}\`]`);
});

test.each([
  ['WMDRM_BACKUP_OVERWRITE', 'wmdrmsdk.h', '0x1'],
  ['MEWMDRMLicenseBackupCompleted', 'mfobjects.h', '500'],
  ['NS_E_DRM_BACKUP_EXISTS', 'nserror.h', '0xC00D2742'],
  ['ERROR_DISK_FULL', 'winerror.h', '112'],
  ['MF_E_SHUTDOWN', 'mferror.h', '0xC00D3E85'],
  ['g_wszWMDRM_RIGHT_BACKUP', 'wmdrmsdk.h', 'Backup'],
])('the constant %s of %s is %s', (name, heading, value) => {
  const line = section(pageOf('reference/com-constants.md'), heading)
    .split('\n')
    .find((each) => each.includes(`\`${name}\``));
  expect(line?.split('|')[2]?.trim()).toBe(`\`${value}\``);
});

test('no constant lacks its header, its value or its meaning', () => {
  const rows = pageOf('reference/com-constants.md')
    .split('\n')
    .filter((line) => line.startsWith('| `'));
  expect(rows.length).toBeGreaterThan(300);
  const incomplete = rows.filter((line) =>
    line
      .split('|')
      .slice(1, 4)
      .some((cell) => ['', '``'].includes(cell.trim())),
  );
  expect(incomplete).toEqual([]);
});

describe('links in the documents lead somewhere', () => {
  const documents = sourceFiles('docs').filter((file) => file.endsWith('.md'));

  test.each(documents)('%s', (file) => {
    const text = readFileSync(path.join(root, file), 'utf8').replaceAll(/```.*?```/gs, '');
    const links = [...text.matchAll(/\]\((?!https?:)([^)#\s]*)(?:#([^)\s]*))?\)/g)];
    const broken = links.filter(([, target = '', anchor]) => {
      const place = path.join(root, target === '' ? file : path.join(path.dirname(file), target));
      if (!existsSync(place)) return true;
      return anchor !== undefined && !anchorsOf(readFileSync(place, 'utf8')).has(anchor);
    });
    expect(broken.map(([link]) => link)).toEqual([]);
  });
});

/** Ids of the headings of a document, as GitHub makes them, and those it writes itself. */
function anchorsOf(markdown: string): ReadonlySet<string> {
  const seen = new Map<string, number>();
  const headings = markdown.replaceAll(/```.*?```/gs, '').matchAll(/^#{1,6} (.*)$/gm);
  const anchors = [...headings].map(([, heading = '']) => {
    const plain = heading
      .toLowerCase()
      .replaceAll(/[^\w\- ]+/g, '')
      .replaceAll(' ', '-');
    const before = seen.get(plain) ?? 0;
    seen.set(plain, before + 1);
    return before === 0 ? plain : `${plain}-${before}`;
  });
  const own = [...markdown.matchAll(/<a id="([^"]+)">/g)].map(([, id = '']) => id);
  return new Set([...anchors, ...own]);
}
