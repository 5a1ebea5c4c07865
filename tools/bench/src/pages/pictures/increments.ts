import type { SeriesFigures } from '../../medians/series.ts';
import type { BenchReport } from '../../report/bench-report.ts';
import { colours, draw, titled } from './draw.ts';

const prefix = 'increment-';

/** Time and bytes of an increment by how much changed, as a share of a full backup; `undefined` if it was not measured. */
export function incrementsPicture({ increments }: BenchReport): string | undefined {
  if (!increments) return undefined;
  const { series } = increments;
  const points = series
    .filter(({ name }) => name.startsWith(prefix))
    .flatMap((increment) => {
      const rate = increment.name.slice(prefix.length);
      const full = series.find(({ name }) => name === `full-${rate}`);
      return full ? [{ rate: Number.parseFloat(rate), increment, full }] : [];
    });
  const line = (name: string, color: string, of: (figures: SeriesFigures) => number) => ({
    ...{ type: 'line', name, color, symbolSize: 8 },
    data: points.map(({ rate, increment, full }) => [
      rate,
      Number(((of(increment) / of(full)) * 100).toPrecision(2)),
    ]),
    label: { show: true, formatter: ({ data }: { data: number[] }) => `${data[1]} %` },
  });
  const axis = { type: 'log', nameLocation: 'middle', axisLabel: { formatter: '{value} %' } };
  return draw(
    {
      title: titled('Increment: its share of the time and the bytes of a full backup'),
      legend: { top: 34, left: 60, itemGap: 40 },
      grid: { left: 80, right: 40, top: 70, bottom: 54 },
      xAxis: {
        ...axis,
        ...{
          name: 'licenses changed, all over the store',
          nameGap: 30,
          splitLine: { show: false },
        },
      },
      yAxis: {
        ...axis,
        ...{ name: 'of a full backup', nameGap: 56, max: 100 },
        splitLine: { lineStyle: { color: colours.lines } },
      },
      series: [
        line('time', colours.ours, ({ milliseconds }) => milliseconds.median),
        line('bytes written', colours.second, ({ bytes }) => bytes),
      ],
    },
    380,
  );
}
