// <button data-set-theme="light|dark|auto">. The choice is a cookie so that the server writes data-theme on <html>
// and no page flashes in the wrong colours.
const cookie = 'klang-theme';
const root = document.documentElement;

function remembered() {
  const found = document.cookie.split('; ').find(part => part.startsWith(`${cookie}=`));
  return found ? found.slice(cookie.length + 1) : 'auto';
}

function mark(theme) {
  for (const button of document.querySelectorAll('[data-set-theme]')) {
    button.setAttribute('aria-pressed', String(button.dataset.setTheme === theme));
  }
}

function show(theme) {
  if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
  else delete root.dataset.theme;
  mark(theme);
}

document.addEventListener('click', event => {
  const button = event.target.closest('[data-set-theme]');
  if (!button) return;
  const secure = location.protocol === 'https:' ? '; secure' : '';
  document.cookie = `${cookie}=${button.dataset.setTheme}; path=/; max-age=31536000; samesite=lax${secure}`;
  show(button.dataset.setTheme);
});

if (remembered() !== 'auto') show(remembered());
else mark(root.dataset.theme ?? 'auto');
