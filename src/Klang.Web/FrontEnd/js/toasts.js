// Short news at the foot of the screen: server-written .toast elements inside .toasts, or an event from another module:
//   document.dispatchEvent(new CustomEvent('klang:toast', { detail: { text, kind } }))     kind: ok | warning | error | note
const stay = 8000;

function container() {
  const found = document.querySelector('.toasts');
  if (found) return found;
  const made = document.createElement('div');
  made.className = 'toasts';
  made.setAttribute('role', 'status');
  document.body.append(made);
  return made;
}

function equip(toast) {
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = '✕';
  button.setAttribute('aria-label', document.documentElement.lang === 'en' ? 'Close' : 'ปิด');
  button.addEventListener('click', () => toast.remove());
  toast.append(button);
  const away = () => toast.matches(':hover, :focus-within') ? setTimeout(away, stay) : toast.remove();
  setTimeout(away, stay);
}

document.addEventListener('klang:toast', event => {
  const toast = document.createElement('div');
  toast.className = `toast notice--${event.detail.kind ?? 'note'}`;
  toast.append(event.detail.text);
  container().append(toast);
  equip(toast);
});

document.querySelectorAll('.toasts > .toast').forEach(equip);
