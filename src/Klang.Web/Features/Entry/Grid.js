// The entry grid: everything a unit owes for one round, as a table that works like Excel (on a phone: as cards).
// Mounts on <div id="entry-grid" data-url data-save data-check data-history data-renew data-token-header data-token data-lang [data-user] [data-sign-in]>.
import { createBar } from './grid/bar.js';
import { createClient } from './grid/client.js';
import { createDesk } from './grid/desk.js';
import { createEdits } from './grid/edits.js';
import { createPhone } from './grid/cards.js';
import { createStatus } from './grid/status.js';
import { ask } from '../../FrontEnd/js/ask.js';
import { h, icon } from './grid/dom.js';
import { boxOf } from './grid/box.js';
import { createOutboxDialog } from './grid/outbox-dialog.js';
import { openOutbox } from './grid/outbox.js';
import { Queue } from './grid/queue.js';
import { Store } from './grid/store.js';
import { textsFor } from './grid/texts.js';
import { watchPage } from './grid/leaving.js';

const phone = matchMedia('(max-width: 699.98px)');

async function mount(root, payload, client, texts) {
  const { submission } = payload;
  let status = null;
  const about = { user: root.dataset.user ?? '', submission: submission.id, title: submission.title, round: submission.round, unit: submission.unit };
  const outbox = await openOutbox(about, trouble => status?.keeps(!trouble));
  const formUrl = id => `/entry/${encodeURIComponent(submission.id)}/records/${encodeURIComponent(id)}`;
  let view = null;
  let told = 'idle';

  const queue = new Queue({
    send: client.save,
    version: id => store.byId.get(id)?.version ?? 0,
    keep: unsent => outbox.keep(boxOf(unsent, store)),
    onState: () => {
      status.show(queue);
      listed.refresh();
      if (queue.state !== told) view?.pending();
      told = queue.state;
    },
    onAnswer: (answer, batch) => {
      status.saved();
      status.show(queue);
      const rows = store.update(answer.rows ?? [], answer.summary);
      bar.refresh();
      view?.answered(rows, batch);
    },
  });
  const store = new Store(payload, queue, texts);
  store.cellUrl = (row, column) => `${formUrl(row.id)}#${column.key}`;
  const edits = createEdits(store, queue, touched => { view?.touched(touched); bar.refresh(); });
  const confirm = rows => {
    const open = rows.filter(row => submission.canEdit && store.isUnconfirmed(row));
    for (const row of open) queue.confirm(row.id);
    bar.refresh();
    view?.touched(new Map(open.map(row => [row.id, []])));
  };
  status = createStatus(texts, {
    signIn: root.dataset.signIn ?? '/sign-in',
    retry: () => queue.flush(), discard: () => discard(), list: () => listed.open(),
  });
  async function discard(line) {
    const n = line ? 1 : queue.count + store.openConflicts().length;
    const question = line ? texts.discardOneQuestion(line.label, line.name, line.text) : texts.discardQuestion(n);
    if (!await ask(question, texts.discard(n))) return;
    const lost = line ? [[line.id]] : [...queue.unsent, ...store.openConflicts().map(conflict => [conflict.id])];
    queue.discard(line?.id, line?.field);
    store.dropConflicts(line);
    view?.touched(new Map(lost.map(([id]) => [id, undefined])));
    listed.refresh();
  }
  const unsent = () => {
    const box = boxOf(queue.box, store, true);
    return box && { ...about, ...box };
  };
  const listed = createOutboxDialog(texts, { contents: unsent, retry: () => queue.flush(), discard, find: line => view?.goTo?.(line.id, line.field) });
  const bar = createBar(store, texts, {
    status, confirm, history: edits.history, filtered: () => { view?.show(bar.rows()); bar.refresh(); },
    undo: () => edits.history.undo(), redo: () => edits.history.redo(),
  });
  const body = h('div', { class: 'grid-body' });
  root.replaceChildren(bar.element, status.notice, body);
  root.classList.add('is-ready');
  status.show(queue);
  bar.refresh();

  async function choose() {
    view?.destroy();
    view = null;
    const make = phone.matches ? createPhone : createDesk;
    const made = await make({ body, store, queue, edits, confirm, bar, client, texts, formUrl });
    view = made;
    view.show(bar.rows());
  }

  store.names = Object.assign({}, ...outbox.found.map(box => box.rows));
  store.bringConflicts(outbox.found.flatMap(box => box.conflicts ?? []));
  queue.restore(outbox.found);
  queue.touch();
  watchPage(queue, () => view?.leave?.());
  phone.addEventListener('change', choose);
  fitHeight(root);
  await choose();
}

function fitHeight(root) {
  const fit = () => root.style.setProperty('--grid-top', `${Math.round(root.getBoundingClientRect().top + scrollY)}px`);
  addEventListener('resize', fit);
  fit();
}

async function start(root) {
  const texts = textsFor(root.dataset.lang);
  const client = createClient(texts, root.dataset);
  root.replaceChildren(h('p', { class: 'grid-loading', role: 'status' }, texts.loading));
  try {
    await mount(root, await client.load(), client, texts);
  } catch (error) {
    if (!error.kind) throw error;
    const out = error.kind === 'signedOut';
    root.replaceChildren(h('div', { class: 'empty', role: 'alert' }, icon(out ? 'lock' : 'offline'),
      h('p', { class: 'empty__title' }, texts.loadFailed), h('p', null, error.message || texts.loadHelp),
      out && h('a', { class: 'button', href: root.dataset.signIn ?? '/sign-in', target: '_blank', rel: 'opener' }, texts.signIn),
      h('button', { type: 'button', class: 'button button--primary', onclick: () => start(root) }, texts.reload)));
  }
}

const root = document.getElementById('entry-grid');
if (root) start(root);
