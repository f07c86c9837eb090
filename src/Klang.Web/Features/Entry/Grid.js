// The entry grid: everything a unit owes for one round, as a table that works like Excel (on a phone: as cards).
// Mounts on <div id="entry-grid" data-url data-save data-check data-token-header data-token data-lang [data-user] [data-sign-in]>.
import { createBar } from './grid/bar.js';
import { createClient } from './grid/client.js';
import { createDesk } from './grid/desk.js';
import { createEdits } from './grid/edits.js';
import { createPhone } from './grid/cards.js';
import { createStatus } from './grid/status.js';
import { ask } from '../../FrontEnd/js/ask.js';
import { h, icon } from './grid/dom.js';
import { openOutbox } from './grid/outbox.js';
import { Queue } from './grid/queue.js';
import { Store } from './grid/store.js';
import { textsFor } from './grid/texts.js';
import { watchPage } from './grid/leaving.js';

const phone = matchMedia('(max-width: 699.98px)');

/** Personal numbers stay in memory: they are never written to the computer's disk. */
function withoutSecrets(box, columns) {
  if (!box) return null;
  const secret = new Set(columns.filter(column => column.type === 'nationalId').map(column => column.key));
  if (!secret.size) return box;
  const open = ([field]) => !secret.has(field);
  return {
    sending: box.sending && { ...box.sending, rows: box.sending.rows.map(row => ({ ...row, cells: Object.fromEntries(Object.entries(row.cells).filter(open)) })) },
    waiting: box.waiting.map(row => ({ ...row, cells: row.cells.filter(open) })),
  };
}

async function mount(root, payload, client, texts) {
  const { submission } = payload;
  const outbox = await openOutbox(submission.id, root.dataset.user ?? '');
  const formUrl = id => `/entry/${encodeURIComponent(submission.id)}/records/${encodeURIComponent(id)}`;
  let view = null;
  let told = 'idle';

  const queue = new Queue({
    send: client.save,
    version: id => store.byId.get(id)?.version ?? 0,
    keep: box => outbox.write(withoutSecrets(box, payload.columns)),
    onState: () => {
      status.show(queue);
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
  const status = createStatus(texts, {
    signIn: root.dataset.signIn ?? '/sign-in',
    retry: () => queue.flush(),
    discard: async () => {
      if (!await ask(texts.discardQuestion(queue.count), texts.discard(queue.count))) return;
      const lost = queue.unsent;
      queue.discard();
      view?.touched(new Map(lost.map(([id]) => [id, undefined])));
    },
  });
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

  queue.restore(outbox.found);
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
  const client = createClient(root.dataset);
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
