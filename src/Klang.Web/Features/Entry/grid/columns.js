// Which cells of a row stand in the document: the frozen one and those near the visible part. Each cell has its fixed place, so
// that cells come and go without moving their neighbours. Columns keep the width they start with.
import { Renderer } from 'tabulator-tables';

const spare = 400;      // pixels kept left and right of the visible part

export class NearColumns extends Renderer {
  #lefts = [];          // left edge of each column, the frozen one first; one more for the right end
  #first = 1;
  #last = 0;

  reinitializeColumnWidths(columns) {
    for (const column of columns) column.reinitializeWidth();
  }

  rerenderColumns() {
    this.#lefts = [];
    this.#first = 1;
    this.#last = 0;
    this.scrollColumns();
  }

  renderRowCells(row) {
    this.#near();
    this.#fill(row);
  }

  rerenderRowCells(row) {
    if (row.modules.first !== this.#first || row.modules.last !== this.#last) this.#fill(row);
  }

  scrollColumns() {
    if (!this.#near()) return;
    for (const row of this.table.rowManager.renderer.visibleRows(true)) if (row.initialized) this.rerenderRowCells(row);
  }

  /** Left edge and width of a column, the frozen one being 0. */
  span(index) {
    const lefts = this.#measured();
    return { left: lefts[index], width: lefts[index + 1] - lefts[index] };
  }

  isNear(index) {
    return index >= this.#first && index <= this.#last;
  }

  #measured() {
    if (!this.#lefts.length) {
      this.#lefts = [0];
      for (const column of this.table.columnManager.getVisibleColumnsByIndex()) this.#lefts.push(this.#lefts.at(-1) + column.getWidth());
    }
    return this.#lefts;
  }

  /** Moves the window when the visible part has left it; true when it moved. */
  #near() {
    const lefts = this.#measured();
    const { scrollLeft, clientWidth } = this.elementVertical;
    const from = scrollLeft + lefts[1];
    const to = scrollLeft + clientWidth;
    const end = lefts.length - 2;
    const covers = lefts[this.#first] <= Math.max(from, lefts[1]) && lefts[this.#last + 1] >= Math.min(to, lefts[end + 1]);
    if (covers && this.#last >= this.#first) return false;
    this.#first = Math.max(1, lefts.findLastIndex(left => left <= from - spare));
    const past = lefts.findIndex(left => left >= to + spare);
    this.#last = past < 0 ? end : Math.min(end, past - 1);
    return true;
  }

  #fill(row) {
    const cells = [row.cells[0], ...row.cells.slice(this.#first, this.#last + 1)];
    row.modules.first = this.#first;
    row.modules.last = this.#last;
    row.element.replaceChildren(...cells.map(cell => cell.getElement()));
    cells.forEach((cell, i) => {
      if (i > 0) cell.getElement().style.left = `${this.#lefts[this.#first + i - 1]}px`;
      cell.cellRendered();
    });
  }
}
