// Royal Institute romanisation (RTGS, 1999) of Thai place names: known words first (words.txt), rules for the rest.
// RTGS drops tones and vowel length, so the rules are few; what no rule can know is where a word ends and which
// consonants are read with a vowel that is not written. The cheapest reading wins.

const initials = {
  ก: 'k', ข: 'kh', ฃ: 'kh', ค: 'kh', ฅ: 'kh', ฆ: 'kh', ง: 'ng', จ: 'ch', ฉ: 'ch', ช: 'ch', ซ: 's', ฌ: 'ch', ญ: 'y', ฎ: 'd', ฏ: 't',
  ฐ: 'th', ฑ: 'th', ฒ: 'th', ณ: 'n', ด: 'd', ต: 't', ถ: 'th', ท: 'th', ธ: 'th', น: 'n', บ: 'b', ป: 'p', ผ: 'ph', ฝ: 'f', พ: 'ph',
  ฟ: 'f', ภ: 'ph', ม: 'm', ย: 'y', ร: 'r', ล: 'l', ว: 'w', ศ: 's', ษ: 's', ส: 's', ห: 'h', ฬ: 'l', อ: '', ฮ: 'h',
};
const clusters = {
  กร: 'kr', กล: 'kl', กว: 'kw', ขร: 'khr', ขล: 'khl', ขว: 'khw', คร: 'khr', คล: 'khl', คว: 'khw', ตร: 'tr', ปร: 'pr', ปล: 'pl',
  พร: 'phr', พล: 'phl', ผล: 'phl', ทร: 's', สร: 's', ศร: 's', ซร: 's', จร: 'ch', หง: 'ng', หญ: 'y', หน: 'n', หม: 'm', หย: 'y', หร: 'r',
  หล: 'l', หว: 'w', อย: 'y',
};
const finals = {};
for (const [letters, sound] of [['กขคฆ', 'k'], ['ง', 'ng'], ['จชซฎฏฐฑฒดตถทธศษส', 't'], ['นณญรลฬ', 'n'], ['บปพภฟ', 'p'], ['ม', 'm']])
  for (const letter of letters) finals[letter] = sound;

const C = '[ก-ฮ]';
const K = `(?:${Object.keys(clusters).join('|')}|${C})`; // initial: a cluster or one consonant
const T = '[่-๋]?'; // tone mark
const F = `([${Object.keys(finals).join('')}]?)`; // final
const F1 = `([${Object.keys(finals).join('')}])`;

// [pattern, vowel, cost]. The initial is group 1; a final, where the pattern has one, is group 2.
const shapes = [
  [`เ(${K})ี${T}ยว`, 'iao', 0], [`เ(${K})ี${T}ยะ?${F}`, 'ia', 0], [`เ(${K})ื${T}อย`, 'ueai', 0], [`เ(${K})ื${T}อ${F}`, 'uea', 0],
  [`เ(${K})ิ${T}${F1}`, 'oe', 0], [`เ(${K})${T}าะ`, 'o', 0], [`เ(${K})${T}า`, 'ao', 0], [`เ(${K})${T}ย`, 'oei', 0],
  [`เ(${K})${T}อะ?${F}`, 'oe', 0.2], [`เ(${K})็?${T}ว`, 'eo', 0], [`เ(${K})${T}ะ`, 'e', 0], [`เ(${K})็${T}${F1}`, 'e', 0], [`เ(${K})${T}${F}`, 'e', 0.1],
  [`แ(${K})็?${T}ว`, 'aeo', 0], [`แ(${K})${T}ะ`, 'ae', 0], [`แ(${K})็?${T}${F}`, 'ae', 0.1],
  [`โ(${K})${T}ย`, 'oi', 0], [`โ(${K})${T}ะ`, 'o', 0], [`โ(${K})${T}${F}`, 'o', 0.1],
  [`[ไใ](${K})${T}ย?`, 'ai', 0], [`(${K})ั${T}ย`, 'ai', 0], [`(${K})ั${T}วะ?`, 'ua', 0], [`(${K})ั${T}${F1}`, 'a', 0],
  [`(${K})${T}าย`, 'ai', 0], [`(${K})${T}าว`, 'ao', 0], [`(${K})${T}ำ`, 'am', 0], [`(${K})${T}ะ`, 'a', 0], [`(${K})${T}า${F}`, 'a', 0.1],
  [`(${K})ุ${T}ย`, 'ui', 0], [`(${K})ิ${T}ว`, 'io', 0], [`(${K})ื${T}อ`, 'ue', 0],
  [`(${K})[ิี]${T}${F}`, 'i', 0.1], [`(${K})[ึื]${T}${F}`, 'ue', 0.1], [`(${K})[ุู]${T}${F}`, 'u', 0.1],
  [`(${K})${T}อย`, 'oi', 0], [`(${K})็?${T}อ${F}`, 'o', 0.2], [`(${K})${T}วย`, 'uai', 0], [`(${K})${T}ว${F1}`, 'ua', 0.3],
  [`(${K})${T}รร${F1}`, 'a', 0], [`(${K})${T}รร`, 'an', 0], [`(${K})${T}${F1}`, 'o', 1], [`(${K})`, 'a', 2],
  [`(${K})ฤ`, 'rue', 0.5], ['(ฤ)ๅ?', 'rue', 0.5],
].map(([pattern, vowel, cost]) => [new RegExp(pattern, 'y'), vowel, cost]);
const silent = new RegExp(`(?:${C}[ุิ]?์)+|ๆ|์`, 'y'); // consonants under a killer mark are not read

