// The lines under the table: what the active cell holds and what is wrong with it, and the sum of a selection.
// A hidden live region says the same to a screen reader, once the cursor rests.
import { describe } from './cell.js';
import { h } from './dom.js';

const format = number => number.toLocaleString('en-US', { maximumFractionDigits: 2 });
const rest = 200;

export function createPanel(store, texts, { keep, mine, markNa, more, formUrl }) {
  const where = h('p', { class: 'grid-panel__where' });
  const facts = h('p', { class: 'grid-panel__facts' });
  const issues = h('div', { class: 'grid-panel__issues' });
  const stats = h('p', { class: 'grid-panel__stats' });
  const spoken = h('p', { class: 'visually-hidden', 'aria-live': 'polite' });
  const area = h('a', { class: 'grid-panel__link' }, texts.askCorrection);
  const form = h('a', { class: 'grid-panel__link' }, texts.openForm);
  const open = h('button', { type: 'button', class: 'button button--quiet button--small', onclick: more }, texts.details);
  const na = h('button', { type: 'button', class: 'button button--quiet button--small', onclick: markNa }, texts.markNa);
  const element = h('div', { class: 'grid-panel' },
    h('div', { class: 'grid-panel__cell' }, where, facts, issues), h('div', { class: 'grid-panel__side' }, stats, h('p', { class: 'grid-panel__links' }, form, area), h('div', { class: 'row' }, open, na)), spoken);
  let timer = 0;

  function conflict(row, column, found) {
    return h('div', { class: 'grid-panel__issue is-conflict' },
      h('span', null, `${texts.conflict} — ${texts.conflictText(found.by, found.at, found.theirs || texts.empty, found.mine || texts.empty)}`),
      h('button', { type: 'button', class: 'button button--small', onclick: () => keep(row, column) }, texts.conflictTheirs),
      h('button', { type: 'button', class: 'button button--small', onclick: () => mine(row, column, found) }, texts.conflictMine));
  }

  return {
    element,

    showCell(row, column) {
      const cell = store.cell(row, column);
      where.replaceChildren(h('b', null, column.label), column.unit ? ` (${column.unit})` : '', ` — ${row.name}`);
      facts.replaceChildren(
        `${texts.value} `, h('b', null, cell.display || texts.empty),
        cell.before ? `  ·  ${texts.before} ${cell.before}${cell.change || cell.na || cell.unread || !cell.display ? '' : ` (${texts.same})`}` : '',
        column.help ? h('span', { class: 'muted' }, `  ·  ${column.help}`) : '');
      issues.replaceChildren(
        ...(cell.conflict ? [conflict(row, column, cell.conflict)] : []),
        ...(cell.unread ? [h('p', { class: 'grid-panel__issue is-error' }, h('span', { class: 'glyph is-error' }), texts.unparsed)] : []),
        ...cell.issues.map(issue => h('p', { class: `grid-panel__issue is-${issue.severity}` }, h('span', { class: `glyph is-${issue.severity}` }), issue.text)));
      na.hidden = !cell.editable;
      open.hidden = false;
      form.href = formUrl(row.id);
      area.href = correctionUrl(row, column);
      area.title = `${texts.askCorrection}: ${row.place}`;
      form.hidden = area.hidden = false;
      clearTimeout(timer);
      timer = setTimeout(() => { spoken.textContent = describe(store, row, column); }, rest);
    },

    showNothing() {
      where.textContent = facts.textContent = stats.textContent = '';
      issues.replaceChildren();
      na.hidden = open.hidden = form.hidden = area.hidden = true;
    },

    /** cells: [{ row, column }] of the selection. */
    showSelection(cells) {
      if (cells.length < 2) {
        stats.replaceChildren();
        return;
      }
      const numbers = cells.map(({ row, column }) => store.number(row, column)).filter(number => number !== null);
      const sum = numbers.reduce((a, b) => a + b, 0);
      const parts = [[texts.cells(cells.length), ''], ...numbers.length
        ? [[texts.sum, format(sum)], [texts.average, format(sum / numbers.length)], [texts.count, format(numbers.length)]] : []];
      stats.replaceChildren(...parts.map(([name, value]) => h('span', null, `${name} `, value && h('b', null, value))));
    },
  };
}

/** Where a correction of the row's area is asked for; filing it leads back to this cell. */
const correctionUrl = (row, column) => {
  const here = `${location.pathname}${location.search}#cell=${encodeURIComponent(row.id)}:${encodeURIComponent(column.key)}`;
  return `/corrections/new?area=${row.area}&returnTo=${encodeURIComponent(here)}`;
};

/** "2026-11-22T03:32:00Z" → "10.32 น." in Bangkok, as the pages show times; whatever the computer's clock is set to. */
export function timeOf(value) {
  const time = new Date(value);
  if (Number.isNaN(time.getTime())) return '';
  const there = new Date(time.getTime() + 7 * 3600_000);
  const [hours, minutes] = [there.getUTCHours(), there.getUTCMinutes()].map(part => String(part).padStart(2, '0'));
  return document.documentElement.lang === 'en' ? `${hours}:${minutes}` : `${hours}.${minutes} น.`;
}
