// The toolbar over the table: filters with counts, find, confirm all, undo, help; and the rows that the filter leaves.
import { ask } from '../../../FrontEnd/js/ask.js';
import { arabicDigits } from './values.js';
import { h, icon } from './dom.js';
import { showHelp } from './help.js';

const plain = text => (text ?? '').toLowerCase();

export function createBar(store, texts, { filtered, confirm, undo, redo, history, status }) {
  let kind = 'all';
  const kinds = { all: () => true, errors: row => store.hasErrors(row), unconfirmed: row => store.isUnconfirmed(row) };
  const buttons = Object.fromEntries(Object.keys(kinds).map(name => [name, h('button', {
    type: 'button', onclick: () => choose(name),
  }, texts[name], h('span', { class: 'count' }))]));
  const find = h('input', { type: 'search', placeholder: texts.find, 'aria-label': texts.find, oninput: later });
  const confirmAll = h('button', { type: 'button', class: 'button', onclick: askAll }, icon('check'), h('span', null, texts.confirmAll), h('span', { class: 'count' }));
  const back = h('button', { type: 'button', class: 'button button--quiet button--icon', onclick: undo, title: texts.undo, 'aria-label': texts.undo }, icon('undo'));
  const forth = h('button', { type: 'button', class: 'button button--quiet button--icon', onclick: redo, title: texts.redo, 'aria-label': texts.redo }, icon('redo'));
  const help = h('button', { type: 'button', class: 'button button--quiet button--icon grid-bar__keys', onclick: () => showHelp(texts), title: texts.keys, 'aria-label': texts.keys }, icon('keyboard'));
  const bar = h('progress', { class: 'progress', max: '1', value: '0', 'aria-label': texts.entered });
  const done = h('div', { class: 'grid-bar__done' }, h('span', null, ''), bar);
  const element = h('div', { class: 'grid-bar', role: 'group', 'aria-label': texts.tools },
    h('div', { class: 'segmented' }, ...Object.values(buttons)),
    h('div', { class: 'searchbox grid-bar__find' }, icon('search'), find),
    store.submission.canEdit && confirmAll, h('div', { class: 'grid-bar__tools' }, back, forth, help), done,
    store.submission.canEdit ? status.word : h('span', { class: 'badge badge--locked' }, texts.readOnly));

  let timer = 0;
  /** A long round is searched when the typing pauses. */
  function later() {
    clearTimeout(timer);
    timer = setTimeout(filtered, store.rows.length > 300 ? 200 : 0);
  }

  function choose(name) {
    kind = name;
    filtered();
  }

  const unconfirmed = () => store.rows.filter(kinds.unconfirmed);

  async function askAll() {
    const rows = unconfirmed();
    if (rows.length && await ask(texts.confirmQuestion(rows.length), texts.agree(rows.length), texts.confirmTitle)) confirm(rows);
  }

  return {
    element, find,

    /** The rows to show now. */
    rows() {
      const words = plain(arabicDigits(find.value)).split(/\s+/).filter(Boolean);
      const names = row => plain(`${row.name} ${row.code} ${row.place}`);
      const holds = row => words.every(word => names(row).includes(word)) || words.every(word => store.searchText(row).includes(word));
      const kept = store.rows.filter(kinds[kind]);
      // The name of a column leaves all rows: Enter goes to it.
      return !words.length || store.columns.some(column => words.every(word => plain(column.label).includes(word))) ? kept : kept.filter(holds);
    },

    showAll() {
      kind = 'all';
      find.value = '';
      filtered();
    },

    refresh() {
      for (const [name, button] of Object.entries(buttons)) {
        const count = store.rows.filter(kinds[name]).length;
        button.setAttribute('aria-pressed', String(kind === name));
        button.lastChild.textContent = String(count);
        button.lastChild.className = `count${name === 'errors' && count ? ' count--error' : ''}`;
      }
      const left = unconfirmed().length;
      confirmAll.lastChild.textContent = String(left);
      // A button that goes out takes the focus with it.
      if (left === 0 && document.activeElement === confirmAll) buttons[kind].focus();
      confirmAll.disabled = left === 0;
      back.disabled = !history.canUndo;
      forth.disabled = !history.canRedo;
      bar.max = Math.max(1, store.summary.rows);
      bar.value = store.summary.done;
      done.firstChild.textContent = texts.done(store.summary.done, store.summary.rows);
    },
  };
}
