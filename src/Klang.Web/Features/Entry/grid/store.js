// The rows as the server last told them, seen through what is still on its way there.
import { commonLength } from './names.js';
import { change, plainNumber, isNumber, shown, shownTyped, typed } from './values.js';

const worst = ['error', 'warning', 'note'];
const isNa = entry => typeof entry === 'object' && entry !== null && entry.na === true;

/** Conflicts stay until the officer chooses, whatever else of the row is saved meanwhile. */
const undecided = (known, found) => [...(known?.conflicts ?? []).filter(old => !found.some(conflict => conflict.field === old.field)), ...found];

export class Store {
  constructor(payload, queue, texts) {
    this.queue = queue;
    this.texts = texts;
    this.submission = payload.submission;
    this.columns = payload.columns;
    this.summary = payload.summary;
    this.rows = [];
    this.byId = new Map();
    this.fields = new Map(this.columns.map((column, index) => [column.key, index]));
    for (const row of payload.rows) this.#take(row);
    this.common = commonLength(this.rows.map(row => row.name));
  }

  /** Takes rows of a save's answer; returns those that this grid knows. */
  update(rows, summary) {
    if (summary) this.summary = summary;
    return rows.filter(row => this.byId.has(row.id)).map(row => this.#take(row));
  }

  /** The name without the beginning that all names share. */
  shortName(row) {
    return this.common ? `…${row.name.slice(this.common)}` : row.name;
  }

  canEdit(column) {
    return this.submission.canEdit && column.editable !== false && column.kind !== 'computed';
  }

  isNa(row, column) {
    const pending = this.queue.find(row.id, column.key);
    return pending ? isNa(pending.entry) : row.na.includes(column.key);
  }

  /** Whether the question is not asked as the row stands (the server says so with every answer). */
  isNotAsked(row, column) {
    return row.n.includes(column.key);
  }

  /** Not asked and nothing in it: Tab goes on to the next cell. */
  isSkipped(row, column) {
    return this.isNotAsked(row, column) && !this.queue.find(row.id, column.key) && !this.isNa(row, column) && this.text(row, column) === '';
  }

  /** The text the editor starts with; setting it again would leave the cell as it is. */
  text(row, column) {
    const pending = this.queue.find(row.id, column.key);
    if (pending) return isNa(pending.entry) ? '' : pending.entry ?? '';
    return row.raw[column.key] ?? typed(column, row.v[this.fields.get(column.key)]);
  }

  /** The cell as an entry of the queue, to compare and to undo. */
  entry(row, column) {
    if (this.isNa(row, column)) return { na: true };
    return this.text(row, column) || null;
  }

  /** Everything a reader can see about a cell. */
  cell(row, column) {
    const index = this.fields.get(column.key);
    const pending = this.queue.find(row.id, column.key);
    const unread = !pending && row.raw[column.key] !== undefined;
    const na = this.isNa(row, column);
    const value = unread || na ? null : pending ? pending.entry : row.v[index];
    const display = na ? this.texts.na : unread ? row.raw[column.key]
      : pending ? shownTyped(column, pending.entry ?? '', this.texts) : shown(column, value, this.texts);
    const issues = pending ? [] : row.issues.filter(issue => issue.field === column.key);
    return {
      display, na, unread, issues,
      phase: pending?.phase,
      before: shown(column, row.p[index], this.texts),
      change: na || unread ? '' : change(column, value, row.p[index]),
      severity: worst.find(severity => issues.some(issue => issue.severity === severity)),
      conflict: row.conflicts.find(conflict => conflict.field === column.key),
      editable: this.canEdit(column),
      notAsked: this.isNotAsked(row, column),
      mark: row.marks[column.key],
    };
  }

  /** A number for the status bar, or null. */
  number(row, column) {
    if (!isNumber(column)) return null;
    const text = plainNumber(this.text(row, column));
    return text === null ? null : Number(text);
  }

  rowState(row) {
    if (row.state === 'carried' && this.queue.confirming(row.id)) return 'confirmed';
    return row.state;
  }

  isUnconfirmed(row) { return this.rowState(row) === 'carried'; }
  hasErrors(row) { return this.countOf(row, 'error') > 0; }

  /** How many issues of a severity; text that could not be read is an error even where no rule says so. */
  countOf(row, severity) {
    const found = row.issues.filter(issue => issue.severity === severity);
    const unread = severity === 'error' ? Object.keys(row.raw).filter(field => !found.some(issue => issue.field === field)) : [];
    return found.length + unread.length;
  }

  /** The officer chose: the other value is let go. */
  settle(row, field) {
    row.conflicts = row.conflicts.filter(conflict => conflict.field !== field);
    this.queue.touch();
  }

  /** Values of two officers between which nobody has chosen yet, to keep them: [{ id, field, theirs, mine, by, at }]. */
  openConflicts() {
    return this.rows.flatMap(row => row.conflicts.map(conflict => ({ ...conflict, id: row.id })));
  }

  /** Lets go of the officer's own values: of one cell, or of all. */
  dropConflicts(cell) {
    for (const row of this.rows) {
      if (row.conflicts.length && (!cell || cell.id === row.id)) row.conflicts = cell ? row.conflicts.filter(conflict => conflict.field !== cell.field) : [];
    }
    this.queue.touch();
  }

  bringConflicts(conflicts) {
    for (const { id, ...conflict } of conflicts) {
      const row = this.byId.get(id);
      if (row && !row.conflicts.some(known => known.field === conflict.field)) row.conflicts.push(conflict);
    }
  }

  /** Everything that can be found in a row, in small letters. */
  searchText(row) {
    return [row.name, row.code, row.place, ...this.columns.map(column => this.searchCell(row, column))].join('\n').toLowerCase();
  }

  /** A cell's words, with and without thousands commas. */
  searchCell(row, column) {
    const { display } = this.cell(row, column);
    return isNumber(column) ? `${display} ${display.replaceAll(',', '')}` : display;
  }

  #take(row) {
    const known = this.byId.get(row.id);
    const next = {
      ...row,
      p: row.p === undefined ? known?.p ?? row.v : row.p ?? row.v,
      raw: row.raw ?? {}, na: row.na ?? [], n: row.n ?? [], issues: row.issues ?? [], conflicts: undecided(known, row.conflicts ?? []), marks: row.marks ?? known?.marks ?? {},
    };
    if (known) return Object.assign(known, next);
    this.rows.push(next);
    this.byId.set(next.id, next);
    return next;
  }
}
