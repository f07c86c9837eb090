// Shown instead of rows: nothing in the round yet, or nothing that matches the filter; each with the next step.
import { h, icon } from './dom.js';

export function emptyState(store, texts, bar) {
  const none = store.rows.length === 0;
  const element = h('div', { class: 'empty', hidden: true }, icon('inbox'),
    h('p', { class: 'empty__title' }, none ? texts.noRows : texts.noMatch), none && h('p', null, texts.noRowsHelp),
    !none && h('button', { type: 'button', class: 'button', onclick: () => bar.showAll() }, texts.showAll));
  return { element, show: rows => { element.hidden = rows.length > 0; } };
}
