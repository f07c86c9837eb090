// The one way in for every change of a cell, whether typed, pasted, filled, cleared or undone.
import { fromText } from './values.js';
import { History } from './history.js';

const same = (a, b) => a === b || (!!a?.na && !!b?.na);

export function createEdits(store, queue, painted) {
  function apply(changes) {
    const touched = new Map();
    for (const { id, field, entry } of changes) {
      queue.put(id, field, entry);
      const row = store.byId.get(id);
      if (row.conflicts.some(conflict => conflict.field === field)) store.settle(row, field);
      if (!touched.has(id)) touched.set(id, []);
      touched.get(id).push(store.fields.get(field));
    }
    painted(touched);
  }

  const history = new History(apply);

  return {
    history,

    /** cells: [{ row, column, entry }] with entries as the queue takes them. Returns how many changed and how many could not. */
    set(cells) {
      const step = [];
      let refused = 0;
      for (const { row, column, entry } of cells) {
        if (!store.canEdit(column)) {
          refused++;
          continue;
        }
        const before = store.entry(row, column);
        if (!same(before, entry)) step.push({ id: row.id, field: column.key, before, after: entry });
      }
      history.record(step);
      apply(step.map(({ id, field, after }) => ({ id, field, entry: after })));
      return { changed: step.length, refused };
    },

    /** The same with words: a choice may be named by its label, digits may be Thai. */
    setText(cells) {
      const entryOf = (column, text) => text.trim() === store.texts.na ? { na: true } : fromText(column, text);
      return this.set(cells.map(({ row, column, text }) => ({ row, column, entry: entryOf(column, text) })));
    },
  };
}
