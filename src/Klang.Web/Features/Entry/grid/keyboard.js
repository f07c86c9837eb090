// Keys. `grid` is the set of actions below; `editor` knows whether we are between edits, typing or editing.

const arrows = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

/** True when the key was used. */
function command(event, grid) {
  const ctrl = event.ctrlKey || event.metaKey;
  if (ctrl && event.shiftKey && event.key === 'Enter') return grid.confirmSelected(), true;
  if (ctrl && event.key === 'Enter') return grid.panel(), true;
  if (event.key === 'F3') return grid.findNext(event.shiftKey ? -1 : 1), true;
  if (event.code === 'Space' && ctrl !== event.shiftKey && !event.altKey) return ctrl ? grid.selectColumns() : grid.selectRows(), true;
  // By place, not by letter: the same key says ฟ, ผ or แ while the Thai layout is on.
  if (event.altKey && event.code === 'KeyN') return grid.markNa(), true;
  if (!ctrl || event.altKey) return false;
  switch (event.code) {
    case 'KeyZ': return event.shiftKey ? grid.redo() : grid.undo(), true;
    case 'KeyY': return grid.redo(), true;
    case 'KeyD': return grid.fillDown(), true;
    case 'KeyR': return grid.fillRight(), true;
    case 'KeyA': return grid.selectAll(), true;
    case 'KeyF': return grid.find(), true;
    default: return false;
  }
}

function ready(event, grid, editor) {
  const ctrl = event.ctrlKey || event.metaKey;
  const extend = event.shiftKey;
  const arrow = arrows[event.key];
  if (event.altKey && event.key === 'ArrowDown') return editor.open('editing'), true;
  if (arrow) return grid.move(arrow[0], arrow[1], { extend, edge: ctrl }), true;
  switch (event.key) {
    case 'Tab': return grid.tab(extend ? -1 : 1);
    case 'Enter': return grid.enter(extend ? -1 : 1), true;
    case 'F2': return editor.open('editing'), true;
    case 'Home': return grid.move(ctrl ? -Infinity : 0, -Infinity, { extend }), true;
    case 'End': return grid.move(ctrl ? Infinity : 0, Infinity, { extend }), true;
    case 'PageUp': return grid.page(-1, extend), true;
    case 'PageDown': return grid.page(1, extend), true;
    case 'Delete': case 'Backspace': return grid.clear(), true;
    case 'Escape': return grid.leaving(), true;
    case 'F1': return grid.help(), true;
    default: return false;
  }
}

function open(event, grid, editor) {
  const arrow = arrows[event.key];
  const list = editor.list;
  if (list.open && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) return list.move(event.key === 'ArrowDown' ? 1 : -1), true;
  if (list.open && list.column.type === 'multi' && event.key === ' ') return list.toggle(), true;
  if (event.key === 'Escape') return grid.cancel(), true;
  if (event.key === 'Enter' && event.altKey) return false;
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) return grid.acceptEverywhere(), true;
  if (event.key === 'Enter') return grid.accept(() => grid.enter(event.shiftKey ? -1 : 1)), true;
  if (event.key === 'Tab') return grid.accept(() => grid.tab(event.shiftKey ? -1 : 1)), true;
  if (event.key === 'F2') return editor.keep(), true;
  if (arrow && editor.mode === 'typing') return grid.accept(() => grid.move(arrow[0], arrow[1], {})), true;
  return false;
}

export function listenToKeys(grid, editor) {
  editor.area.addEventListener('keydown', event => {
    if (event.isComposing) return;
    const between = editor.mode === 'ready';
    const used = between ? command(event, grid) || ready(event, grid, editor) : open(event, grid, editor);
    // Tabulator must never see a key: its own bindings take the quote for an arrow and the per cent sign for another.
    event.stopPropagation();
    if (used) event.preventDefault();
  });

  editor.area.addEventListener('input', () => {
    if (editor.mode !== 'ready') return grid.typed();
    const text = editor.text;
    if (text === '' || !editor.open('typing')) return editor.close();
    grid.typed();
  });
}
