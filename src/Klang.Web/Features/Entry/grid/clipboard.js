// Copy and paste in the form Excel uses: tab-separated lines, a cell with a tab, quote or line break in quotes.
import { isNumber, plainNumber, shown } from './values.js';

/** Reads a pasted block into rows of texts. The line break that Excel puts after the last row is not a row. */
export function readBlock(text) {
  const rows = [[]];
  let cell = '';
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (quoted) {
      if (c !== '"') cell += c;
      else if (text[i + 1] === '"') { cell += '"'; i++; }
      else quoted = false;
    } else if (c === '"' && cell === '' && closes(text, i)) quoted = true;
    else if (c === '\t') { rows.at(-1).push(cell); cell = ''; }
    else if (c === '\n') { rows.at(-1).push(cell); cell = ''; rows.push([]); }
    else if (c !== '\r') cell += c;
  }
  rows.at(-1).push(cell);
  const last = rows.at(-1);
  if (rows.length > 1 && last.length === 1 && last[0] === '') rows.pop();
  return rows;
}

/** Whether the quote at `start` has its partner before a tab or the end of the line; a lone quote (3" pipe) is text. */
function closes(text, start) {
  const match = /^"(?:[^"]|"")*"(?=[\t\r\n]|$)/.exec(text.slice(start, start + 10000));
  return match !== null;
}

const quote = text => /["\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;

/** The block as text for the clipboard: numbers plain, so that Excel can count with them; choices by name. */
export function writeBlock(store, rows, columns) {
  return rows.map(row => columns.map(column => {
    const text = store.isNa(row, column) ? store.texts.na : store.text(row, column);
    const words = column.type === 'choice' || column.type === 'multi' || column.type === 'yesno';
    return quote(words ? shown(column, text, store.texts) : isNumber(column) ? plainNumber(text) ?? text : text);
  }).join('\t')).join('\r\n');
}

/**
 * Lays a block over the view from the top left of the selection. One value fills the whole selection; a block that fits the
 * selection a whole number of times repeats, as in Excel. Returns the cells and how many texts fell outside the table.
 */
export function layOut(block, selection, view, columns) {
  const tall = block.length;
  const wide = Math.max(...block.map(line => line.length));
  const height = selection.bottom - selection.top + 1;
  const width = selection.right - selection.left + 1;
  const down = height % tall === 0 ? height : tall;
  const across = width % wide === 0 ? width : wide;
  const cells = [];
  let outside = 0;
  for (let r = 0; r < down; r++) {
    for (let c = 0; c < across; c++) {
      const text = block[r % tall][c % wide];
      const row = view[selection.top + r];
      const column = columns[selection.left + c];
      if (text === undefined) continue;
      if (!row || !column) outside++;
      else cells.push({ row, column, text });
    }
  }
  return { cells, outside, bottom: selection.top + down - 1, right: selection.left + across - 1 };
}
