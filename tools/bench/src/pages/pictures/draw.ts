import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent, TitleComponent } from 'echarts/components';
import * as echarts from 'echarts/core';
import type { EChartsCoreOption } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

echarts.use([BarChart, LineChart, GridComponent, LegendComponent, TitleComponent, SVGRenderer]);

/** Colours that stay apart for the colour-blind (Okabe and Ito, 2008), and greys. */
export const colours = {
  ours: '#0072b2',
  second: '#d55e00',
  others: '#8a8a8a',
  text: '#222222',
  lines: '#dddddd',
} as const;

export const width = 800;

/** Draws a chart as SVG text, the same for the same option. */
export function draw(option: EChartsCoreOption, height: number): string {
  const chart = echarts.init(null, null, { renderer: 'svg', ssr: true, width, height });
  try {
    chart.setOption({
      animation: false,
      backgroundColor: '#ffffff',
      textStyle: { fontFamily: 'sans-serif', color: colours.text },
      ...option,
    });
    return `${still(chart.renderToSVGString())}\n`;
  } finally {
    chart.dispose();
  }
}

/** Without what the library adds for a pointer that hovers, and as if this were the first chart of the process. */
function still(svg: string): string {
  return svg
    .replaceAll(/ class="[^"]*"/g, '')
    .replaceAll(/<style[^>]*>[^]*?<\/style>\n?/g, '')
    .replaceAll(/\bzr\d+-/g, 'zr0-');
}

/** A title, smaller than the library's, at the left. */
export function titled(text: string): object {
  return { text, left: 12, top: 8, textStyle: { fontSize: 15, color: colours.text } };
}
