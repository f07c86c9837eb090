// Building elements without markup strings: text can never become HTML.

/** h('div', { class: 'x', onclick: f, hidden: true, 'aria-label': 'y' }, child, …) */
export function h(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (value === undefined || value === null || value === false) continue;
    if (typeof value === 'function') element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...children.filter(child => child !== null && child !== undefined && child !== false));
  return element;
}

const svg = 'http://www.w3.org/2000/svg';

export function icon(name) {
  const picture = document.createElementNS(svg, 'svg');
  picture.setAttribute('class', 'icon');
  picture.setAttribute('aria-hidden', 'true');
  const use = document.createElementNS(svg, 'use');
  use.setAttribute('href', `/dist/icons.svg#${name}`);
  picture.append(use);
  return picture;
}

export const toast = (text, kind = 'note') => document.dispatchEvent(new CustomEvent('klang:toast', { detail: { text, kind } }));

/** Hangs a box under a cell, or above it where the scrolling area ends, and never past its right edge. */
export function attach(box, cell, area) {
  const below = cell.top + cell.height + box.offsetHeight <= area.scrollTop + area.clientHeight;
  const top = below || cell.top - box.offsetHeight < area.scrollTop ? cell.top + cell.height : cell.top - box.offsetHeight;
  const left = Math.min(cell.left, area.scrollLeft + area.clientWidth - box.offsetWidth);
  Object.assign(box.style, { top: `${top}px`, left: `${left}px` });
}
