// The outbox of this table: every value that the server has not acknowledged, with retry, discard (one or all) and export.
import { downloadCsv, downloadJson, linesOf } from './box.js';
import { h, icon } from './dom.js';

const most = 300;      // lines on the screen; an export has them all

/** contents() gives the box as it is now; find(line) shows a line's cell; discard(line | undefined) asks first. */
export function createOutboxDialog(texts, { contents, retry, discard, find }) {
  const said = h('p', { role: 'status' });
  const list = h('div', { class: 'table-wrap outbox__list', tabindex: '0' });
  const button = (text, action, kind = '') => h('button', { type: 'button', class: `button button--small ${kind}`, onclick: action }, text);
  const actions = h('div', { class: 'row' },
    button(texts.retry, retry, 'button--primary'),
    button(texts.exportCsv, () => { const box = contents(); if (box) downloadCsv(box, linesOf(box, texts), texts); }),
    button(texts.exportJson, () => { const box = contents(); if (box) downloadJson(box, linesOf(box, texts)); }),
    button(texts.discardAll, () => discard(), 'button--danger'));
  const dialog = h('dialog', { class: 'outbox', id: 'grid-outbox', 'aria-label': texts.outbox }, h('h2', null, texts.outbox), h('p', { class: 'muted' }, texts.outboxHelp), said, list,
    actions, h('div', { class: 'dialog__actions' }, h('button', { type: 'button', class: 'button', 'data-closes': true }, texts.close)));
  document.body.append(dialog);

  const line = item => h('tr', { 'data-outbox-line': '' },
    h('td', { 'data-label': texts.subject }, h('span', { class: 'muted' }, item.code), ' ', item.name),
    h('td', { 'data-label': texts.field }, item.field ? h('button', {
      type: 'button', class: 'button button--quiet button--small', onclick: () => { dialog.close(); find(item); },
    }, item.label) : item.label),
    h('td', { 'data-label': texts.value }, item.text || h('span', { class: 'muted' }, item.field ? texts.empty : '')),
    h('td', { class: 'actions' }, h('button', {
      type: 'button', class: 'button button--quiet button--icon button--small', title: texts.discardOne, 'aria-label': `${texts.discardOne}: ${item.name} ${item.label}`, onclick: () => discard(item),
    }, icon('trash'))));

  function draw() {
    const box = contents();
    const lines = box ? linesOf(box, texts) : [];
    said.textContent = lines.length ? texts.outboxCount(lines.length) : texts.outboxEmpty;
    actions.hidden = list.hidden = !lines.length;
    list.replaceChildren(h('table', { class: 'table table--dense' },
      h('thead', null, h('tr', null, ...[texts.subject, texts.field, texts.value, ''].map(name => h('th', { scope: 'col' }, name)))),
      h('tbody', null, ...lines.slice(0, most).map(line))),
    ...(lines.length > most ? [h('p', { class: 'muted' }, texts.more(lines.length - most))] : []));
  }

  return {
    open() {
      draw();
      if (!dialog.open) dialog.showModal();
    },
    refresh() {
      if (dialog.open) draw();
    },
  };
}
