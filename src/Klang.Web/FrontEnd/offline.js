// The page for when there is no network: how much waits in this browser, and back to where one was as soon as the server answers.
import { boxes, drafts, cellsIn } from './js/boxes.js';

const pause = 5_000;

async function tell() {
  try {
    if (!(await indexedDB.databases()).some(database => database.name === 'klang')) return;
    const cells = (await boxes.all()).reduce((sum, box) => sum + cellsIn(box), 0);
    const forms = (await drafts.all()).length;
    for (const line of document.querySelectorAll('[data-waiting]')) {
      const count = line.dataset.waiting === 'cells' ? cells : forms;
      line.querySelector('[data-count]').textContent = String(count);
      line.hidden = count === 0;
    }
  } catch {
    // A browser that keeps nothing has nothing to tell.
  }
}

async function again() {
  try {
    if ((await fetch('/health/live', { cache: 'no-store', credentials: 'omit' })).ok) location.reload();
  } catch {
    // Not yet.
  }
}

addEventListener('online', again);
setInterval(again, pause);
tell();
