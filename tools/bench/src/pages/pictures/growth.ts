import type { BenchReport } from '../../report/bench-report.ts';
import { throttledTo } from '../../throttle/throttled-to.ts';
import { colours, draw, titled } from './draw.ts';

/** The time of a full backup by the size of the store, beside what its bytes take; `undefined` if it was not measured. */
export function growthPicture({ growth }: BenchReport): string | undefined {
  if (!growth) return undefined;
  const points = growth.series
    .filter(({ name }) => name.endsWith(', throttled'))
    .map(({ licenses, bytes, milliseconds }) => ({
      licenses,
      taken: milliseconds.median / 1000,
      least: bytes / throttledTo,
    }));
  const line = (name: string, color: string, of: (point: (typeof points)[number]) => number) => ({
    ...{ type: 'line', name, color, symbolSize: 8 },
    data: [[0, 0], ...points.map((point) => [point.licenses, round(of(point))])].slice(
      name === backup ? 1 : 0,
    ),
  });
  return draw(
    {
      title: titled('Full backup of stores of different size, target throttled to 200 MiB/s'),
      legend: { top: 34, left: 60, itemGap: 40 },
      grid: { left: 70, right: 40, top: 70, bottom: 54 },
      xAxis: {
        ...{ type: 'value', name: 'licenses', nameLocation: 'middle', nameGap: 30, min: 0 },
        splitLine: { show: false },
      },
      yAxis: {
        ...{ type: 'value', name: 'seconds', nameLocation: 'middle', nameGap: 44, min: 0 },
        splitLine: { lineStyle: { color: colours.lines } },
      },
      series: [
        {
          ...line('what the bytes take at 200 MiB/s', colours.others, ({ least }) => least),
          ...{ showSymbol: false, lineStyle: { type: 'dashed' } },
        },
        line(backup, colours.ours, ({ taken }) => taken),
      ],
    },
    380,
  );
}

const backup = 'full backup';

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
