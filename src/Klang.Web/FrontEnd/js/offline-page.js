// Stores the page that is shown when there is no network. Over plain http, except at the computer itself, browsers allow no worker.
navigator.serviceWorker?.register('/worker.js').catch(() => {
  // Without it the browser shows its own page.
});
