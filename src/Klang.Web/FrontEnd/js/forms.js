// Forms: no double submit, a warning before leaving typed text, and links of an issue list that focus their field.
document.addEventListener('submit', event => {
  const form = event.target;
  if (event.defaultPrevented || form.method === 'get' || form.method === 'dialog') return;
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = 'yes';
  event.submitter?.setAttribute('aria-busy', 'true');
});

// A page restored from the browser's back cache must accept its form again.
window.addEventListener('pageshow', () => {
  for (const form of document.querySelectorAll('form[data-sent]')) {
    delete form.dataset.sent;
    delete form.dataset.agreed;
    form.querySelector('[aria-busy="true"]')?.removeAttribute('aria-busy');
  }
});

document.addEventListener('input', event => {
  const form = event.target.closest?.('form[data-guard]');
  if (form) form.dataset.changed = 'yes';
});

window.addEventListener('beforeunload', event => {
  if (document.querySelector('form[data-guard][data-changed]:not([data-sent])')) event.preventDefault();
});

document.addEventListener('click', event => {
  const link = event.target.closest('.issue-list a[href^="#"], .notice a[href^="#"]');
  const field = link && document.getElementById(decodeURIComponent(link.hash.slice(1)));
  if (!field) return;
  event.preventDefault();
  const target = field.matches('input, select, textarea, button, a') ? field : field.querySelector('input, select, textarea');
  history.replaceState(null, '', link.hash);
  field.scrollIntoView({ block: 'center' });
  target?.focus({ preventScroll: true });
});
