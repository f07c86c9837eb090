// The outbox page: every box of this person in this browser, whichever table it came from.
import { boxes } from '../../FrontEnd/js/boxes.js';
import { ask } from '../../FrontEnd/js/ask.js';
import { downloadCsv, downloadJson, linesOf } from './grid/box.js';
import { h, icon } from './grid/dom.js';
import { textsFor } from './grid/texts.js';

const most = 20;

async function draw(root, texts) {
  const all = await boxes.all().catch(() => null);
  const own = all?.filter(box => box.user === root.dataset.user).sort((a, b) => b.at - a.at) ?? [];
  root.replaceChildren(...own.map(box => card(root, texts, box)));
  if (!own.length) root.replaceChildren(h('div', { class: 'empty' }, icon(all ? 'check' : 'warning'), h('p', { class: 'empty__title' }, all ? texts.outboxEmpty : texts.notKept), h('a', { class: 'button', href: '/' }, texts.toWork)));
}

function card(root, texts, box) {
  const lines = linesOf(box, texts);
  const button = (text, action, kind = '') => h('button', { type: 'button', class: `button button--small ${kind}`, onclick: action }, text);

  async function discard() {
    if (!await ask(texts.discardQuestion(lines.length), texts.discard(lines.length))) return;
    await boxes.put(box.name, null);
    await draw(root, texts);
  }

  return h('section', { class: 'card' },
    h('h2', null, `${box.title} · ${box.round}`), h('p', { class: 'muted' }, `${box.unit} · ${texts.outboxCount(lines.length)}`),
    h('div', { class: 'table-wrap', tabindex: '0' }, h('table', { class: 'table table--dense table--stack' },
      h('thead', null, h('tr', null, ...[texts.subject, texts.field, texts.value].map(name => h('th', { scope: 'col' }, name)))),
      h('tbody', null, ...lines.slice(0, most).map(line => h('tr', null,
        h('td', { 'data-label': texts.subject }, `${line.code} ${line.name}`), h('td', { 'data-label': texts.field }, line.label), h('td', { 'data-label': texts.value }, line.text || texts.empty)))))),
    ...(lines.length > most ? [h('p', { class: 'muted' }, texts.more(lines.length - most))] : []),
    h('div', { class: 'row' },
      h('a', { class: 'button button--small button--primary', href: `/entry/${encodeURIComponent(box.submission)}` }, texts.sendNow),
      button(texts.exportCsv, () => downloadCsv(box, lines, texts)), button(texts.exportJson, () => downloadJson(box, lines)), button(texts.discardAll, discard, 'button--danger')));
}

const root = document.getElementById('outbox');
if (root) draw(root, textsFor(root.dataset.lang));
