// Range selection as Tabulator draws it, with three changes: only rows on screen are repainted (the original walks every
// row ever shown, 190 ms a key press on 2,000 rows), the browser's focus and text selection are left alone (the editor
// keeps the focus), and keys are ours. Rows and columns count from 0; the frozen row header is not a column.
import { SelectRangeModule } from 'tabulator-tables';

export class Ranges extends SelectRangeModule {
  static moduleName = 'selectRange';
  static moduleExtensions = {};

  layoutElement() {
    super.layoutElement(true);
  }

  layoutChange() {
    if (this.frame) return;
    this.frame = requestAnimationFrame(() => {
      this.frame = 0;
      if (this.activeRange && this.table.rowManager.getDisplayRows().length) this.layoutRanges();
    });
  }

  initializeFocus() {}

  restoreFocus() {
    return true;
  }

  finishEditingCell() {}

  _handleKeyDown() {}

  /** Where the selection began, or null while there are no rows. */
  anchor() {
    const start = this.activeRange?.start;
    return start?.row >= 0 ? { row: start.row, column: Math.max(0, (start.col ?? 1) - 1) } : null;
  }

  /** Where the selection ends: the corner that Shift moves. */
  corner() {
    const end = this.activeRange?.end;
    return end?.row >= 0 ? { row: end.row, column: Math.max(0, (end.col ?? 1) - 1) } : this.anchor();
  }

  /** The selected block: { top, bottom, left, right }, all included. */
  block() {
    const a = this.anchor();
    const b = this.corner();
    if (!a) return null;
    return {
      top: Math.min(a.row, b.row), bottom: Math.max(a.row, b.row),
      left: Math.min(a.column, b.column), right: Math.max(a.column, b.column),
    };
  }

  select(from, to = from) {
    const range = this.activeRange ?? this.addRange();
    this.selecting = 'cell';
    range.setStart(from.row, from.column + 1);
    range.setEnd(to.row, to.column + 1);
    this.layoutElement();
  }
}
