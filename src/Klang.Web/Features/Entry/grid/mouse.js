// Mouse, touch and clipboard events. Tabulator turns presses on cells into ranges; the editor keeps the focus throughout.

export function listenToMouse(table, grid, editor, confirmRow, changed) {
  const { element } = table;
  const { area } = editor;
  const coarse = matchMedia('(pointer: coarse)');
  let wasAt = '';

  const key = () => JSON.stringify(table.ranges.anchor());
  const inEditor = target => target === area || target.closest('.grid-choices, .grid-bubble');

  element.addEventListener('mousedown', event => {
    if (inEditor(event.target)) return;
    if (editor.mode !== 'ready') grid.accept();
    wasAt = key();
    // A press on a link or a button selects nothing: the table draws its rows anew then, and the click would find another element than the press.
    if (event.target.closest('a, button')) event.stopPropagation();
    if (event.target.closest('a')) return;
    event.preventDefault();
    editor.focus();
  }, true);

  // Tabulator has selected the cell by now: the editor must lie over it before the next key.
  element.addEventListener('mousedown', event => {
    if (!inEditor(event.target)) changed();
  });

  element.addEventListener('click', event => {
    const button = event.target.closest('[data-confirm-row]');
    if (button) return confirmRow(button.dataset.confirmRow);
    // A second tap opens the cell: touch screens have no double click that everybody finds.
    if (coarse.matches && event.target.closest('[data-state]') && !inEditor(event.target) && key() === wasAt) editor.open('editing');
  });

  element.addEventListener('dblclick', event => {
    if (event.target.closest('[data-state]') && !inEditor(event.target)) editor.open('editing');
  });

  for (const name of ['rangeAdded', 'rangeChanged']) table.on(name, () => requestAnimationFrame(changed));

  area.addEventListener('focus', () => element.classList.add('has-focus'));
  area.addEventListener('blur', () => {
    element.classList.remove('has-focus');
    // Leaving for another window keeps a half-typed value open; leaving for another part of the page accepts it.
    if (editor.mode !== 'ready' && document.hasFocus()) grid.accept();
  });

  area.addEventListener('copy', event => {
    if (editor.mode !== 'ready') return;
    event.preventDefault();
    event.clipboardData.setData('text/plain', grid.copy());
  });

  area.addEventListener('cut', event => {
    if (editor.mode !== 'ready') return;
    event.preventDefault();
    event.clipboardData.setData('text/plain', grid.copy());
    grid.clear();
  });

  area.addEventListener('paste', event => {
    if (editor.mode !== 'ready') return;
    event.preventDefault();
    grid.paste(event.clipboardData.getData('text/plain'));
  });
}
