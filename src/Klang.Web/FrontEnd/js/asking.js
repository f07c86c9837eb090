// Questions that depend on others: when an answer changes, the server is asked which of them it now asks. It alone evaluates
// conditions; the style sheet hides what is not asked and empty. Without this script every question is shown with its condition.
const pause = 250;

class Asking {
  constructor(form) {
    this.form = form;
    form.addEventListener('change', () => this.soon());
    form.addEventListener('input', () => this.soon());
  }

  soon() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.ask(), pause);
  }

  async ask() {
    this.asking?.abort();
    this.asking = new AbortController();
    const body = new FormData(this.form);
    for (const name of new Set(body.keys())) if (name.endsWith('.add')) body.delete(name);
    try {
      const answer = await fetch(this.form.dataset.asks, { method: 'POST', body, signal: this.asking.signal, headers: { Accept: 'application/json' } });
      if (answer.ok) this.show(new Set((await answer.json()).notAsked));
    } catch {
      // Nothing is lost: a question too many is shown until the connection is back.
    }
  }

  show(notAsked) {
    for (const field of this.form.querySelectorAll('.field[data-field]')) {
      if (!notAsked.has(field.dataset.field)) delete field.dataset.notAsked;
      else field.dataset.notAsked = holds(field) ? 'kept' : 'empty';
    }
    for (const list of this.form.querySelectorAll('.form__list[data-field]')) {
      if (notAsked.has(list.dataset.field)) list.dataset.notAsked = 'list';
      else delete list.dataset.notAsked;
    }
  }
}

/** Whether somebody answered: a value, a mark, a file there or chosen. */
const holds = field => !!field.querySelector('.files__item')
  || [...field.querySelectorAll('input, select, textarea')].some(input => input.type === 'checkbox' ? input.checked : input.type !== 'hidden' && input.value !== '');

for (const form of document.querySelectorAll('form[data-asks]')) if (form.dataset.asks && form.querySelector('[data-field]')) new Asking(form);
