// Find in the form: from the active cell onwards, the next cell that shows the words, or the next column named so.
import { arabicDigits } from './values.js';

const wanted = text => arabicDigits(text).trim().toLowerCase();

/** The next place that matches, round the table, or null. step: 1 forwards, -1 backwards. */
export function findFrom(store, view, from, text, step = 1) {
  const words = wanted(text);
  const wide = store.columns.length;
  const size = view.length * wide;
  if (!words || !size) return null;
  const named = new Set(store.columns.flatMap((column, index) => column.label.toLowerCase().includes(words) ? [index] : []));
  const start = from ? from.row * wide + from.column : step > 0 ? -1 : 0;
  for (let i = 1; i <= size; i++) {
    const spot = (((start + step * i) % size) + size) % size;
    const [row, column] = [Math.floor(spot / wide), spot % wide];
    if ((row === (from?.row ?? 0) && named.has(column)) || store.searchCell(view[row], store.columns[column]).toLowerCase().includes(words)) return { row, column };
  }
  return null;
}
