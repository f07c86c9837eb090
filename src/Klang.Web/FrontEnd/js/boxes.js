// The browser's store of what the server has not acknowledged: IndexedDB "klang", one entry for each tab that has something unsent
// (store "outbox") and one for each form that was left half typed (store "drafts").

let opened;

function open() {
  return opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open('klang', 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore('outbox', { keyPath: 'name' });
      request.result.createObjectStore('drafts', { keyPath: 'name' });
    };
    request.onsuccess = () => {
      request.result.onversionchange = () => request.result.close();
      resolve(request.result);
    };
    request.onerror = request.onblocked = () => {
      opened = undefined;
      reject(request.error);
    };
  });
}

/** Resolves when the disk has it, not when the browser remembers it: a killed browser must not lose it. */
async function change(store, work) {
  const db = await open();
  return new Promise((resolve, reject) => {
    const transaction = db.transaction(store, 'readwrite', { durability: 'strict' });
    transaction.oncomplete = () => resolve();
    transaction.onerror = transaction.onabort = () => reject(transaction.error);
    work(transaction.objectStore(store));
    transaction.commit();
  });
}

async function read(store, work) {
  const db = await open();
  return new Promise((resolve, reject) => {
    const request = work(db.transaction(store).objectStore(store));
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

const storeOf = store => ({
  all: () => read(store, entries => entries.getAll()),
  find: name => read(store, entries => entries.get(name)),

  /** Writes (or, with null, removes) one entry and removes `others`, all or nothing. */
  put: (name, value, others = []) => change(store, entries => {
    if (value) entries.put({ ...value, name });
    else entries.delete(name);
    for (const other of others) entries.delete(other);
  }),
});

/** How many values stand in a box: in the batch that is on its way, waiting for theirs, and waiting for somebody's choice. */
export const cellsIn = box => (box.sending?.rows ?? []).reduce((sum, row) => sum + Object.keys(row.cells).length, 0)
  + (box.waiting ?? []).reduce((sum, row) => sum + row.cells.length, 0) + (box.conflicts ?? []).length;

export const boxes = storeOf('outbox');
export const drafts = storeOf('drafts');
