// What stands in a cell: the value, under it the last round's value where it differs, and marks by glyph and colour.
// The style sheet draws a glyph for each class; the same facts in words are in describe() for the panel and screen readers.
import { isNumber } from './values.js';
import { h } from './dom.js';

const arrows = { up: '▲', down: '▼', changed: '≠' };

function previousLine(cell, texts) {
  const empty = cell.display === '';
  if (!cell.before || cell.na || (!cell.change && !empty && !cell.unread)) return null;
  const mark = arrows[cell.change] ?? '';
  return h('span', { class: 'cell__previous' }, mark && h('b', null, mark), `${mark && ' '}${texts.previous} ${cell.before}`);
}

const marks = cell => [
  isNumber(cell.column) && !cell.na && !cell.unread && 'is-number',
  cell.conflict ? 'is-conflict' : cell.unread ? 'is-error' : cell.severity && `is-${cell.severity}`,
  cell.phase && `is-${cell.phase}`,
  cell.phase === 'offline' && 'is-waiting',
  cell.mark && `is-${cell.mark}`,
  cell.change && 'is-changed',
  cell.na && 'is-na',
  cell.notAsked && (cell.display ? 'is-aside' : 'is-not-asked'),
  cell.column.kind === 'computed' ? 'is-computed' : !cell.editable && 'is-fixed',
].filter(Boolean).join(' ');

/** Fills a cell: its marks as data-state on the cell itself, its words inside. Few elements, because there are thousands of cells. */
export function fillCell(store, row, column, element) {
  const cell = { ...store.cell(row, column), column };
  const previous = column.type === 'file' ? null : previousLine(cell, store.texts);
  element.dataset.state = `${marks(cell)}${previous ? cell.display ? ' is-double' : ' is-blank' : ''}`;
  element.dataset.field = column.key;
  element.setAttribute('aria-colindex', String(store.fields.get(column.key) + 2));
  delete element.dataset.saved;
  const content = document.createDocumentFragment();
  if (column.type === 'file') {
    content.append(h('a', { class: 'cell__files', href: store.cellUrl(row, column), tabindex: '-1' }, cell.display || store.texts.attach));
    return content;
  }
  content.append(cell.unread ? h('span', { class: 'cell__unread' }, cell.display) : cell.display, ...(previous ? [previous] : []));
  const kind = cell.mark ?? (column.kind !== 'computed' && !cell.editable && store.submission.canEdit ? 'locked' : null);
  if (kind) content.append(h('span', { class: `cell__mark is-${kind}`, 'aria-hidden': 'true' }));
  return content;
}

/** The same in one sentence. */
export function describe(store, row, column) {
  const t = store.texts;
  const cell = store.cell(row, column);
  const unit = column.unit && cell.display && !cell.na ? ` ${column.unit}` : '';
  return [
    `${column.label}, ${row.name}: ${cell.display || t.empty}${unit}`,
    cell.unread && t.unparsed,
    cell.before && (cell.change ? `${t.before} ${cell.before}` : !cell.na && !cell.unread && cell.display ? t.same : `${t.before} ${cell.before}`),
    cell.phase === 'waiting' && t.phaseWaiting,
    cell.phase === 'offline' && t.phaseOffline,
    cell.phase === 'sending' && t.phaseSending,
    cell.mark === 'returned' && t.markReturned,
    cell.mark === 'comment' && t.markComment,
    cell.notAsked && (cell.display ? t.aside : t.notAsked),
    column.type === 'file' ? t.filesOnForm : !cell.editable && t.notEditable,
    ...cell.issues.map(issue => `${t[issue.severity] ?? ''}: ${issue.text}`),
    cell.conflict && t.conflict,
  ].filter(Boolean).join('. ');
}

/** The header of a column: its name, unit and whether it must be filled in. */
export function fillHeader(column, texts, header) {
  const required = column.required ? ` (${texts.required})` : '';
  header.setAttribute('aria-label', `${column.section ? `${column.section}: ` : ''}${column.label}${column.unit ? ` (${column.unit})` : ''}${required}`);
  header.removeAttribute('aria-sort');
  if (column.help) header.title = column.help;
  return h('div', { class: 'column-head' },
    h('span', { class: 'column-head__label' }, column.label, column.required && h('span', { class: 'field__required', 'aria-hidden': 'true' }, ' *')),
    h('span', { class: 'column-head__unit' }, column.kind === 'computed' ? `ƒ ${texts.computed}` : column.unit ?? ''));
}

/** The frozen first column: state (press to confirm), name (opens the form), code and place, and how many issues. */
export function fillHead(store, row, texts, formUrl, element) {
  element.setAttribute('role', 'rowheader');
  const state = stateOf(store, row);
  const errors = store.countOf(row, 'error');
  const others = store.countOf(row, 'warning');
  const words = state === 'carried' && store.submission.canEdit ? `${texts.carried} — ${texts.confirmRow}` : texts[state];
  return h('div', { class: `row-head is-${state}` },
    h('button', {
      type: 'button', tabindex: '-1', class: 'row-head__state', title: words, 'aria-label': `${words}: ${row.name}`,
      'data-confirm-row': row.id, disabled: state !== 'carried' || !store.submission.canEdit,
    }),
    h('span', { class: 'row-head__text' },
      h('a', { class: 'row-head__name', href: formUrl(row.id), tabindex: '-1', title: `${row.name} — ${texts.openForm}` }, store.shortName(row)),
      h('span', { class: 'row-head__place' }, [row.code, row.place].filter(Boolean).join(' · '))),
    errors > 0 && h('span', { class: 'row-head__count is-error', title: `${texts.error} ${errors}` }, String(errors)),
    others > 0 && h('span', { class: 'row-head__count is-warning', title: `${texts.warning} ${others}` }, String(others)));
}

/** carried, confirmed, entered or blank (a new record in which nothing stands yet). */
export function stateOf(store, row) {
  const state = store.rowState(row);
  return state === 'carried' || state === 'confirmed' || state === 'entered' ? state : 'blank';
}
