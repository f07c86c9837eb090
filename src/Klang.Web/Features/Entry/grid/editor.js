// The editor is one text area that always has the focus while the grid is in use. Between edits it lies invisible over the
// active cell, so the first key of a new value is typed straight into it: no key is lost however fast the officer types, and
// an input method or a screen reader finds an ordinary text field.
//   ready    keys move; a character starts a new value
//   typing   a new value is being typed; arrows accept it and move on
//   editing  F2 or double click: the old value is open; arrows move inside it
import { isChoice, isNumber } from './values.js';
import { attach, h } from './dom.js';
import { ChoiceList } from './choices.js';

export function createEditor(table, store, texts) {
  const area = h('textarea', {
    class: 'grid-editor', rows: '1', spellcheck: 'false', autocomplete: 'off', autocapitalize: 'off', 'aria-label': texts.grid,
  });
  const bubble = h('div', { class: 'grid-bubble', hidden: true });
  table.holder.append(h('div', { role: 'row', class: 'grid-editor-row' }, h('div', { role: 'gridcell' }, area)), bubble);
  const list = new ChoiceList(table.holder, texts);
  const coarse = matchMedia('(pointer: coarse)');
  let at = null;
  let mode = 'ready';

  const row = () => at && table.view[at.row];
  const column = () => at && store.columns[at.column];

  function cover(element, cell) {
    Object.assign(element.style, { left: `${cell.left}px`, top: `${cell.top}px`, width: `${cell.width}px`, height: `${cell.height}px` });
  }

  function setMode(next) {
    mode = next;
    area.classList.toggle('is-open', mode !== 'ready');
    area.classList.toggle('is-number', !!column() && isNumber(column()));
    // On a touch screen the keyboard stays down until the officer really edits.
    area.inputMode = mode === 'ready' && coarse.matches ? 'none' : column() && isNumber(column()) ? 'decimal' : 'text';
    if (mode !== 'ready') return;
    area.value = area.placeholder = '';
    list.hide();
    bubble.hidden = true;
  }

  const editor = {
    area, list,
    get mode() { return mode; },
    get at() { return at; },
    row, column,
    get text() { return area.value; },
    set text(value) { area.value = value; },

    focus() {
      if (document.activeElement !== area) area.focus({ preventScroll: true });
    },

    hasFocus: () => document.activeElement === area,

    /** Lies down over a cell, ready for a key. */
    rest(next, label) {
      at = next;
      setMode('ready');
      if (!at) return;
      cover(area, table.place(at));
      area.setAttribute('aria-label', label);
      area.readOnly = !store.canEdit(column());
    },

    /** Opens the cell: with its old value (editing), or with what was typed just now (typing). */
    open(how) {
      if (row() && column().type === 'file' && how === 'editing') location.assign(store.cellUrl(row(), column()));
      if (!row() || !store.canEdit(column())) return false;
      setMode(how);
      if (how === 'editing') {
        area.value = store.text(row(), column());
        if (coarse.matches) {
          area.blur();
          area.focus({ preventScroll: true });
        }
        area.setSelectionRange(area.value.length, area.value.length);
      }
      if (isChoice(column())) {
        list.show(column(), table.place(at), how === 'editing' ? '' : area.value, store.text(row(), column()));
        area.placeholder = store.cell(row(), column()).display;
        if (how === 'editing') area.value = '';
      }
      return true;
    },

    /** From now on arrows move inside the text. */
    keep() {
      mode = 'editing';
    },

    /** The value to take: the chosen code where choices are open, otherwise the text. */
    result() {
      if (!list.open) return area.value;
      return list.column.type === 'multi' ? list.selected.join(',') : list.current()?.code ?? area.value;
    },

    close() {
      setMode('ready');
    },

    /** Shows what the server thinks of the text while it is typed. */
    say(issues) {
      bubble.replaceChildren(...issues.map(issue => h('p', { class: `is-${issue.severity}` }, h('span', { class: `glyph is-${issue.severity}` }), issue.text)));
      bubble.hidden = mode === 'ready' || !issues.length || list.open;
      if (!bubble.hidden) attach(bubble, table.place(at), table.holder);
    },
  };
  return editor;
}
