// The help dialog: keys, and what the marks in the cells mean.
import { h } from './dom.js';

export function showHelp(texts) {
  if (document.getElementById('grid-help')) return;
  const dialog = h('dialog', { id: 'grid-help', class: 'grid-help', 'aria-label': texts.keys },
    h('div', { class: 'grid-help__body', tabindex: '0' },
      h('h2', null, texts.keys),
      h('dl', { class: 'grid-keys' }, ...texts.keyList.flatMap(([keys, does]) => [h('dt', null, h('kbd', null, keys)), h('dd', null, does)])),
      h('h2', null, texts.marks),
      h('dl', { class: 'grid-keys grid-legend' }, ...texts.markList.flatMap(([state, does]) => [h('dt', { class: 'grid-legend__cell', ...sample(state) }, '12', mark(state)), h('dd', null, does)]))),
    h('div', { class: 'dialog__actions' }, h('button', { type: 'button', class: 'button', 'data-closes': true }, texts.close)));
  document.body.append(dialog);
  dialog.addEventListener('close', () => dialog.remove());
  dialog.showModal();
}

const spans = ['comment', 'returned', 'locked'];
const sample = state => state === 'saved' ? { 'data-state': '', 'data-kept': '' } : { 'data-state': spans.includes(state) ? `is-${state}` : state === 'offline' ? 'is-waiting is-offline' : `is-${state}` };
const mark = state => spans.includes(state) ? h('span', { class: `cell__mark is-${state}`, 'aria-hidden': 'true' }) : '';
