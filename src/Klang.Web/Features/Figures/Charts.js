// The charts of a page of figures: bars by area, lines by round. The tables beside them say the same; without this script the
// page is whole. Loaded on that page only, and the drawing library after it, once there is something to draw.
const reduced = matchMedia('(prefers-reduced-motion: reduce)');
const dark = matchMedia('(prefers-color-scheme: dark)');
let drawing = null;
const drawn = new Map();
const walked = new WeakSet();

/** The page names the library's address, with its content's hash. */
const library = frame => drawing ??= import(frame.dataset.drawing);

function read() {
  const text = document.getElementById('chart-data')?.dataset.chart;
  return text ? JSON.parse(text) : null;
}

function colours() {
  const style = getComputedStyle(document.documentElement);
  const of = name => style.getPropertyValue(name).trim();
  return { ink: of('--ink'), muted: of('--ink-2'), line: of('--line'), bar: of('--accent'), before: of('--line-strong'), surface: of('--surface'), font: of('--font') };
}

/** What a point says, to eyes in the tip and to ears in the live region. */
function said(data, kind, at) {
  const number = value => value === null || value === undefined
    ? data.missing
    : `${new Intl.NumberFormat('en-US', { minimumFractionDigits: data.decimals, maximumFractionDigits: data.decimals }).format(value)} ${data.unit}`.trim();
  const told = point => point.told ?? number(point.value);
  if (kind === 'areas') return `${data.areas.points[at].name}: ${told(data.areas.points[at])}`;
  return data.rounds.lines.map(line => `${line.name}/${line.points[at].name}: ${told(line.points[at])}`).join('\n');
}

function walk(sheet, kind) {
  if (walked.has(sheet)) return;
  walked.add(sheet);
  let at = -1;
  sheet.addEventListener('keydown', event => {
    const data = read();
    const count = (kind === 'areas' ? data?.areas.points : data?.rounds.lines[0]?.points)?.length ?? 0;
    const to = { ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at - 1, ArrowUp: at - 1, Home: 0, End: count - 1 }[event.key];
    if (to === undefined || count === 0) return;
    event.preventDefault();
    at = Math.max(0, Math.min(count - 1, to));
    drawn.get(sheet)?.dispatchAction({ type: 'showTip', seriesIndex: 0, dataIndex: at });
    document.getElementById('chart-said').textContent = said(data, kind, at);
  });
  sheet.addEventListener('blur', () => drawn.get(sheet)?.dispatchAction({ type: 'hideTip' }));
}

async function draw() {
  const frame = document.getElementById('charts');
  const data = read();
  for (const [sheet, chart] of drawn) if (!sheet.isConnected) { chart.dispose(); drawn.delete(sheet); }
  if (!frame || !data) return;
  const { open, options } = await library(frame);
  if (!frame.isConnected) return;
  frame.hidden = false;
  for (const sheet of frame.querySelectorAll('[data-chart]')) {
    const kind = sheet.dataset.chart;
    const points = kind === 'areas' ? data.areas.points : data.rounds.lines;
    sheet.closest('.chart').hidden = points.length === 0;
    if (points.length === 0) continue;
    document.getElementById(`chart-${kind}-title`).textContent = data[kind].title;
    let chart = drawn.get(sheet);
    if (!chart) {
      chart = open(sheet);
      drawn.set(sheet, chart);
      walk(sheet, kind);
      new ResizeObserver(() => drawn.get(sheet) === chart && chart.resize()).observe(sheet);
    }
    chart.setOption(options(kind, data, colours(), { still: reduced.matches, said: at => said(data, kind, at) }), { notMerge: true });
  }
}

const again = () => { draw(); };
/** What the browser's history keeps is the page without drawings, whose inline styles it would refuse to restore. */
function clear() {
  for (const [sheet, chart] of drawn) {
    chart.dispose();
    sheet.removeAttribute('style');
    sheet.closest('.charts').hidden = true;
  }
  drawn.clear();
}

document.addEventListener('htmx:beforeHistorySave', clear);
document.addEventListener('htmx:historyRestore', again);
document.addEventListener('htmx:afterSettle', again);
dark.addEventListener('change', again);
reduced.addEventListener('change', again);
new MutationObserver(again).observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
document.fonts?.ready.then(again);
draw();
