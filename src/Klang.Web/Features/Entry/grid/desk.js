// The wide screen's view: table, editor and panel wired together.
import { createActions } from './actions.js';
import { createChecks } from './checks.js';
import { createEditor } from './editor.js';
import { createPanel } from './panel.js';
import { createSide } from './side.js';
import { createTable } from './table.js';
import { describe, fillCell, fillHead, fillHeader } from './cell.js';
import { emptyState } from './empty.js';
import { listenToKeys } from './keyboard.js';
import { listenToMouse } from './mouse.js';
import { findFrom } from './find.js';
import { showHelp } from './help.js';
import { h, toast } from './dom.js';

/** "#cell=<record>:<field>" of the submit page's issue list. */
function linkedCell(store, view) {
  const match = /^#cell=([^:]+):(.+)$/.exec(location.hash);
  if (!match) return null;
  const row = view.findIndex(item => item.id === decodeURIComponent(match[1]));
  const column = store.fields.get(decodeURIComponent(match[2]));
  return row < 0 ? null : { row, column: column ?? 0 };
}

export async function createDesk({ body, store, queue, edits, confirm, bar, client, texts, formUrl }) {
  const sheet = h('div', { class: 'grid-table', 'aria-label': texts.grid });
  const empty = emptyState(store, texts, bar);
  const side = createSide(store, texts, { client, close: () => toggleSide(false), go: (row, column) => goTo(row.id, column.key) });
  const panel = createPanel(store, texts, {
    formUrl,
    more: () => toggleSide(),
    markNa: () => { grid.markNa(); editor.focus(); },
    keep: (row, column) => { store.settle(row, column.key); table.paint(row.id); changed(); },
    mine: (row, column, conflict) => { store.settle(row, column.key); edits.setText([{ row, column, text: conflict.mine ?? '' }]); changed(); },
  });
  body.replaceChildren(h('div', { class: 'grid-desk' }, h('div', { class: 'grid-desk__main' }, sheet, empty.element), side.element), panel.element);

  const table = await createTable(sheet, store, {
    texts,
    fillCell: (row, index, element) => index === null ? fillHead(store, row, texts, formUrl, element) : fillCell(store, row, store.columns[index], element),
    fillHeader: (index, title, header) => index === null ? headTitle(title, header) : fillHeader(store.columns[index], texts, header),
  });
  const editor = createEditor(table, store, texts);
  const checks = createChecks(client, issues => editor.say(issues));
  let frame = 0;

  function changed() {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(() => panel.showSelection(grid.selected()));
    if (editor.mode !== 'ready') return;
    checks.stop();
    const at = table.view.length ? table.ranges.anchor() : null;
    const row = at && table.view[at.row];
    editor.rest(row ? at : null, row ? describe(store, row, store.columns[at.column]) : texts.grid);
    if (!row) return panel.showNothing();
    panel.showCell(row, store.columns[at.column]);
    side.show(row, store.columns[at.column]);
  }

  function toggleSide(on) {
    side.toggle(on);
    changed();
    editor.focus();
  }

  /** Selects a cell, though a filter hides it now. */
  function goTo(id, field) {
    if (!table.view.some(row => row.id === id)) bar.showAll();
    const row = table.view.findIndex(item => item.id === id);
    if (row < 0) return;
    grid.select({ row, column: store.fields.get(field) ?? 0 });
    editor.focus();
  }

  function findNext(step = 1) {
    const at = findFrom(store, table.view, table.view.length ? table.ranges.anchor() : null, bar.find.value, step);
    if (at) grid.select(at);
    else if (bar.find.value.trim()) toast(texts.notFound(bar.find.value.trim()));
    else bar.find.focus();
  }

  function typed() {
    if (editor.list.open) editor.list.narrow(editor.text);
    else checks.ask(editor.row(), editor.column(), editor.text);
  }

  const grid = createActions({
    table, store, editor, edits, texts, confirm, changed, typed, findNext,
    find: () => { bar.find.focus(); bar.find.select(); }, panel: () => toggleSide(), help: () => showHelp(texts),
  });
  editor.list.onpick = () => grid.accept();
  listenToKeys(grid, editor);
  listenToMouse(table, grid, editor, id => confirm([store.byId.get(id)]), changed);
  bar.find.onkeydown = event => {
    if (event.key === 'Enter' || event.key === 'F3') findNext(event.shiftKey ? -1 : 1);
    else if (event.key === 'Escape' || event.key === 'ArrowDown') editor.focus();
    else return;
    event.preventDefault();
  };

  function follow() {
    if (linkedCell(store, store.rows) && !linkedCell(store, table.view)) bar.showAll();
    const at = linkedCell(store, table.view);
    if (!at) return;
    grid.select(at);
    editor.focus();
  }

  const onHash = () => follow();
  addEventListener('hashchange', onHash);

  function flash(batch) {
    for (const sent of batch.rows) {
      const row = table.view.findIndex(item => item.id === sent.id);
      if (row < 0) continue;
      for (const field of Object.keys(sent.cells)) {
        const element = table.elementAt({ row, column: store.fields.get(field) });
        if (element) element.dataset.saved = '';
      }
    }
  }

  // A notice above or the panel beside takes room: the active cell stays in sight.
  const fitted = new ResizeObserver(() => { if (editor.at && editor.hasFocus()) grid.reveal(editor.at); });
  fitted.observe(table.holder);

  let first = true;
  return {
    async show(rows) {
      const active = editor.row()?.id;
      if (rows !== table.view) await table.show(rows);
      empty.show(rows);
      sheet.hidden = rows.length === 0;
      if (rows.length) grid.select({ row: Math.max(0, rows.findIndex(row => row.id === active)), column: editor.at?.column ?? 0 });
      else changed();
      if (first) follow();
      first = false;
    },
    touched(map) {
      for (const [id, columns] of map) table.paint(id, columns);
      changed();
    },
    answered(rows, batch) {
      for (const row of rows) table.paint(row.id);
      flash(batch);
      changed();
    },
    pending() {
      for (const [id, fields] of queue.unsent) table.paint(id, fields.map(field => store.fields.get(field)));
    },
    goTo,
    leave: () => grid.accept(),
    destroy() {
      removeEventListener('hashchange', onHash);
      checks.stop();
      fitted.disconnect();
      table.destroy();
      body.replaceChildren();
    },
  };
}

function headTitle(title, header) {
  header.removeAttribute('aria-sort');
  return document.createTextNode(title);
}
