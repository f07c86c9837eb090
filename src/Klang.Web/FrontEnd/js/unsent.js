// <p data-unsent data-user="…" hidden>: shown where this browser still holds values of this person that the server has not got.
import { boxes } from './boxes.js';

const notice = document.querySelector('[data-unsent]');
if (notice && indexedDB.databases) tell(notice);

async function tell(element) {
  try {
    if (!(await indexedDB.databases()).some(database => database.name === 'klang')) return;
    element.hidden = !(await boxes.all()).some(box => box.user === element.dataset.user);
  } catch {
    // A browser that keeps nothing has nothing to tell.
  }
}
