// Undo and redo of whole actions: a paste of 500 cells is one step. A step is a list of { id, field, before, after }.

const deepest = 200;

export class History {
  #done = [];
  #undone = [];

  constructor(apply) {
    this.apply = apply;
  }

  record(step) {
    if (!step.length) return;
    this.#done.push(step);
    if (this.#done.length > deepest) this.#done.shift();
    this.#undone = [];
  }

  get canUndo() { return this.#done.length > 0; }
  get canRedo() { return this.#undone.length > 0; }

  undo() {
    const step = this.#done.pop();
    if (!step) return;
    this.#undone.push(step);
    this.apply(step.map(({ id, field, before }) => ({ id, field, entry: before })));
  }

  redo() {
    const step = this.#undone.pop();
    if (!step) return;
    this.#done.push(step);
    this.apply(step.map(({ id, field, after }) => ({ id, field, entry: after })));
  }
}
