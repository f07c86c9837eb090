// When the next batch may go. A single edit goes after a short rest; edits that keep coming are gathered for longer and longer, so
// that an officer who types 85 villages makes a handful of requests and not 85 - but never later than `longest` after the first.

const quiet = 700;
const calm = 8000;
const widest = 5000;
const longest = 10000;

export class Pace {
  #spacing = quiet;
  #sent = -Infinity;
  #since = null;

  /** Milliseconds until what waits should go, counted from an edit made now. */
  rest(now) {
    this.#since ??= now;
    const apart = this.#spacing - Math.max(0, now - this.#sent);
    return Math.min(Math.max(quiet, apart), Math.max(0, longest - Math.max(0, now - this.#since)));
  }

  went(now) {
    const busy = now - this.#sent < calm;
    this.#spacing = busy ? Math.min(widest, this.#spacing * 1.6) : quiet;
    this.#sent = now;
    this.#since = null;
  }
}
