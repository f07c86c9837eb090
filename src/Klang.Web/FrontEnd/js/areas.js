// Looking an area up while one types: a combobox with a list (ARIA 1.2) around an ordinary text box, <div class="combo" data-areas="/areas/suggest?…">.
// Choosing an area goes to its page (data-goes) or puts its code into the box. Without this script the box is a text box.
const pause = 120;
let boxes = 0;

class AreaBox {
  constructor(frame) {
    this.frame = frame;
    this.input = frame.querySelector('input');
    this.list = document.createElement('ul');
    this.list.id = `areas-${++boxes}`;
    this.list.className = 'combo__list';
    this.list.hidden = true;
    this.list.setAttribute('role', 'listbox');
    this.list.setAttribute('aria-label', frame.dataset.list);
    this.said = document.createElement('p');
    this.said.className = 'visually-hidden';
    this.said.setAttribute('role', 'status');
    frame.append(this.list, this.said);
    for (const [name, value] of Object.entries({ role: 'combobox', 'aria-autocomplete': 'list', 'aria-expanded': 'false', 'aria-controls': this.list.id })) this.input.setAttribute(name, value);
    this.input.addEventListener('input', () => this.typed());
    this.input.addEventListener('keydown', event => this.key(event));
    this.input.addEventListener('blur', () => this.close());
    // Before the box loses the focus, and with it the list.
    this.list.addEventListener('pointerdown', event => event.preventDefault());
    this.list.addEventListener('click', event => this.choose(event.target.closest('[role="option"]')));
  }

  typed() {
    clearTimeout(this.timer);
    const text = this.input.value.trim();
    if (!text) this.close();
    else this.timer = setTimeout(() => this.ask(text), pause);
  }

  async ask(text) {
    this.asking?.abort();
    this.asking = new AbortController();
    try {
      const answer = await fetch(`${this.frame.dataset.areas}&q=${encodeURIComponent(text)}`, { signal: this.asking.signal, headers: { Accept: 'application/json' } });
      if (answer.ok) this.show((await answer.json()).items);
    } catch (error) {
      if (error.name !== 'AbortError') this.close();
    }
  }

  show(areas) {
    this.list.replaceChildren(...areas.map((area, number) => option(area, `${this.list.id}-${number}`)));
    this.said.textContent = areas.length ? this.frame.dataset.some.replace('{0}', areas.length) : this.frame.dataset.none;
    this.mark(null);
    const open = areas.length > 0 && document.activeElement === this.input;
    this.list.hidden = !open;
    this.input.setAttribute('aria-expanded', String(open));
  }

  close() {
    clearTimeout(this.timer);
    this.asking?.abort();
    this.list.hidden = true;
    this.input.setAttribute('aria-expanded', 'false');
    this.mark(null);
  }

  mark(item) {
    for (const marked of this.list.querySelectorAll('[aria-selected="true"]')) marked.setAttribute('aria-selected', 'false');
    this.marked = item;
    if (!item) return this.input.removeAttribute('aria-activedescendant');
    item.setAttribute('aria-selected', 'true');
    item.scrollIntoView({ block: 'nearest' });
    this.input.setAttribute('aria-activedescendant', item.id);
  }

  choose(item) {
    if (!item) return;
    this.input.value = this.frame.dataset.goes ? item.dataset.name : item.dataset.code;
    this.close();
    this.input.dispatchEvent(new Event('change', { bubbles: true }));
    if (this.frame.dataset.goes) location.assign(this.frame.dataset.goes + item.dataset.code);
  }

  key(event) {
    const { list, marked } = this;
    if (event.isComposing) return;
    if (event.key === 'Escape' && !list.hidden) this.close();
    else if (event.key === 'ArrowDown' && list.hidden && this.input.value.trim()) this.ask(this.input.value.trim());
    else if (event.key === 'ArrowDown' && !list.hidden) this.mark(marked?.nextElementSibling ?? list.firstElementChild);
    else if (event.key === 'ArrowUp' && !list.hidden) this.mark(marked?.previousElementSibling ?? list.lastElementChild);
    else if (event.key === 'Enter' && marked) this.choose(marked);
    else return;
    event.preventDefault();
  }
}

function option(area, id) {
  const item = document.createElement('li');
  Object.assign(item, { id, className: 'combo__option' });
  Object.assign(item.dataset, { code: area.code, name: area.label });
  item.setAttribute('role', 'option');
  item.setAttribute('aria-selected', 'false');
  for (const [kind, text] of [['name', area.label], ['place', area.place], ['code', area.code]]) {
    const part = document.createElement('span');
    part.className = `combo__${kind}`;
    part.textContent = text;
    item.append(part, ' ');
  }
  return item;
}

const begin = () => document.querySelectorAll('.combo[data-areas]:not([data-ready])').forEach(frame => {
  frame.dataset.ready = 'yes';
  new AreaBox(frame);
});
begin();
document.addEventListener('htmx:afterSettle', begin);
