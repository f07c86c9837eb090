// Fills cells and headers with elements. Tabulator's own formatters go through innerHTML; this module is the only writer,
// so that nothing an officer or a definition contains can become markup.
import { Module } from 'tabulator-tables';

export class Content extends Module {
  static moduleName = 'content';

  constructor(table) {
    super(table);
    this.registerTableOption('fillCell', null);
    this.registerTableOption('fillHeader', null);
  }

  initialize() {
    this.subscribe('cell-format', cell => this.options('fillCell')(cell.row.data.row, cell.column.definition.field, cell.element));
    this.subscribe('column-format', (column, title, element) => {
      element.textContent = '';
      return this.options('fillHeader')(column.definition.field, title, column.element);
    });
  }
}
