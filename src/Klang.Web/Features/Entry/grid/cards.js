// On a phone: one card for each record, leading to its form. Built from the same rows as the table.
import { emptyState } from './empty.js';
import { stateOf } from './cell.js';
import { h, icon } from './dom.js';

const badges = { carried: 'due-soon', confirmed: 'approved', entered: 'approved', blank: 'draft' };
const short = { carried: 'shortCarried', confirmed: 'shortConfirmed', entered: 'shortEntered', blank: 'shortBlank' };

function createCards(store, texts, { formUrl, confirm }) {
  const element = h('ul', { class: 'grid-cards', 'aria-label': texts.list });

  function card(row) {
    const state = stateOf(store, row);
    const issues = row.issues.filter(issue => issue.severity !== 'note');
    return h('li', { class: 'grid-card', id: `record-${row.id}` },
      h('a', { class: 'grid-card__link', href: formUrl(row.id) },
        h('span', { class: 'grid-card__name' }, row.name),
        h('span', { class: 'grid-card__place' }, [row.code, row.place].filter(Boolean).join(' · ')),
        h('span', { class: `badge badge--${badges[state]}` }, texts[short[state]]),
        ...issues.slice(0, 2).map(issue => h('span', { class: 'grid-card__issue' }, h('span', { class: `glyph is-${issue.severity}` }), issue.text)),
        issues.length > 2 && h('span', { class: 'grid-card__issue muted' }, texts.issues(issues.length)),
        icon('chevron-right')),
      state === 'carried' && store.submission.canEdit && h('button', {
        type: 'button', class: 'button grid-card__confirm', onclick: () => confirm([row]),
      }, icon('check'), texts.confirmRow));
  }

  return {
    element,
    show: rows => element.replaceChildren(...rows.map(card)),
    paint: id => document.getElementById(`record-${id}`)?.replaceWith(card(store.byId.get(id))),
  };
}

/** The phone's view: the same rows as cards. */
export function createPhone({ body, store, bar, texts, formUrl, confirm }) {
  const cards = createCards(store, texts, { formUrl, confirm });
  const empty = emptyState(store, texts, bar);
  body.replaceChildren(cards.element, empty.element);
  const linked = /^#cell=([^:]+)/.exec(location.hash);
  if (linked) requestAnimationFrame(() => document.getElementById(`record-${decodeURIComponent(linked[1])}`)?.scrollIntoView({ block: 'center' }));
  return {
    show(rows) { cards.show(rows); empty.show(rows); },
    touched: map => { for (const id of map.keys()) cards.paint(id); },
    answered: rows => { for (const row of rows) cards.paint(row.id); },
    pending() {},
    destroy: () => body.replaceChildren(),
  };
}
