// Edits that are not in a batch yet, in the order in which they were made: record → field → { entry, base }.

export const largest = 200;      // cells in an ordinary batch
const bulk = 2000;               // in a batch of a big paste: fewer round trips, and still far from the server's limits

export class Waiting {
  #rows = new Map();

  get count() {
    let sum = 0;
    for (const row of this.#rows.values()) sum += row.cells.size + (row.confirm ? 1 : 0);
    return sum;
  }

  /** More than an ordinary batch: the rest of a paste, which need not wait for the officer to pause. */
  get isLong() {
    return this.count > largest;
  }

  cell(id, field) {
    return this.#rows.get(id)?.cells.get(field);
  }

  confirming(id) {
    return !!this.#rows.get(id)?.confirm;
  }

  fields() {
    return [...this.#rows].map(([id, row]) => [id, [...row.cells.keys()]]);
  }

  /** A cell that waits already keeps its base: what stood there when it was first typed over. */
  put(id, field, entry, base) {
    const { cells } = this.#row(id);
    cells.set(field, { entry, base: cells.get(field)?.base ?? base });
  }

  confirm(id) {
    this.#row(id).confirm = true;
  }

  drop(id, field) {
    const row = this.#rows.get(id);
    if (!row) return;
    if (field) row.cells.delete(field);
    else row.confirm = false;
    if (!row.cells.size && !row.confirm) this.#rows.delete(id);
  }

  clear() {
    this.#rows.clear();
  }

  /** Cells of a batch that is given up wait again, but never over what was typed since. */
  takeBack(rows) {
    for (const { id, version, cells, confirm } of rows) {
      const row = this.#row(id);
      const later = row.cells;
      row.cells = new Map(Object.entries(cells).map(([field, entry]) => [field, { entry, base: version }]));
      for (const [field, cell] of later) row.cells.set(field, cell);
      row.confirm ||= !!confirm;
    }
  }

  /** A row as toBox() wrote it. */
  add({ id, cells, confirm }) {
    const row = this.#row(id);
    for (const [field, entry, base] of cells) row.cells.set(field, { entry, base });
    row.confirm ||= !!confirm;
  }

  toBox() {
    return [...this.#rows].map(([id, row]) => ({ id, cells: [...row.cells].map(([field, { entry, base }]) => [field, entry, base]), confirm: row.confirm }));
  }

  /** Takes out the next batch's rows. A row's cells that were typed over different versions go in different batches. */
  batch(version) {
    const rows = [];
    let room = this.count > 2 * largest ? bulk : largest;
    for (const [id, row] of this.#rows) {
      const base = row.cells.values().next().value?.base ?? version(id);
      const cells = [...row.cells].filter(([, cell]) => (cell.base ?? base) === base).slice(0, room);
      for (const [field] of cells) row.cells.delete(field);
      const part = { id, version: base, cells: Object.fromEntries(cells.map(([field, { entry }]) => [field, entry])) };
      const whole = row.cells.size === 0;
      if (whole && row.confirm) part.confirm = true;
      rows.push(part);
      if (whole) this.#rows.delete(id);
      room -= Math.max(cells.length, 1);
      if (room <= 0) break;
    }
    return rows;
  }

  /** What we wrote ourselves is no other officer's: cells typed again meanwhile now stand on the version that the batch made. */
  rebase(batch, answered) {
    for (const { id, version, conflicts } of answered) {
      const sent = batch.rows.find(row => row.id === id);
      for (const [field, cell] of this.#rows.get(id)?.cells ?? []) {
        if (sent && field in sent.cells && !conflicts?.some(conflict => conflict.field === field)) cell.base = version;
      }
    }
  }

  #row(id) {
    if (!this.#rows.has(id)) this.#rows.set(id, { cells: new Map(), confirm: false });
    return this.#rows.get(id);
  }
}
