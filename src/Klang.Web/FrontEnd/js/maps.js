// Maps are drawn by the server and every area is a link. Here: the line above the map says what is pointed at, and the map is one
// stop of the Tab key, inside which the arrow keys go to the nearest area of that direction.
const areasOf = map => [...map.querySelectorAll('.map__sheet .map__area')];
const directions = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

function say(map, area) {
  const tip = map.querySelector('.map__tip');
  tip.textContent = area?.getAttribute('aria-label') ?? tip.dataset.hint;
  tip.classList.toggle('is-said', Boolean(area));
}

function onPointed(event) {
  const map = event.target.closest?.('.map');
  if (map) say(map, event.target.closest('.map__sheet .map__area') ?? (map.contains(document.activeElement) ? document.activeElement.closest('.map__area') : null));
}

document.addEventListener('pointerover', onPointed);
document.addEventListener('focusin', onPointed);
document.addEventListener('pointerout', event => {
  const map = event.target.closest?.('.map');
  if (map && !map.contains(event.relatedTarget)) say(map, document.activeElement?.closest?.('.map__area'));
});

const middle = area => {
  const box = area.getBoundingClientRect();
  return [box.x + box.width / 2, box.y + box.height / 2];
};

/** The nearest area that lies more in the direction than beside it. */
function nearest(from, [right, down], areas) {
  const [x, y] = middle(from);
  let best = null;
  let least = Infinity;
  for (const area of areas) {
    const [ax, ay] = middle(area);
    const along = (ax - x) * right + (ay - y) * down;
    const beside = Math.abs((ax - x) * down) + Math.abs((ay - y) * right);
    if (area !== from && along > 0 && beside <= along * 2 && along + beside * 2 < least) {
      best = area;
      least = along + beside * 2;
    }
  }
  return best;
}

function enter(area, areas) {
  for (const other of areas) other.setAttribute('tabindex', other === area ? '0' : '-1');
}

document.addEventListener('keydown', event => {
  const area = event.target.closest?.('.map__sheet .map__area');
  if (!area || !directions[event.key] || event.altKey || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  const areas = areasOf(area.closest('.map'));
  const next = nearest(area, directions[event.key], areas);
  if (!next) return;
  enter(next, areas);
  next.focus({ preventScroll: true });
});

function begin() {
  for (const map of document.querySelectorAll('.map')) {
    const areas = areasOf(map);
    const focused = areas.find(area => area === document.activeElement);
    if (areas.length && (focused || !areas.some(area => area.getAttribute('tabindex') === '-1'))) {
      enter(focused ?? areas.find(area => area.classList.contains('is-marked')) ?? areas[0], areas);
    }
    if (focused) say(map, focused);
    // What is said of it there stands in the line above; the browser's own box would say it twice.
    for (const title of map.querySelectorAll('.map__sheet title')) title.remove();
  }
}
begin();
document.addEventListener('htmx:afterSettle', begin);