function syllablesAt(text, at) {
  const found = [];
  for (const [pattern, vowel, cost] of shapes) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (!match) continue;
    found.push({ length: match[0].length, roman: reading(match, vowel), cost: cost + 1 });
    if (match[2]) backtrack(pattern, text, at, match, vowel, cost, found);
  }
  return found;
}

// The same shape without its final: the consonant may begin the next syllable.
function backtrack(pattern, text, at, match, vowel, cost, found) {
  pattern.lastIndex = at;
  const shorter = pattern.exec(text.slice(0, at + match[0].length - 1));
  if (shorter && shorter[0].length === match[0].length - 1)
    found.push({ length: shorter[0].length, roman: reading(shorter, vowel), cost: cost + 1.1 });
}

function reading([, initial, final], vowel) {
  const start = initial === 'ฤ' ? '' : (clusters[initial] ?? initials[initial]);
  return start + vowel + (final ? finals[final] : '');
}

const lower = (word) => word.charAt(0).toLowerCase() + word.slice(1);
const upper = (word) => word.charAt(0).toUpperCase() + word.slice(1);

/** A romaniser that knows `words`: Map of Thai word → roman spelling ("" where the rules read it well). */
export function romaniser(words) {
  const longest = Math.max(1, ...[...words.keys()].map((word) => word.length));
  const byRule = (text) => cheapest(text, new Map(), 1, byRule).map((part) => part.roman).reduce(glue, '');
  return (name) => name.split(' ').map((part) => join(cheapest(part, words, longest, byRule))).join(' ');
}

// Neighbouring syllables that belong to no known word are one unknown word; a lone short syllable (กะ, ตะ, มะ…) is never a
// word, so it leans on what follows.
function join(parts) {
  const out = [];
  for (const part of parts) {
    const last = out.at(-1);
    if (last && !last.word && (!part.word || part.roman === '' || last.short)) {
      Object.assign(last, { roman: glue(last.roman, lower(part.roman)), word: part.word && part.roman !== '', short: false });
    } else {
      out.push({ ...part });
    }
  }
  return out.map((part) => upper(part.roman)).filter(Boolean).join(' ');
}

// Sa-At, Cha-Ngok: RTGS parts syllables with a hyphen where they would be read together.
function glue(left, right) {
  const unclear = /^[aeiou]/.test(right) ? left !== '' : /^ng/.test(right) && /[aeiou]$/.test(left);
  return unclear ? `${left}-${upper(right)}` : left + right;
}

function cheapest(text, words, longest, byRule) {
  const best = [{ cost: 0, parts: [] }];
  for (let at = 0; at < text.length; at++) {
    if (!best[at]) continue;
    for (const step of steps(text, at, words, longest, byRule)) {
      const to = at + step.length;
      const cost = best[at].cost + step.cost + (step.joins && best[at].parts.at(-1)?.word === false ? -0.5 : 0);
      if (!best[to] || cost < best[to].cost) best[to] = { cost, parts: [...best[at].parts, step] };
    }
  }
  if (!best[text.length]) throw new Error(`No reading of ${text}`);
  return best[text.length].parts;
}

function steps(text, at, words, longest, byRule) {
  const found = [];
  silent.lastIndex = at;
  const dead = silent.exec(text);
  if (dead) found.push({ length: dead[0].length, roman: '', cost: 0, word: false });
  if (/[-.]/.test(text[at])) found.push({ length: 1, roman: text[at] === '-' ? '-' : '', cost: 0, word: false });
  for (let length = 1; length <= longest && at + length <= text.length; length++) {
    const word = text.slice(at, at + length);
    if (words.has(word)) found.push({ length, roman: words.get(word) || byRule(word), cost: 0.9, word: true });
  }
  for (const syllable of syllablesAt(text, at)) {
    const short = /^(?:[ก-ฮ][รล]?ะ?|สุ)$/.test(text.slice(at, at + syllable.length)) && /[au]$/.test(syllable.roman);
    found.push({ ...syllable, cost: syllable.cost + 0.5, word: false, joins: true, short });
  }
  return found;
}
