import type { SeriesFigures } from '../../medians/series.ts';
import type { BenchReport } from '../../report/bench-report.ts';
import { colours, draw, titled } from './draw.ts';

interface Bar {
  readonly label: string;
  readonly milliseconds: number;
  readonly isOurs: boolean;
}

/** Full backups of the same licenses by all that were measured, fastest at the top; `undefined` if none were. */
export function throughputPicture({ full, peers }: BenchReport): string | undefined {
  if (!full || !peers) return undefined;
  const records = full.series.find(({ name }) => name === 'full backup')?.bytes ?? 0;
  const bars = [...ownBars(full.series), ...peerBars(peers.series)].sort(
    (a, b) => b.milliseconds - a.milliseconds,
  );
  const data = bars.map(({ milliseconds, isOurs }) => ({
    value: Math.round(((records / 2 ** 20) * 1000) / milliseconds),
    itemStyle: { color: isOurs ? colours.ours : colours.others },
  }));
  return draw(
    {
      title: titled('Full backup: MiB of licenses a second'),
      grid: { left: 250, right: 60, top: 44, bottom: 44 },
      xAxis: {
        ...{ type: 'value', name: 'MiB/s', nameLocation: 'middle', nameGap: 26 },
        splitLine: { lineStyle: { color: colours.lines } },
      },
      yAxis: {
        ...{ type: 'category', data: bars.map(({ label }) => label), axisTick: { show: false } },
        axisLabel: { color: colours.text, width: 230, overflow: 'break' },
      },
      series: [{ type: 'bar', data, label: { show: true, position: 'right' }, barMaxWidth: 22 }],
    },
    90 + bars.length * 32,
  );
}

function ownBars(series: readonly SeriesFigures[]): readonly Bar[] {
  const sqlite = series
    .filter(({ name }) => name.startsWith('SQLite backup API'))
    .sort((a, b) => a.milliseconds.median - b.milliseconds.median)
    .slice(0, 1);
  const named = series.filter(({ name }) => name === 'raw writes' || name === 'full backup');
  return [...named, ...sqlite].map(({ name, milliseconds }) => ({
    label: name === 'full backup' ? '@wmdrm, by the library' : (name.split(',')[0] ?? name),
    milliseconds: milliseconds.median,
    isOurs: name === 'full backup',
  }));
}

function peerBars(series: readonly SeriesFigures[]): readonly Bar[] {
  return series
    .filter(({ name }) => name.endsWith(': full'))
    .map(({ name, milliseconds }) => ({
      label:
        name === 'wmdrm: full'
          ? 'wmdrm backup, the command'
          : name.replace(/(?:, then .*)?: full$/, ''),
      milliseconds: milliseconds.median,
      isOurs: name === 'wmdrm: full',
    }));
}
