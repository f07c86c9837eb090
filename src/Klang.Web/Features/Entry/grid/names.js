// Names in a round often begin alike ("กลุ่มออมทรัพย์เพื่อการผลิตบ้าน…") and differ only where a narrow column cuts them off.
// The shared beginning is left out on the screen, at a word's edge; titles and screen readers keep the whole name.

const shortest = 8;

function sharedStart(names) {
  let shared = names[0] ?? '';
  for (const name of names) {
    let length = 0;
    while (length < shared.length && shared[length] === name[length]) length++;
    shared = shared.slice(0, length);
  }
  return shared;
}

/** How many letters of every name may be left out; 0 where names are few, short or different. */
export function commonLength(names) {
  if (names.length < 3 || !Intl.Segmenter) return 0;
  const shared = sharedStart(names);
  if (shared.length < shortest) return 0;
  const words = new Intl.Segmenter('th', { granularity: 'word' });
  const edges = name => new Set([...words.segment(name)].map(word => word.index));
  const allEdges = names.map(edges);
  for (let length = shared.length; length >= shortest; length--) {
    if (allEdges.every((set, index) => set.has(length) && names[index].length > length)) return length;
  }
  return 0;
}
