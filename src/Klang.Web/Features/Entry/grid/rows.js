// Which rows stand in the document. Tabulator's own renderer measures every row it adds, and each measurement makes the
// browser lay the table out again (58 ms a wheel step at 60 columns); our rows are all equally high, so nothing is measured.
import { Renderer } from 'tabulator-tables';

/** Height of every row; the style sheet's --grid-row says the same. */
export const rowHeight = 46;
const spare = 4;      // rows kept above and below the visible ones

export class EqualRows extends Renderer {
  vDomTop = 0;        // first and last row in the document, under the names that range selection reads
  vDomBottom = -1;

  constructor(table) {
    super(table);
    this.verticalFillMode = 'fill';
  }

  clearRows() {
    this.tableElement.replaceChildren();
    this.elementVertical.scrollTop = 0;
    this.elementVertical.scrollLeft = 0;
    this.vDomTop = 0;
    this.vDomBottom = -1;
    this.#pad(0, 0);
  }

  renderRows() {
    this.tableElement.replaceChildren();
    this.vDomTop = 0;
    this.vDomBottom = -1;
    this.#fill();
  }

  rerenderRows(callback) {
    callback?.();
    if (this.rows().length) this.renderRows();
    else this.table.rowManager.tableEmpty();
  }

  scrollRows() {
    this.#fill();
  }

  resize() {}

  visibleRows(withSpare) {
    const { first, last } = withSpare ? { first: this.vDomTop, last: this.vDomBottom } : this.#window(0);
    return this.rows().slice(first, last + 1);
  }

  scrollToRow(row) {
    this.elementVertical.scrollTop = this.rows().indexOf(row) * rowHeight;
  }

  scrollToRowNearestTop() {
    return true;
  }

  #window(margin) {
    const { scrollTop, clientHeight } = this.elementVertical;
    const end = this.rows().length - 1;
    return {
      first: Math.max(0, Math.min(end, Math.floor(scrollTop / rowHeight)) - margin),
      last: Math.min(end, Math.ceil((scrollTop + clientHeight) / rowHeight) + margin),
    };
  }

  #fill() {
    const rows = this.rows();
    const { first, last } = this.#window(spare);
    for (let i = this.vDomTop; i <= this.vDomBottom; i++) {
      if (i < first || i > last) rows[i]?.getElement().remove();
    }
    const kept = first <= this.vDomBottom && last >= this.vDomTop;
    const above = document.createDocumentFragment();
    const below = document.createDocumentFragment();
    for (let i = first; i <= last; i++) {
      if (kept && i >= this.vDomTop && i <= this.vDomBottom) continue;
      (kept && i < this.vDomTop ? above : below).append(this.#element(rows[i]));
    }
    this.tableElement.prepend(above);
    this.tableElement.append(below);
    this.vDomTop = first;
    this.vDomBottom = last;
    this.#pad(first * rowHeight, (rows.length - 1 - last) * rowHeight);
  }

  #element(row) {
    row.height = row.outerHeight = rowHeight;
    row.heightInitialized = true;
    row.initialize();
    return row.getElement();
  }

  #pad(top, bottom) {
    this.tableElement.style.paddingTop = `${top}px`;
    this.tableElement.style.paddingBottom = `${Math.max(0, bottom)}px`;
  }
}
