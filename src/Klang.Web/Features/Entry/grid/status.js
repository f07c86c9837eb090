// Whether what was typed is safe: a short word in the toolbar, and a notice when the officer must know or do something.
import { h, icon } from './dom.js';
import { timeOf } from './panel.js';

const icons = { idle: 'check', waiting: 'clock', saving: 'clock', network: 'offline', signedOut: 'lock', refused: 'warning' };

export function createStatus(texts, { signIn, retry, discard, list }) {
  const face = h('button', { type: 'button', class: 'grid-bar__outbox', title: texts.showOutbox, onclick: list });
  const word = h('p', { class: 'grid-status', role: 'status' }, face);
  const notice = h('div', { class: 'grid-notice', hidden: true });
  let savedAt = null;
  let drawn = '';

  const button = (text, action, kind = '') => h('button', { type: 'button', class: `button button--small ${kind}`, onclick: action }, text);

  function fill(kind, name, title, help, ...actions) {
    notice.className = `grid-notice notice notice--${kind}`;
    notice.setAttribute('role', kind === 'error' ? 'alert' : 'status');
    notice.replaceChildren(icon(name), h('div', null, h('p', { class: 'notice__title' }, title), help && h('p', null, help)),
      h('div', { class: 'notice__actions' }, ...actions));
    notice.hidden = false;
  }

  function words(queue) {
    switch (queue.state) {
      case 'saving': return texts.saving;
      case 'idle': return savedAt ? texts.saved(timeOf(savedAt)) : texts.nothingYet;
      default: return texts.waiting(queue.count);
    }
  }

  let kept = true;
  let last = null;

  return {
    word, notice,

    /** Whether the browser keeps what is unsent; said only while something is. */
    keeps(yes) {
      kept = yes;
      drawn = '';
      if (last) this.show(last);
    },

    saved() { savedAt = Date.now(); },

    show(queue) {
      last = queue;
      const key = `${queue.state} ${queue.state === 'saving' ? '' : queue.count} ${savedAt} ${queue.message}`;
      if (key === drawn) return;
      drawn = key;
      word.className = `grid-status is-${queue.state}${savedAt ? ' is-saved' : ''}`;
      face.replaceChildren(icon(icons[queue.state]), words(queue));
      const n = queue.count;
      if (queue.state === 'network') fill('warning', 'offline', texts.offline(n), kept ? texts.offlineHelp : texts.notKept, button(texts.retry, retry), button(texts.showOutbox, list));
      else if (queue.state === 'signedOut') {
        const link = h('a', { class: 'button button--primary button--small', href: signIn, target: '_blank', rel: 'opener' }, texts.signIn);
        fill('error', 'lock', texts.signedOut(n), queue.message || texts.signedOutHelp, link, button(texts.retry, retry), button(texts.showOutbox, list));
      } else if (queue.state === 'refused') {
        fill('error', 'warning', texts.refused(n), queue.message, button(texts.retry, retry), button(texts.showOutbox, list), button(texts.discard(n), discard, 'button--danger'));
      } else if (!kept && n) fill('warning', 'warning', texts.notKept, '', button(texts.showOutbox, list));
      else notice.hidden = true;
    },
  };
}
