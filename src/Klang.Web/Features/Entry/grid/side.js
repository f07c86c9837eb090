// The side panel (Ctrl+Enter): the cell's history over rounds with a line, the rules that fail and the cells that mend them, who
// changed what. It stays open while the officer moves, and asks the server only when the cursor rests.
import { h, icon } from './dom.js';
import { fieldsOf } from './rules.js';
import { sparkline } from './sparkline.js';

const rest = 250;

export function createSide(store, texts, { client, go, close }) {
  const title = h('h2', { class: 'grid-side__title' });
  const rules = h('div', { class: 'grid-side__part' });
  const past = h('div', { class: 'grid-side__part', 'aria-live': 'polite' });
  const element = h('aside', { class: 'grid-side', id: 'grid-side', 'aria-label': texts.sideName, hidden: true },
    h('div', { class: 'grid-side__head' }, title, h('button', { type: 'button', class: 'button button--quiet button--icon', title: `${texts.close} (Ctrl+Enter)`, 'aria-label': texts.close, onclick: close }, '✕')),
    rules, past);
  let timer = 0;
  let asking = null;
  let shown = '';

  function rule(row, issue) {
    const cells = fieldsOf(row, issue).filter(field => store.fields.has(field)).map(field => store.columns[store.fields.get(field)]);
    return h('div', { class: `grid-side__rule is-${issue.severity}` },
      h('p', null, h('span', { class: `glyph is-${issue.severity}` }), ' ', issue.text),
      cells.length > 0 && h('p', { class: 'muted' }, texts.mendAt),
      cells.length > 0 && h('ul', { class: 'grid-side__cells' }, ...cells.map(column => h('li', null,
        h('button', { type: 'button', class: 'button button--quiet button--small', onclick: () => go(row, column) }, column.label), ' ',
        h('b', null, store.cell(row, column).display || texts.empty)))));
  }

  function showRules(row, column) {
    const cell = store.cell(row, column);
    const mark = cell.mark === 'returned' ? texts.markReturned : cell.mark === 'comment' ? texts.markComment : '';
    const found = cell.issues.length ? cell.issues : row.issues.filter(issue => fieldsOf(row, issue).includes(column.key));
    rules.replaceChildren(h('h3', null, texts.rulesTitle),
      ...(mark ? [h('p', { class: 'grid-side__rule' }, h('span', { class: `cell__mark is-${cell.mark}` }), ' ', mark)] : []),
      ...(cell.unread && !cell.issues.length ? [h('p', { class: 'grid-side__rule is-error' }, texts.unparsed)] : []),
      ...(found.length ? found.map(issue => rule(row, issue)) : [h('p', { class: 'muted' }, cell.phase ? texts.notChecked : texts.nothingWrong)]));
  }

  const remark = comment => h('li', null,
    h('span', null, comment.kind === 'return' && h('span', { class: 'cell__mark is-returned' }), ' ', comment.text),
    h('span', { class: 'muted' }, `${comment.by} · ${comment.at}${comment.settled ? ` · ${texts.settled}` : ''}`));

  function showPast({ rounds, changes, comments }, column) {
    const numbers = rounds.filter(round => round.number !== null && round.number !== undefined);
    past.replaceChildren(
      ...(comments?.length ? [h('h3', null, texts.commentsTitle), h('ol', { class: 'grid-side__changes' }, ...comments.map(remark))] : []),
      h('h3', null, texts.historyTitle),
      ...(numbers.length > 1 ? [sparkline(numbers.map(round => round.number), `${column.label}: ${rounds.map(round => `${round.label} ${round.text || texts.empty}`).join(', ')}`)] : []),
      rounds.length ? h('dl', { class: 'facts grid-side__rounds' }, ...[...rounds].reverse().flatMap(round => [h('dt', null, round.label), h('dd', null, round.text || texts.empty)]))
        : h('p', { class: 'muted' }, texts.noHistory),
      h('h3', null, texts.changesTitle),
      changes.length ? h('ol', { class: 'grid-side__changes' }, ...changes.map(change => h('li', null,
        h('span', null, `${change.from || texts.empty} → `, h('b', null, change.to || texts.empty)), h('span', { class: 'muted' }, `${change.by} · ${change.at}`))))
        : h('p', { class: 'muted' }, texts.noChanges));
  }

  async function ask(row, column) {
    const mine = asking = new AbortController();
    try {
      const answer = await client.history(row.id, column.key, mine.signal);
      if (asking === mine) showPast(answer, column);
    } catch (error) {
      if (error.kind !== 'cancelled' && asking === mine) past.replaceChildren(h('p', { class: 'muted' }, icon('offline'), ' ', texts.historyOffline));
    }
  }

  return {
    element,
    get open() { return !element.hidden; },

    toggle(on = element.hidden) {
      element.hidden = !on;
      shown = '';
      asking?.abort();
      clearTimeout(timer);
    },

    /** Shows the cell; its history again only when the cell or the record's version is another. */
    show(row, column) {
      if (element.hidden) return;
      title.replaceChildren(column.label, h('small', null, row.name));
      showRules(row, column);
      const key = `${row.id} ${column.key} ${row.version}`;
      if (key === shown) return;
      shown = key;
      asking?.abort();
      clearTimeout(timer);
      timer = setTimeout(() => ask(row, column), rest);
    },
  };
}
