// The drawing library with the parts that two kinds of chart need. On canvas: the page allows no inline styles, which drawings in
// SVG and tips in HTML would carry.
import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';

use([BarChart, LineChart, GridComponent, LegendComponent, TooltipComponent, CanvasRenderer]);

export const open = sheet => init(sheet, null, { renderer: 'canvas' });

const short = new Intl.NumberFormat('en-US', { notation: 'standard', maximumFractionDigits: 2 });

/** The library's settings for "areas" or "rounds". */
export function options(kind, data, colours, { still, said }) {
  const text = { color: colours.ink, fontFamily: colours.font, fontSize: 13 };
  const common = {
    animation: !still,
    textStyle: { fontFamily: colours.font },
    grid: { left: 8, right: 16, top: kind === 'rounds' ? 36 : 12, bottom: 8, containLabel: true },
    tooltip: {
      trigger: 'axis', renderMode: 'richText', confine: true, backgroundColor: colours.surface, borderColor: colours.line, textStyle: text,
      formatter: items => said(items[0].dataIndex),
    },
  };
  const names = { type: 'category', axisLabel: { ...text, color: colours.muted, hideOverlap: true }, axisLine: { lineStyle: { color: colours.line } }, axisTick: { show: false } };
  const numbers = { type: 'value', axisLabel: { ...text, color: colours.muted, formatter: value => short.format(value), hideOverlap: true }, splitLine: { lineStyle: { color: colours.line } } };
  return kind === 'areas' ? { ...common, ...bars(data, names, numbers, colours) } : { ...common, ...lines(data, names, numbers, colours, text) };
}

function bars(data, names, numbers, colours) {
  const points = data.areas.points;
  const label = { ...names.axisLabel, rotate: points.length > 8 ? 45 : 0, interval: points.length > 24 ? 'auto' : 0 };
  return {
    xAxis: { ...names, axisLabel: label, data: points.map(point => point.name) },
    yAxis: numbers,
    series: [{ type: 'bar', data: points.map(point => point.value ?? '-'), itemStyle: { color: colours.bar }, barMaxWidth: 36 }],
  };
}

function lines(data, names, numbers, colours, text) {
  const years = data.rounds.lines;
  return {
    legend: { top: 0, left: 0, textStyle: text, data: years.map(year => year.name) },
    xAxis: { ...names, data: years[0].points.map(point => point.name) },
    yAxis: numbers,
    series: years.map((year, at) => ({
      type: 'line', name: year.name, connectNulls: false, symbol: at === 0 ? 'circle' : 'rect', symbolSize: 8,
      data: year.points.map(point => point.value ?? '-'),
      itemStyle: { color: at === 0 ? colours.bar : colours.before },
      lineStyle: { color: at === 0 ? colours.bar : colours.before, width: at === 0 ? 3 : 2, type: at === 0 ? 'solid' : 'dashed' },
    })),
  };
}
