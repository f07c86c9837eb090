// What is typed and not yet acknowledged, kept in localStorage so that a closed lid or a crash loses nothing.
// Every tab has a box of its own, held by a lock for as long as the tab lives; a new tab takes over the boxes of dead tabs.
// Boxes are named by user as well: the next officer at the same computer never sends another's values.

import { uuid } from './uuid.js';

const prefix = 'klang.outbox';

async function held(name) {
  if (!navigator.locks) return false;
  return new Promise(resolve => {
    navigator.locks.request(name, { ifAvailable: true }, lock => {
      resolve(!lock);
      return lock ? new Promise(() => {}) : undefined;
    }).catch(() => resolve(false));
  });
}

function read(name) {
  try {
    return JSON.parse(localStorage.getItem(name));
  } catch {
    return null;
  }
}

/** Opens this tab's box; `found` holds the contents of boxes that a closed tab left behind. */
export async function openOutbox(submission, user) {
  const family = `${prefix}.${user}.${submission}.`;
  const own = family + uuid();
  await held(own);
  const found = [];
  let room = true;
  try {
    const names = Object.keys(localStorage).filter(name => name.startsWith(family) && name !== own);
    for (const name of names) {
      if (await held(name)) continue;
      const box = read(name);
      if (box) found.push(box);
    }
    return {
      found,
      /** Writes the box, or removes it when it is empty; false when the browser has no room or forbids storage. */
      write(box) {
        try {
          if (box) localStorage.setItem(own, JSON.stringify(box));
          else localStorage.removeItem(own);
          for (const name of names.splice(0)) localStorage.removeItem(name);
          room = true;
        } catch {
          room = false;
        }
        return room;
      },
    };
  } catch {
    return { found, write: () => false };
  }
}
