import { measureCom } from '../com/measure-com.ts';
import { measureIncrements } from '../increments/measure-increments.ts';
import type { Comparison } from '../medians/compare.ts';
import { mebibytes } from '../report/units.ts';
import { comparisonRow } from '../rows/comparison-row.ts';
import { measureSmb } from '../smb/measure-smb.ts';
import { sambaInstalled } from '../smb/running-samba.ts';
import type { Row } from '../rows/row.ts';
import type { Part, PartFigures } from './part.ts';

/** What the COM face costs. */
export const comPart: Part = {
  title: 'The COM face',
  measure: async ({ folder, stores, licenses, rounds }) =>
    figuresOfAll(await measureCom(folder, await stores(), { licenses, rounds })),
};

/** Increments against full backups. */
export const incrementPart: Part = {
  title: 'Increments by change rate',
  measure: async ({ folder, stores, seed, licenses, rounds }) => {
    const all = await measureIncrements(folder, await stores(), { seed, licenses, rounds });
    return figuresOfAll(all, ({ of, against }) => ({
      note: `${mebibytes(of.bytes)} : ${mebibytes(against.bytes)} written, ${(against.bytes / of.bytes).toFixed(1)} times fewer`,
    }));
  },
};

const missing: Row = {
  title: 'backups on shares',
  unit: 'ratio',
  note: 'not measured, needs: apt-get install samba smbclient',
};

/** Backups on shares of a Samba server. */
export const smbPart: Part = {
  title: 'Shares',
  measure: async ({ folder, stores, licenses, rounds, tell }) => {
    if (!sambaInstalled) return { rows: [missing], series: [] };
    return measureSmb(folder, await stores(), { licenses, rounds }, tell);
  },
};

function figuresOfAll(
  comparisons: readonly Comparison[],
  extras: (comparison: Comparison) => { readonly note?: string } = () => ({}),
): PartFigures {
  return {
    rows: comparisons.map((each) => comparisonRow(each, extras(each))),
    series: comparisons.flatMap(({ of, against }) => [of, against]),
  };
}
