// How a value looks in a cell and in its editor. Nothing here decides what is right: the server's one parser does.
// Values arrive canonical: numbers or numeric text, ISO dates, choice codes, true/false, arrays of codes for multi.

const numeric = new Set(['integer', 'decimal', 'money', 'percent']);
const yes = new Set(['yes', 'y', 'true', '1', 'ใช่', 'มี', 'เป็น']);
const no = new Set(['no', 'n', 'false', '0', 'ไม่', 'ไม่ใช่', 'ไม่มี', 'ไม่เป็น']);

export const isNumber = column => numeric.has(column.type);
export const isPicked = column => (column.type === 'subject' || column.type === 'area') && !!column.choices?.length;
export const isChoice = column => column.type === 'choice' || column.type === 'multi' || column.type === 'yesno' || isPicked(column);
export const isEmpty = value => value === null || value === undefined || value === '' || (Array.isArray(value) && !value.length);

export const arabicDigits = text => text.replace(/[๐-๙]/g, digit => String(digit.charCodeAt(0) - 0x0E50));

/** Number text without separators and with Arabic digits, or null where it is not a plain number. */
export function plainNumber(value) {
  const text = arabicDigits(String(value)).replace(/[,\s]/g, '');
  return /^[-−–]?([0-9]+(\.[0-9]*)?|\.[0-9]+)$/.test(text) ? text.replace(/^[−–]/, '-') : null;
}

function grouped(value, decimals) {
  const text = plainNumber(value);
  if (text === null) return String(value);
  const negative = text.startsWith('-');
  const [whole, part = ''] = text.replace('-', '').split('.');
  const places = decimals === undefined ? part : part.padEnd(decimals, '0');
  const body = (whole || '0').replace(/\B(?=([0-9]{3})+$)/g, ',');
  return (negative ? '−' : '') + body + (places ? `.${places}` : '');
}

const places = column => column.type === 'integer' ? 0 : column.decimals ?? 2;

/** "2018-10-01" → "1/10/2561"; text that is not an ISO date stays as it is. */
function thaiDate(value) {
  const match = /^([0-9]{4})-([0-9]{2})-([0-9]{2})/.exec(value);
  return match ? `${Number(match[3])}/${Number(match[2])}/${Number(match[1]) + 543}` : String(value);
}

const codes = value => Array.isArray(value) ? value.map(String) : String(value).split(',').map(part => part.trim()).filter(Boolean);
const label = (column, code) => column.choices?.find(choice => choice.code === code)?.label ?? code;

/** The choices of a column; yes and no are written by the interface, not by the definition. Those of other years only name old values. */
export function choicesOf(column, texts, current = '') {
  if (column.type !== 'yesno') return (column.choices ?? []).filter(choice => !choice.ended || codes(current).includes(choice.code));
  return [{ code: 'yes', label: texts.yes }, { code: 'no', label: texts.no }];
}

/** What the reader sees for a canonical value. */
export function shown(column, value, texts) {
  if (isEmpty(value)) return '';
  switch (column.type) {
    case 'integer': case 'decimal': case 'money': case 'percent': return grouped(value, places(column));
    case 'date': return thaiDate(value);
    case 'yesno': return value === true || yes.has(String(value)) ? texts.yes : texts.no;
    case 'choice': case 'subject': case 'area': return label(column, String(value));
    case 'file': return texts.files(Number(value));
    case 'multi': return codes(value).map(code => label(column, code)).join(', ');
    default: return String(value);
  }
}

/** What the editor starts with, and what "as typed" text would give the same value again. */
export function typed(column, value) {
  if (isEmpty(value)) return '';
  switch (column.type) {
    case 'date': return thaiDate(value);
    case 'yesno': return value === true || yes.has(String(value)) ? 'yes' : 'no';
    case 'multi': return codes(value).join(',');
    default: return String(value);
  }
}

/** What the reader sees for text on its way to the server: tidied where it plainly is what the column wants. */
export function shownTyped(column, text, texts) {
  if (isNumber(column)) return plainNumber(text) === null ? text : grouped(text, column.type === 'money' ? 2 : undefined);
  return isChoice(column) ? shown(column, text, texts) : text;
}

/** Pasted or typed words for a choice become its code where they name it exactly; anything else goes as typed. */
export function fromText(column, text) {
  const clean = text.trim();
  if (clean === '') return null;
  const low = clean.toLowerCase();
  if (column.type === 'yesno') return yes.has(low) ? 'yes' : no.has(low) ? 'no' : clean;
  if (column.type !== 'choice' && !isPicked(column)) return clean;
  const named = column.choices?.find(choice => choice.code === clean || choice.label === clean);
  return named ? named.code : clean;
}

/** How a value moved since the last round: 'up', 'down', 'changed', or '' for the same and while either is empty. */
export function change(column, value, previous) {
  const now = typed(column, value);
  const then = typed(column, previous);
  if (now === then || then === '' || now === '') return '';
  if (!isNumber(column) || plainNumber(now) === null || plainNumber(then) === null) return 'changed';
  const difference = Number(plainNumber(now)) - Number(plainNumber(then));
  return difference > 0 ? 'up' : difference < 0 ? 'down' : '';
}
