// Answers an opening or reloading of a page that finds no network with a small page that was stored beforehand, and does nothing else.
// It keeps no page with names or figures and no answer of the server: the computers are shared (docs/adr/0019-the-offline-page-alone-is-stored.md).
const store = 'klang-offline';
const page = '/offline';
const files = [page, '/dist/offline.css', '/dist/offline.js'];

// Without cookies, so that nobody's name stands in what is stored.
const fresh = () => files.map(file => new Request(file, { cache: 'reload', credentials: 'omit' }));

addEventListener('install', event => {
  self.skipWaiting();
  event.waitUntil(caches.open(store).then(cache => cache.addAll(fresh())));
});

// Preloading: the request goes out while this worker is being started, so that no page waits for it.
addEventListener('activate', event => event.waitUntil(Promise.all([self.clients.claim(), self.registration.navigationPreload?.enable()])));

const stored = file => caches.match(file).then(found => found ?? Response.error());

async function navigate(event) {
  try {
    return await event.preloadResponse ?? await fetch(event.request);
  } catch {
    return stored(page);
  }
}

addEventListener('fetch', event => {
  const { mode, method, url } = event.request;
  const { pathname, origin } = new URL(url);
  if (mode === 'navigate' && method === 'GET') event.respondWith(navigate(event));
  else if (origin === location.origin && files.includes(pathname)) event.respondWith(fetch(event.request).catch(() => stored(pathname)));
});
