// What keys, buttons and the mouse can do. Positions are { row, column } in the rows now shown, both from 0.
import { layOut, readBlock, writeBlock } from './clipboard.js';
import { rowHeight } from './rows.js';
import { toast } from './dom.js';

const within = (value, last) => Math.max(0, Math.min(last, value));

export function createActions({ table, store, editor, edits, texts, confirm, changed, find, findNext, panel, help, typed }) {
  let tabbedFrom = null;      // the column where a run of Tabs began: Enter returns to it, as in Excel
  let leaving = false;

  const lastRow = () => table.view.length - 1;
  const lastColumn = store.columns.length - 1;

  function reveal(at) {
    const place = table.place(at);
    const holder = table.holder;
    const head = table.headWidth();
    if (place.top < holder.scrollTop) holder.scrollTop = place.top;
    else if (place.top + rowHeight > holder.scrollTop + holder.clientHeight) holder.scrollTop = place.top + rowHeight - holder.clientHeight;
    if (place.left - head < holder.scrollLeft) holder.scrollLeft = place.left - head;
    else if (place.left + place.width > holder.scrollLeft + holder.clientWidth) holder.scrollLeft = place.left + place.width - holder.clientWidth;
  }

  function select(from, to = from, seen = to) {
    if (!table.view.length) return;
    leaving = false;
    table.ranges.select(from, to);
    reveal(seen);
    changed();
  }

  /** As Ctrl and an arrow go in Excel: to the end of the filled cells, or over empty ones to the next filled cell. */
  function edgeFrom(from, down, across) {
    const inside = ({ row, column }) => row >= 0 && row <= lastRow() && column >= 0 && column <= lastColumn;
    const filled = at => store.cell(table.view[at.row], store.columns[at.column]).display !== '';
    const step = at => ({ row: at.row + down, column: at.column + across });
    let at = step(from);
    if (!inside(at)) return from;
    const run = filled(from) && filled(at);
    while (inside(step(at)) && (run ? filled(step(at)) : !filled(at))) at = step(at);
    return at;
  }

  function selected() {
    const block = table.ranges.block();
    if (!block) return [];
    const columns = store.columns.slice(block.left, block.right + 1);
    return table.view.slice(block.top, block.bottom + 1).flatMap(row => columns.map(column => ({ row, column })));
  }

  const setAll = entry => edits.set(selected().filter(({ column }) => store.canEdit(column)).map(cell => ({ ...cell, entry })));

  const grid = {
    select, selected, reveal,

    move(down, across, { extend = false, edge = false } = {}) {
      const from = extend ? table.ranges.corner() : table.ranges.anchor();
      if (!from) return;
      tabbedFrom = null;
      const to = edge ? edgeFrom(from, down, across) : { row: within(from.row + down, lastRow()), column: within(from.column + across, lastColumn) };
      select(extend ? table.ranges.anchor() : to, to);
    },

    page(direction, extend) {
      grid.move(direction * Math.max(1, Math.floor(table.holder.clientHeight / rowHeight) - 1), 0, { extend });
    },

    /** False lets the browser move the focus out of the grid: after Esc, or past the first or last cell. */
    tab(step) {
      const from = table.ranges.anchor();
      if (leaving || !from) return false;
      let { row, column } = from;
      do {
        column += step;
        if (column > lastColumn) [row, column] = [row + 1, 0];
        else if (column < 0) [row, column] = [row - 1, lastColumn];
        if (row < 0 || row > lastRow()) return false;
      } while (store.isSkipped(table.view[row], store.columns[column]));
      const began = tabbedFrom ?? from.column;
      select({ row, column });
      tabbedFrom = row === from.row ? began : null;
      return true;
    },

    enter(step) {
      const from = table.ranges.anchor();
      if (!from) return;
      const column = tabbedFrom ?? from.column;
      tabbedFrom = null;
      select({ row: within(from.row + step, lastRow()), column });
    },

    leaving() {
      leaving = true;
    },

    selectRows() {
      const block = table.ranges.block();
      if (block) select({ row: block.top, column: 0 }, { row: block.bottom, column: lastColumn }, table.ranges.anchor());
    },

    selectColumns() {
      const block = table.ranges.block();
      if (block) select({ row: 0, column: block.left }, { row: lastRow(), column: block.right }, table.ranges.anchor());
    },

    selectAll: () => select({ row: 0, column: 0 }, { row: lastRow(), column: lastColumn }),

    typed, find, findNext, panel, help,

    accept(then) {
      if (editor.mode !== 'ready') {
        const cell = { row: editor.row(), column: editor.column(), text: editor.result() };
        editor.close();
        edits.setText([cell]);
        changed();
      }
      then?.();
    },

    acceptEverywhere() {
      const text = editor.result();
      editor.close();
      edits.setText(selected().filter(({ column }) => store.canEdit(column)).map(cell => ({ ...cell, text })));
      changed();
    },

    cancel() {
      editor.close();
      changed();
    },

    clear: () => setAll(null),

    markNa() {
      const cells = selected();
      setAll(cells.every(({ row, column }) => store.isNa(row, column)) ? null : { na: true });
    },

    /** The selection's first row over the others; of one row, the row above it. */
    fillDown() {
      const block = table.ranges.block();
      const source = block && table.view[block.top === block.bottom ? block.top - 1 : block.top];
      if (!source) return;
      const cells = selected().filter(({ row, column }) => row !== source && store.canEdit(column));
      edits.set(cells.map(cell => ({ ...cell, entry: store.entry(source, cell.column) })));
    },

    /** The selection's first column over the others. */
    fillRight() {
      const block = table.ranges.block();
      const source = block && store.columns[block.left === block.right ? block.left - 1 : block.left];
      if (!source) return;
      const cells = selected().filter(({ column }) => column !== source && store.canEdit(column));
      edits.set(cells.map(cell => ({ ...cell, entry: store.entry(cell.row, source) })));
    },

    copy: () => {
      const block = table.ranges.block();
      return block ? writeBlock(store, table.view.slice(block.top, block.bottom + 1), store.columns.slice(block.left, block.right + 1)) : '';
    },

    paste(text) {
      const block = table.ranges.block();
      if (!block || text === '') return;
      const { cells, outside, bottom, right } = layOut(readBlock(text), block, table.view, store.columns);
      const { changed: count, refused } = edits.setText(cells);
      const from = { row: block.top, column: block.left };
      select(from, { row: within(bottom, lastRow()), column: within(right, lastColumn) }, from);
      if (cells.length > 1 || refused || outside) toast(texts.pasted(count, refused + outside), refused + outside ? 'warning' : 'ok');
    },

    undo: () => edits.history.undo(),
    redo: () => edits.history.redo(),

    confirmSelected: () => confirm([...new Set(selected().map(({ row }) => row))]),
  };
  return grid;
}
