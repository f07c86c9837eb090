// A small line of numbers over rounds. The same numbers stand in a list beside it.

const svg = 'http://www.w3.org/2000/svg';
const [wide, tall, edge] = [220, 44, 4];

function shape(tag, attributes) {
  const made = document.createElementNS(svg, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
  return made;
}

/** Where the points lie: [[x, y], …], the first round left, larger values higher; equal values in the middle. */
export function pointsOf(values) {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const step = (wide - 2 * edge) / Math.max(1, values.length - 1);
  const y = value => high === low ? tall / 2 : edge + (tall - 2 * edge) * (1 - (value - low) / (high - low));
  return values.map((value, index) => [Math.round((edge + index * step) * 10) / 10, Math.round(y(value) * 10) / 10]);
}

export function sparkline(values, words) {
  const points = pointsOf(values);
  const picture = shape('svg', { class: 'sparkline', viewBox: `0 0 ${wide} ${tall}`, role: 'img', 'aria-label': words, preserveAspectRatio: 'none' });
  const [x, y] = points.at(-1);
  picture.append(shape('polyline', { points: points.map(point => point.join(',')).join(' '), fill: 'none' }), shape('circle', { cx: x, cy: y, r: 3 }));
  return picture;
}
