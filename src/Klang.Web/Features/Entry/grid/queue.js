// Cells on their way to the server. One request at a time; a batch that failed goes again unchanged under the same key,
// so that the server can tell a repeat from a new edit. An entry is raw text, null (cleared) or { na: true }.
import { uuid } from './uuid.js';

const quiet = 700;
const largest = 200;
const slowest = 60000;

export class Queue {
  #waiting = new Map();      // record id → { cells: Map(field → entry), confirm }
  #sending = null;           // the batch being sent or sent again
  #inFlight = false;
  #attempts = 0;
  #timer = 0;
  #telling = false;
  state = 'idle';            // idle | waiting | saving | network | signedOut | refused
  message = '';

  /**
   * send(batch, keepalive) resolves to the server's answer or rejects with CallFailed; version(id) is the record's version now;
   * keep(box) stores what is unsent; onState() and onAnswer(answer, batch) tell the screen. Many changes at once (a paste)
   * are stored and told once.
   */
  constructor({ send, version, keep, onState, onAnswer }) {
    Object.assign(this, { send, version, keep, onState, onAnswer });
  }

  get count() {
    const sizes = [...this.#waiting.values()].map(row => row.cells.size + (row.confirm ? 1 : 0));
    const sending = (this.#sending?.rows ?? []).map(row => Object.keys(row.cells).length + (row.confirm ? 1 : 0));
    return [...sizes, ...sending].reduce((a, b) => a + b, 0);
  }

  /** The entry of a cell that is not acknowledged yet: { entry, phase: 'waiting' | 'sending' }. */
  find(id, field) {
    const cells = this.#waiting.get(id)?.cells;
    if (cells?.has(field)) return { entry: cells.get(field), phase: 'waiting' };
    const row = this.#sending?.rows.find(item => item.id === id);
    if (!row || !(field in row.cells)) return undefined;
    return { entry: row.cells[field], phase: this.#inFlight ? 'sending' : 'waiting' };
  }

  confirming(id) {
    return !!this.#waiting.get(id)?.confirm || !!this.#sending?.rows.some(row => row.id === id && row.confirm);
  }

  /** Everything unsent, to paint it again: [record id, fields]. */
  get unsent() {
    const waiting = [...this.#waiting].map(([id, row]) => [id, [...row.cells.keys()]]);
    return [...waiting, ...(this.#sending?.rows ?? []).map(row => [row.id, Object.keys(row.cells)])];
  }

  put(id, field, entry) {
    this.#row(id).cells.set(field, entry);
    this.#changed();
  }

  confirm(id) {
    this.#row(id).confirm = true;
    this.#changed();
  }

  /** Takes over what an earlier visit left unsent. The interrupted batch goes first, under its old key. */
  restore(boxes) {
    for (const box of boxes) {
      if (box.sending && !this.#sending) this.#sending = box.sending;
      else for (const row of box.sending?.rows ?? []) this.#take(row.id, Object.entries(row.cells), row.confirm);
      for (const row of box.waiting ?? []) this.#take(row.id, row.cells, row.confirm);
    }
    if (this.count) this.#changed();
  }

  /** Sends now. `leaving` asks the browser to finish the request after the page is gone. */
  flush(leaving = false) {
    clearTimeout(this.#timer);
    if (this.#inFlight || !this.count) return;
    this.#sending ??= this.#batch();
    this.#inFlight = true;
    this.#set('saving');
    this.send(this.#sending, leaving).then(answer => this.#acknowledged(answer), error => this.#failed(error));
  }

  discard() {
    clearTimeout(this.#timer);
    this.#waiting.clear();
    if (!this.#inFlight) this.#sending = null;
    this.#attempts = 0;
    this.#set('idle');
  }

  #row(id) {
    if (!this.#waiting.has(id)) this.#waiting.set(id, { cells: new Map(), confirm: false });
    return this.#waiting.get(id);
  }

  #take(id, cells, confirm) {
    const row = this.#row(id);
    for (const [field, entry] of cells) row.cells.set(field, entry);
    row.confirm ||= !!confirm;
  }

  #changed() {
    const free = this.state === 'idle' || this.state === 'waiting' || this.state === 'saving';
    if (free) {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.flush(), quiet);
      if (!this.#inFlight) this.state = 'waiting';
    }
    this.#tell();
  }

  #batch() {
    const rows = [];
    let room = largest;
    for (const [id, row] of this.#waiting) {
      const cells = [...row.cells].slice(0, room);
      for (const [field] of cells) row.cells.delete(field);
      const whole = row.cells.size === 0;
      const part = { id, version: this.version(id), cells: Object.fromEntries(cells) };
      if (whole && row.confirm) part.confirm = true;
      rows.push(part);
      if (whole) this.#waiting.delete(id);
      room -= Math.max(cells.length, 1);
      if (room <= 0) break;
    }
    return { key: uuid(), rows };
  }

  #acknowledged(answer) {
    const batch = this.#sending;
    this.#inFlight = false;
    this.#sending = null;
    this.#attempts = 0;
    this.#set(this.count ? 'waiting' : 'idle');
    this.onAnswer(answer, batch);
    if (this.count) this.#timer = setTimeout(() => this.flush(), 0);
  }

  #failed(error) {
    this.#inFlight = false;
    this.message = error.message;
    if (error.kind === 'refused') this.#reclaim();
    this.#set(error.kind === 'signedOut' || error.kind === 'refused' ? error.kind : 'network');
    if (this.state !== 'network') return;
    const pause = Math.min(slowest, 1000 * 2 ** this.#attempts++);
    this.#timer = setTimeout(() => this.flush(), pause * (0.75 + Math.random() / 2));
  }

  /** A refused batch will never be accepted as it is: its cells wait again, under what was typed since. */
  #reclaim() {
    for (const row of this.#sending.rows) {
      const later = [...this.#row(row.id).cells];
      this.#take(row.id, [...Object.entries(row.cells), ...later], row.confirm);
    }
    this.#sending = null;
  }

  #store() {
    const waiting = [...this.#waiting].map(([id, row]) => ({ id, cells: [...row.cells], confirm: row.confirm }));
    this.keep(this.#sending || waiting.length ? { sending: this.#sending, waiting } : null);
  }

  #tell() {
    if (this.#telling) return;
    this.#telling = true;
    queueMicrotask(() => {
      this.#telling = false;
      this.#store();
      this.onState();
    });
  }

  #set(state) {
    this.state = state;
    this.#tell();
  }
}
