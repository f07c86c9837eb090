// What is typed and not yet acknowledged, kept in IndexedDB so that a closed lid, a crash or a killed browser loses nothing
// (localStorage reaches the disk seconds later, and holds 5 MB for everything).
// Every tab has a box of its own, held by a lock for as long as the tab lives; a new tab takes over the boxes of dead tabs.
// Boxes are named by user as well: the next officer at the same computer never sends another's values.
import { boxes } from '../../../FrontEnd/js/boxes.js';
import { uuid } from './uuid.js';

async function held(name) {
  if (!navigator.locks) return false;
  return new Promise(resolve => {
    navigator.locks.request(name, { ifAvailable: true }, lock => {
      resolve(!lock);
      return lock ? new Promise(() => {}) : undefined;
    }).catch(() => resolve(false));
  });
}

/**
 * Opens this tab's box; `found` holds the contents of boxes that a closed tab left behind, the oldest first.
 * about: { user, submission, title, round }; trouble(yes) says whether the browser refuses to keep anything.
 */
export async function openOutbox(about, trouble) {
  const family = `${about.user}.${about.submission}.`;
  const own = family + uuid();
  const found = [];
  let stale = [];
  let next;
  let writing = false;
  await held(`klang.outbox.${own}`);
  try {
    for (const box of await boxes.all()) {
      if (!box.name.startsWith(family) || box.name === own || await held(`klang.outbox.${box.name}`)) continue;
      found.push(box);
      stale.push(box.name);
    }
    found.sort((a, b) => a.at - b.at);
  } catch {
    trouble(true);
  }

  /** One write at a time, always of the newest contents. Boxes of dead tabs go when their contents are in this one. */
  async function write() {
    writing = true;
    while (next !== undefined) {
      const box = next;
      next = undefined;
      try {
        await boxes.put(own, box && { ...about, ...box, at: Date.now() }, stale);
        stale = [];
        trouble(false);
      } catch {
        trouble(true);
      }
    }
    writing = false;
  }

  return {
    found,
    keep(box) {
      next = box ?? null;
      if (!writing) write();
    },
  };
}
