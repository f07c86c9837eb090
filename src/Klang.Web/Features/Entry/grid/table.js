// The table on the screen: Tabulator lays out, scrolls (only visible rows exist), freezes the first column and selects.
import { Tabulator, FrozenColumnsModule } from 'tabulator-tables';
import { Content } from './content.js';
import { NearColumns } from './columns.js';
import { EqualRows, rowHeight } from './rows.js';
import { Ranges } from './ranges.js';

Tabulator.registerModule([Content, FrozenColumnsModule, Ranges]);

const widths = { integer: 104, percent: 104, year: 96, date: 124, yesno: 104, money: 136, decimal: 124, choice: 176, multi: 200, text: 200 };

/** Wide enough for the usual value, and for the column's name on two lines. Marks above and below letters take no width. */
function widthOf(column) {
  const letters = column.label.replace(/[\u0E31\u0E34-\u0E3A\u0E47-\u0E4E]/g, '').length + (column.required ? 2 : 0);
  return Math.min(240, Math.max(widths[column.type] ?? 160, Math.ceil(letters * 4.4) + 34));
}

const headWidth = () => Math.round(Math.min(330, Math.max(230, innerWidth * 0.22)));

function columnGroups(columns) {
  const groups = [];
  columns.forEach((column, index) => {
    if (groups.at(-1)?.title !== (column.section || ' ')) groups.push({ title: column.section || ' ', columns: [] });
    groups.at(-1).columns.push({ title: column.label, field: `c${index}`, width: widthOf(column) });
  });
  return groups;
}

/** fillCell(row, columnIndex | null, element) and fillHeader(columnIndex | null, title, element) return elements. */
export async function createTable(element, store, { fillCell, fillHeader, texts }) {
  const indexOf = field => field?.startsWith('c') ? Number(field.slice(1)) : null;
  const wrap = rows => rows.map(row => ({ id: row.id, row }));
  const table = new Tabulator(element, {
    data: wrap(store.rows),
    height: '100%',
    rowHeight,
    layout: 'fitData',
    renderVertical: EqualRows,
    renderHorizontal: NearColumns,
    nestedFieldSeparator: false,
    columns: columnGroups(store.columns),
    rowHeader: { title: texts.subject, field: 'head', frozen: true, width: headWidth() },
    selectableRange: 1,
    selectableRangeRows: true,
    selectableRangeColumns: true,
    selectableRangeAutoFocus: false,
    placeholder: '',
    fillCell: (row, field, cell) => fillCell(row, indexOf(field), cell),
    fillHeader: (field, title, header) => fillHeader(indexOf(field), title, header),
    rowFormatter: component => {
      const line = component.getElement();
      line.dataset.record = component.getData().id;
      line.setAttribute('aria-rowindex', String(component.getPosition() + 1));      // the head is row 1
    },
  });
  await new Promise(resolve => table.on('tableBuilt', resolve));
  mendRoles(element);
  return wrapTable(table, element, store, wrap);
}

/** Tabulator names roles that do not exist and makes header and body stops of the Tab key; the editor is our only stop. */
function mendRoles(element) {
  for (const group of element.querySelectorAll('.tabulator-col-group')) {
    group.setAttribute('role', 'presentation');
    group.removeAttribute('aria-title');
  }
  for (const part of element.querySelectorAll('.tabulator-header, .tabulator-tableholder')) part.removeAttribute('tabindex');
  element.removeAttribute('aria-owns');
}

function wrapTable(table, element, store, wrap) {
  const ranges = table.modules.selectRange;
  const spans = table.columnManager.renderer;
  const holder = element.querySelector('.tabulator-tableholder');
  const resized = new ResizeObserver(() => table.redraw());
  let view = store.rows;
  resized.observe(element);
  const last = spans.span(store.columns.length);
  element.style.setProperty('--grid-width', `${last.left + last.width}px`);
  element.style.setProperty('--grid-head', `${spans.span(0).width}px`);
  element.setAttribute('aria-colcount', String(store.columns.length + 1));

  const row = id => table.getRow(id) || null;
  const cellAt = (at) => {
    const shown = view[at.row] && row(view[at.row].id);
    return shown ? shown.getCell(`c${at.column}`) : null;
  };

  return {
    ranges, holder, element,
    on: (name, handler) => table.on(name, handler),
    get view() { return view; },
    headWidth: () => spans.span(0).width,

    /** Shows these rows only (a filter); the order is the caller's. */
    async show(rows) {
      view = rows;
      await table.replaceData(wrap(rows));
      element.setAttribute('aria-rowcount', String(rows.length + 1));
    },

    /** Paints a row again: the named columns, or all of it. Rows never shown need nothing. */
    paint(id, columns) {
      const component = view.some(item => item.id === id) && row(id);
      if (!component || !component._row.initialized) return;
      const wanted = columns && new Set(['head', ...columns.map(index => `c${index}`)]);
      for (const cell of component.getCells()) {
        if (cell._cell.loaded && (!wanted || wanted.has(cell.getField()))) cell._cell.layoutElement();
      }
    },

    elementAt(at) {
      const component = view[at.row] && row(view[at.row].id);
      return component?._row.initialized ? cellAt(at)?.getElement() ?? null : null;
    },

    /** Place and size of a cell inside the scrolling area, known also for cells that are not in the document. */
    place: at => ({ ...spans.span(at.column + 1), top: at.row * rowHeight, height: rowHeight }),

    destroy() {
      resized.disconnect();
      table.destroy();
    },
  };
}
