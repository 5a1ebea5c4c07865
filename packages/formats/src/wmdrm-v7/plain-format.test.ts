import { describe, expect, it } from 'vitest';
import { context, damageOf, readOne, utf8 } from '../fixtures/context.js';
import { buildPlainV7License, type SyntheticV7Options } from '../synthetic/index.js';
import { plainV7Format } from './plain-format.js';

const keyId = '00112233-4455-6677-8899-aabbccddeeff';
const kid = Buffer.from('33221100554477668899aabbccddeeff', 'hex').toString('base64');

function describeV7(options: Partial<SyntheticV7Options> = {}) {
  return readOne(plainV7Format, buildPlainV7License({ seed: 1, ...options })).description;
}

function licenseWith(data: string): Uint8Array {
  return utf8(`<LICENSE><LICENSORINFO><DATA>${data}</DATA></LICENSORINFO></LICENSE>`);
}
const ids = `<LID>lid-1</LID><KID>${kid}</KID>`;

describe('a plain version 7 license', () => {
  it('is recognised by its root element', () => {
    expect(plainV7Format.recognize(buildPlainV7License({ seed: 1 }))).toBe(true);
    expect(plainV7Format.recognize(utf8('<LICENSES/>'))).toBe(false);
  });

  it('is identified by its LID', () => {
    const license = readOne(plainV7Format, licenseWith(ids));
    expect(license.id).toBe('wmdrm-v7:lid-1');
    expect(license.description.issuerLicenseId).toBe('lid-1');
  });

  it('names its key id', () => {
    expect(readOne(plainV7Format, licenseWith(ids)).description.keyIds).toEqual([keyId]);
  });

  it('keeps a KID that is no GUID as text', () => {
    const { description } = readOne(plainV7Format, licenseWith('<LID>l</LID><KID>other</KID>'));
    expect(description.keyIds).toEqual([]);
    expect(description.raw).toEqual([{ name: 'KID', value: 'other' }]);
  });

  it.each([
    ['#20050101Z#', Date.UTC(2005, 0, 1)],
    ['2005-01-01T00:00:00Z', Date.UTC(2005, 0, 1)],
    ['last spring', undefined],
  ])('reads the issue date %s as best it can, and keeps it', (issueDate, issued) => {
    const description = describeV7({ issueDate });
    expect(description.issued).toBe(issued);
    expect(description.raw).toContainEqual({ name: 'ISSUEDATE', value: issueDate });
  });

  it('reads priority and revocation info version', () => {
    expect(describeV7({ priority: -3, revocationInfoVersion: 17 })).toMatchObject({
      priority: -3,
      revocationInfoVersion: 17,
    });
  });

  it('keeps the names below META, not what they hold', () => {
    expect(describeV7({ metaNames: ['Title', 'Shop'] }).raw).toEqual([
      { name: 'META', value: 'Title' },
      { name: 'META', value: 'Shop' },
    ]);
  });

  it('is in UTF-16, too', () => {
    const options = { seed: 1, byteOrderMark: true } as const;
    const plain = describeV7();
    for (const encoding of ['utf-16le', 'utf-16be'] as const) {
      const file = buildPlainV7License({ ...options, encoding });
      expect(readOne(plainV7Format, file).description).toEqual(plain);
    }
  });

  it('lists its actions as rights', () => {
    const actions = [{ type: 'Play' }, { type: 'Copy', condition: 'app.seclevel >= 150' }];
    expect(describeV7({ actions }).rights).toEqual([
      { name: 'Play' },
      { name: 'Copy', conditional: true },
    ]);
  });

  it('has only conditional rights when a condition holds for all use', () => {
    expect(describeV7({ selectCondition: 'machine.drmk' }).rights).toEqual([
      { name: 'Play', conditional: true },
    ]);
  });

  describe.each(['Backup', 'Restore'] as const)('action %s', (type) => {
    const half = type === 'Backup' ? 'backup' : 'restore';

    it('denies when absent', () => {
      expect(describeV7()[half].verdict).toBe('denied');
    });

    it('grants when present without condition', () => {
      expect(describeV7({ actions: [{ type }] })[half].verdict).toBe('granted');
    });

    it('grants with an empty condition', () => {
      expect(describeV7({ actions: [{ type, condition: ' \n' }] })[half].verdict).toBe('granted');
    });

    it('grants with a script that only runs with it', () => {
      const description = describeV7({ actions: [{ type, action: 'secstate.copies--' }] });
      expect(description[half].verdict).toBe('granted');
      expect(description.rights).toEqual([{ name: type }]);
    });

    it('is conditional with a condition, whatever it says', () => {
      expect(describeV7({ actions: [{ type, condition: 'TRUE' }] })[half].verdict).toBe(
        'conditional',
      );
    });

    it('is conditional when one of two has a condition', () => {
      const actions = [{ type }, { type, condition: 'FALSE' }];
      expect(describeV7({ actions })[half].verdict).toBe('conditional');
    });

    it('is granted when only a condition for all use holds: that stays in the license', () => {
      const description = describeV7({ actions: [{ type }], selectCondition: 'machine.drmk' });
      expect(description.rights).toEqual([{ name: type, conditional: true }]);
      expect(description[half]).toEqual({
        verdict: 'granted',
        evidence: `[MS-DRM] 2.2.3.1.3.1: ONACTION ${type} (name inferred) without a condition of its own`,
      });
    });

    it('names the rule that decided', () => {
      expect(describeV7()[half].evidence).toBe(
        `[MS-DRM] 2.2.3.1.3.1: ONACTION ${type} (name inferred) absent`,
      );
    });
  });

  it.each([
    ['no script', [{ type: 'Play' }], false],
    ['a script without state', [{ type: 'Play', condition: 'app.seclevel >= 150' }], false],
    ['a count in a condition', [{ type: 'Play', condition: 'secstate.plays > 0' }], true],
    ['a count in a script', [{ type: 'Play', action: 'secstate.plays--' }], true],
  ])('with %s', (_name, actions, stateful) => {
    expect(describeV7({ actions }).stateful).toBe(stateful);
  });

  it('does not take fields out of opaque parts or META', () => {
    const hidden = '<LID>hidden</LID><ONACTION type="Backup"/>';
    const file = licenseWith(
      `${ids}<META>${hidden}</META><ENABLINGBITS>${hidden}</ENABLINGBITS>` +
        `<CERTIFICATECHAIN>${hidden}</CERTIFICATECHAIN>`,
    );
    expect(readOne(plainV7Format, file)).toMatchObject({
      id: 'wmdrm-v7:lid-1',
      description: { backup: { verdict: 'denied' }, rights: [] },
    });
  });

  it('finds its fields beside LICENSORINFO, too', () => {
    const file = utf8(`<LICENSE><LICENSORINFO/><DATA>${ids}</DATA></LICENSE>`);
    expect(readOne(plainV7Format, file).id).toBe('wmdrm-v7:lid-1');
  });

  it.each([
    ['no LID', licenseWith(`<KID>${kid}</KID>`)],
    ['an empty LID', licenseWith(`<LID> </LID><KID>${kid}</KID>`)],
    ['two LID', licenseWith(`${ids}<LID>lid-2</LID>`)],
    ['an over-long LID', licenseWith(`<LID>${'x'.repeat(1016)}</LID><KID>${kid}</KID>`)],
    ['a control character in its LID', licenseWith(`<LID>a\u0085b</LID><KID>${kid}</KID>`)],
    ['no KID', licenseWith('<LID>lid-1</LID>')],
    ['an element inside LID', licenseWith(`<LID>a<B/></LID><KID>${kid}</KID>`)],
    ['a priority that is no integer', licenseWith(`${ids}<PRIORITY>high</PRIORITY>`)],
    ['a priority too large', licenseWith(`${ids}<PRIORITY>1234567890123456</PRIORITY>`)],
    ['an action without type', licenseWith(`${ids}<ONACTION/>`)],
    [
      'an action inside of another, behind which its condition stands',
      licenseWith(
        `${ids}<ONACTION type="Backup"><ONACTION type="Play"/><CONDITION>x</CONDITION></ONACTION>`,
      ),
    ],
    ['another root', utf8(`<OTHER>${ids}</OTHER>`)],
    ['a document type', utf8(`<!DOCTYPE LICENSE><LICENSE>${ids}</LICENSE>`)],
  ])('is malformed with %s', (_name, file) => {
    const error = damageOf(plainV7Format, file);
    expect(error).toMatchObject({
      code: 'malformed-license',
      details: { offset: expect.any(Number) as number },
    });
  });

  it('takes an id of 1,024 characters', () => {
    const file = licenseWith(`<LID>${'x'.repeat(1015)}</LID><KID>${kid}</KID>`);
    expect(readOne(plainV7Format, file).id).toHaveLength(1024);
  });

  it('is described again from its payload', () => {
    const license = readOne(plainV7Format, buildPlainV7License({ seed: 1 }));
    expect(plainV7Format.describe(license.payload, context)).toEqual(license.description);
  });

  it('can be of a given size', () => {
    expect(buildPlainV7License({ seed: 1, size: 2560 })).toHaveLength(2560);
    expect(buildPlainV7License({ seed: 1, size: 2560, encoding: 'utf-16le' })).toHaveLength(2560);
  });
});
