// Cells on their way to the server. One request at a time; a batch that failed goes again unchanged under the same key,
// so that the server can tell a repeat from a new edit. An entry is raw text, null (cleared) or { na: true }.
// Every cell keeps the record's version that stood on the screen when it was typed (its base): the server must be told what the
// officer saw, not what came in since, or another officer's value would be written over without a word.
import { Pace } from './pace.js';
import { Waiting } from './waiting.js';
import { uuid } from './uuid.js';

const slowest = 60000;
const sizeOf = row => Object.keys(row.cells).length + (row.confirm ? 1 : 0);

export class Queue {
  #waiting = new Waiting();
  #sending = null;           // the batch being sent or sent again
  #inFlight = false;
  #attempts = 0;
  #timer = 0;
  #telling = false;
  #pace = new Pace();
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
    return this.#waiting.count + (this.#sending?.rows ?? []).reduce((sum, row) => sum + sizeOf(row), 0);
  }

  /** The entry of a cell that is not acknowledged yet: { entry, phase: 'waiting' | 'offline' | 'sending' }. */
  find(id, field) {
    const held = this.state === 'network' || this.state === 'signedOut' || this.state === 'refused' ? 'offline' : 'waiting';
    const waiting = this.#waiting.cell(id, field);
    if (waiting) return { entry: waiting.entry, phase: held };
    const row = this.#sent(id, field);
    return row && { entry: row.cells[field], phase: this.#inFlight ? 'sending' : held };
  }

  confirming(id) {
    return this.#waiting.confirming(id) || !!this.#sending?.rows.some(row => row.id === id && row.confirm);
  }

  /** Everything unsent, to paint it again: [record id, fields]. */
  get unsent() {
    return [...this.#waiting.fields(), ...(this.#sending?.rows ?? []).map(row => [row.id, Object.keys(row.cells)])];
  }

  /** Everything unsent as restore() takes it, or null. */
  get box() {
    return this.count ? { sending: this.#sending, waiting: this.#waiting.toBox() } : null;
  }

  put(id, field, entry) {
    this.#waiting.put(id, field, entry, this.#sent(id, field)?.version ?? this.version(id));
    this.#changed();
  }

  confirm(id) {
    this.#waiting.confirm(id);
    this.#changed();
  }

  /** Takes over what earlier visits left unsent, the oldest first. The interrupted batch goes first, under its old key. */
  restore(boxes) {
    for (const box of boxes) {
      if (box.sending && !this.#sending && !this.#waiting.count) this.#sending = box.sending;
      else this.#waiting.takeBack(box.sending?.rows ?? []);
      for (const row of box.waiting ?? []) this.#waiting.add(row);
    }
    if (this.count) this.#changed();
  }

  /** Sends now. `leaving` asks the browser to finish the request after the page is gone. */
  flush(leaving = false) {
    clearTimeout(this.#timer);
    if (this.#inFlight || !this.count) return;
    if (!this.#sending) {
      this.#sending = { key: uuid(), rows: this.#waiting.batch(this.version) };
      this.#pace.went(Date.now());
    }
    this.#inFlight = true;
    this.#set('saving');
    this.send(this.#sending, leaving).then(answer => this.#acknowledged(answer), error => this.#failed(error));
  }

  /** Forgets one cell, or (without a name) everything that is not on the wire this moment. */
  discard(id, field) {
    clearTimeout(this.#timer);
    if (!this.#inFlight) this.#reclaim();
    if (id) this.#waiting.drop(id, field);
    else this.#waiting.clear();
    if (this.#inFlight) return this.#tell();
    this.#attempts = 0;
    if (!this.count) this.#set('idle');
    else if (this.state === 'refused') this.flush();
    else if (this.state === 'network') this.#again();
    else this.#changed();
  }

  /** Something that is kept with the box changed. */
  touch() {
    this.#tell();
  }

  #sent(id, field) {
    return this.#sending?.rows.find(row => row.id === id && field in row.cells);
  }

  #changed() {
    const free = this.state === 'idle' || this.state === 'waiting' || this.state === 'saving';
    if (free) {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.flush(), this.#pace.rest(Date.now()));
      if (!this.#inFlight) this.state = 'waiting';
    }
    this.#tell();
  }

  #acknowledged(answer) {
    const batch = this.#sending;
    this.#inFlight = false;
    this.#sending = null;
    this.#attempts = 0;
    this.#waiting.rebase(batch, answer.rows ?? []);
    this.#set(this.count ? 'waiting' : 'idle');
    this.onAnswer(answer, batch);
    clearTimeout(this.#timer);
    if (this.count) this.#timer = setTimeout(() => this.flush(), this.#waiting.isLong ? 0 : this.#pace.rest(Date.now()));
  }

  #failed(error) {
    this.#inFlight = false;
    this.message = error.message;
    if (error.kind === 'refused') this.#reclaim();
    this.#set(error.kind === 'signedOut' || error.kind === 'refused' ? error.kind : 'network');
    if (this.state === 'network') this.#again();
  }

  #again() {
    const pause = Math.min(slowest, 1000 * 2 ** this.#attempts++);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.flush(), pause * (0.75 + Math.random() / 2));
  }

  /** A batch that will never be accepted as it is: its cells wait again, under what was typed since. */
  #reclaim() {
    this.#waiting.takeBack(this.#sending?.rows ?? []);
    this.#sending = null;
  }

  #tell() {
    if (this.#telling) return;
    this.#telling = true;
    queueMicrotask(() => {
      this.#telling = false;
      this.keep(this.box);
      this.onState();
    });
  }

  #set(state) {
    this.state = state;
    this.#tell();
  }
}
