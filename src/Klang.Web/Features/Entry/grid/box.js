// What goes into the browser's box, and how its contents are listed and exported. The box holds names beside the ids, so that
// the outbox page can show and export it when the table cannot be opened.
import { isEmpty } from './values.js';

/** Personal numbers stay in memory: they are never written to the computer's disk. */
export const secretFields = columns => new Set(columns.filter(column => column.type === 'nationalId').map(column => column.key));

/** Without secrets. An interrupted batch that loses one cannot go again under its key, so its other cells wait. */
export function withoutSecrets(box, secret) {
  if (!secret.size) return box;
  const open = ([field]) => !secret.has(field);
  const waiting = box.waiting.map(row => ({ ...row, cells: row.cells.filter(open) }));
  const touched = box.sending?.rows.some(row => Object.keys(row.cells).some(field => secret.has(field)));
  if (!touched) return { ...box, waiting };
  const back = box.sending.rows.map(({ id, version, cells, confirm }) => ({
    id, cells: Object.entries(cells).filter(open).map(([field, entry]) => [field, entry, version]), confirm: !!confirm,
  }));
  return { ...box, sending: null, waiting: [...back, ...waiting] };
}

/**
 * The box as it is kept: what is unsent, values that another officer's stood against, and the names of all of it. Null where there is nothing.
 * whole: for the screen, with personal numbers as dots.
 */
export function boxOf(unsent, store, whole = false) {
  const conflicts = store.openConflicts();
  if (!unsent && !conflicts.length) return null;
  const secret = secretFields(store.columns);
  const all = unsent ?? { sending: null, waiting: [] };
  const box = whole ? { ...all, secret: [...secret] } : withoutSecrets(all, secret);
  const ids = new Set([...(box.sending?.rows ?? []), ...box.waiting, ...conflicts].map(row => row.id));
  return {
    ...box, conflicts,
    columns: Object.fromEntries(store.columns.map(column => [column.key, column.label])),
    rows: Object.fromEntries([...ids].map(id => [id, nameOf(store, id)])),
  };
}

/** A row that has gone from the round since keeps the name it had in the box. */
function nameOf(store, id) {
  const row = store.byId.get(id);
  return row ? [row.code, row.name] : store.names?.[id] ?? ['', ''];
}

/** One line for each value in a box: { id, field, code, name, label, text, confirm }. */
export function linesOf(box, texts) {
  const wordsOf = (field, entry) => box.secret?.includes(field) ? '•••' : entry?.na ? texts.na : isEmpty(entry) ? '' : String(entry);
  const lines = new Map();
  const add = (id, field, text) => {
    const [code, name] = box.rows[id] ?? ['', ''];
    lines.set(`${id} ${field}`, { id, field, code, name, label: field ? box.columns[field] ?? field : texts.confirmRow, text });
  };
  for (const row of box.sending?.rows ?? []) {
    for (const [field, entry] of Object.entries(row.cells)) add(row.id, field, wordsOf(field, entry));
    if (row.confirm) add(row.id, '', '');
  }
  for (const row of box.waiting ?? []) {
    for (const [field, entry] of row.cells) add(row.id, field, wordsOf(field, entry));
    if (row.confirm) add(row.id, '', '');
  }
  for (const { id, field, mine } of box.conflicts ?? []) if (!lines.has(`${id} ${field}`)) add(id, field, mine ?? '');
  return [...lines.values()];
}

/** A cell of a CSV file. What a spreadsheet would run as a formula is made text; numbers stay numbers. */
function csvCell(text) {
  const runs = /^[=+\-@\t\r]/.test(text) && !/^-[0-9.,]+$/.test(text);
  const safe = runs ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export const csvOf = (lines, texts) => `\uFEFF${[texts.outboxHead, ...lines.map(({ code, name, label, text }) => [code, name, label, text])]
  .map(row => row.map(csvCell).join(',')).join('\r\n')}\r\n`;

export const jsonOf = (box, lines) => JSON.stringify({ submission: box.submission, title: box.title, round: box.round, values: lines }, null, 2);

/** Hands the reader a file. */
export function download(name, text, type) {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60000);
}

export const downloadCsv = (box, lines, texts) => download(`klang-${box.submission}.csv`, csvOf(lines, texts), 'text/csv;charset=utf-8');
export const downloadJson = (box, lines) => download(`klang-${box.submission}.json`, jsonOf(box, lines), 'application/json');
