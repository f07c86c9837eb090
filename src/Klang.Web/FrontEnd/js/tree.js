// A tree of <details>: besides what the browser gives (Tab, Enter, Space), arrows go up and down, → opens and ← closes or goes to the branch above.
const shown = root => [...root.querySelectorAll('.tree__branch > summary, .tree__leaf')].filter(item => item.checkVisibility());

document.addEventListener('keydown', event => {
  const item = event.target.closest?.('.tree summary, .tree__leaf');
  if (!item || event.altKey || event.ctrlKey || event.metaKey) return;
  const branch = item.matches('summary') ? item.parentElement : null;
  const items = shown(item.closest('.tree--root'));
  const at = items.indexOf(item);
  if (event.key === 'ArrowDown') items[at + 1]?.focus();
  else if (event.key === 'ArrowUp') items[at - 1]?.focus();
  else if (event.key === 'Home') items[0].focus();
  else if (event.key === 'End') items.at(-1).focus();
  else if (event.key === 'ArrowRight' && branch) branch.open ? items[at + 1]?.focus() : (branch.open = true);
  else if (event.key === 'ArrowLeft' && branch?.open) branch.open = false;
  else if (event.key === 'ArrowLeft') item.closest('.tree__item').parentElement.closest('.tree__branch')?.querySelector('summary').focus();
  else return;
  event.preventDefault();
});
