// Drop-downs are <details class="menu">, and an area's menu <details class="area-menu">: they close on Escape, on a click elsewhere and when another one opens.
// The phone's navigation button (.topbar__toggle) is written hidden by the server and shown here.
const openMenus = () => document.querySelectorAll('details:is(.menu, .area-menu)[open]');

function close(menu, focus) {
  menu.open = false;
  if (focus) menu.querySelector('summary').focus();
}

document.addEventListener('click', event => {
  for (const menu of openMenus()) if (!menu.contains(event.target)) close(menu);
  const toggle = event.target.closest('.topbar__toggle');
  if (toggle) toggle.setAttribute('aria-expanded', String(toggle.getAttribute('aria-expanded') !== 'true'));
});

document.addEventListener('keydown', event => {
  if (event.key !== 'Escape') return;
  for (const menu of openMenus()) close(menu, true);
  const toggle = document.querySelector('.topbar__toggle[aria-expanded="true"]');
  toggle?.setAttribute('aria-expanded', 'false');
  toggle?.focus();
});

// A part of the page that refreshes itself keeps its open menus.
let kept = [];
document.addEventListener('htmx:beforeSwap', () => { kept = [...openMenus()].map(menu => menu.id).filter(Boolean); });
document.addEventListener('htmx:afterSwap', () => { for (const id of kept) document.getElementById(id)?.setAttribute('open', ''); });

for (const toggle of document.querySelectorAll('.topbar__toggle')) {
  toggle.setAttribute('aria-expanded', 'false');
  toggle.hidden = false;
}
