// The list under a choice cell: typing narrows it, arrows move, Enter takes. Several answers: Space or a click marks.
import { choicesOf } from './values.js';
import { attach, h } from './dom.js';

export class ChoiceList {
  open = false;
  selected = [];
  #index = -1;
  #items = [];

  constructor(holder, texts) {
    this.texts = texts;
    this.element = h('ul', { class: 'grid-choices', role: 'listbox', id: 'grid-choices', hidden: true });
    holder.append(this.element);
    this.element.addEventListener('mousedown', event => event.preventDefault());
    this.element.addEventListener('click', event => {
      const option = event.target.closest('[data-index]');
      if (!option) return;
      this.#index = Number(option.dataset.index);
      if (this.column.type === 'multi') this.toggle();
      else this.onpick?.();
    });
  }

  show(column, place, filter, current) {
    this.column = column;
    this.standing = current;
    this.open = true;
    this.selected = column.type === 'multi' ? current.split(',').filter(Boolean) : [];
    this.element.hidden = false;
    this.element.setAttribute('aria-label', column.label);
    this.element.style.minWidth = `${place.width}px`;
    this.narrow(filter, current);
    attach(this.element, place, this.element.parentElement);
  }

  hide() {
    this.open = false;
    this.element.hidden = true;
  }

  /** Leaves the choices whose code or name begins with the text, or contains it. */
  narrow(filter, current = '') {
    const wanted = filter.trim().toLowerCase();
    const all = choicesOf(this.column, this.texts, this.standing);
    const begins = all.filter(choice => choice.code.toLowerCase().startsWith(wanted) || choice.label.toLowerCase().startsWith(wanted));
    const contains = all.filter(choice => !begins.includes(choice) && choice.label.toLowerCase().includes(wanted));
    this.#items = wanted ? [...begins, ...contains] : all;
    this.#index = wanted ? 0 : this.#items.findIndex(choice => choice.code === current);
    this.#draw();
  }

  move(step) {
    const last = this.#items.length - 1;
    this.#index = Math.max(0, Math.min(last, this.#index + step));
    this.#draw();
  }

  current() {
    return this.#items[this.#index];
  }

  toggle() {
    const code = this.current()?.code;
    if (code === undefined) return;
    this.selected = this.selected.includes(code) ? this.selected.filter(other => other !== code) : [...this.selected, code];
    this.#draw();
  }

  #draw() {
    const several = this.column.type === 'multi';
    this.element.setAttribute('aria-multiselectable', String(several));
    this.element.replaceChildren(...this.#items.map((choice, index) => h('li', {
      role: 'option', id: `grid-choice-${index}`, 'data-index': String(index), class: index === this.#index && 'is-current',
      'aria-selected': String(several ? this.selected.includes(choice.code) : index === this.#index),
    }, several && h('span', { class: 'grid-choices__mark', 'aria-hidden': 'true' }, this.selected.includes(choice.code) ? '☑' : '☐'), choice.label)));
    const item = this.element.children[this.#index];
    if (item) this.element.scrollTop = Math.min(item.offsetTop, Math.max(this.element.scrollTop, item.offsetTop + item.offsetHeight - this.element.clientHeight));
  }
}
