// Coming and going: nothing typed may be lost when the officer leaves the page, and it is sent again on return.

const patience = 4000;
const healthy = queue => queue.state === 'idle' || queue.state === 'waiting' || queue.state === 'saving';

/** A plain click on a link that leaves this page in this tab. */
function leavingLink(event) {
  const link = event.target.closest?.('a[href]');
  const plain = link && event.button === 0 && !event.defaultPrevented && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
  if (!plain || link.target || link.download || link.origin !== location.origin) return null;
  return link.pathname === location.pathname && link.search === location.search && link.hash ? null : link;
}

/** acceptOpen() takes the value of an editor that is still open. */
export function watchPage(queue, acceptOpen) {
  const again = () => { if (queue.state === 'network' || queue.state === 'signedOut') queue.flush(); };
  addEventListener('online', again);
  addEventListener('focus', again);
  document.addEventListener('visibilitychange', () => document.hidden ? queue.flush(true) : again());

  // The next page (check and submit) must see what was typed last: wait for its acknowledgement, but not for ever.
  document.addEventListener('click', async event => {
    const link = leavingLink(event);
    if (!link || !queue.count || !healthy(queue)) return;
    event.preventDefault();
    const until = performance.now() + patience;
    while (queue.count && healthy(queue) && performance.now() < until) {
      queue.flush();
      await new Promise(resolve => setTimeout(resolve, 50));
    }
    location.assign(link.href);
  });

  addEventListener('pagehide', () => {
    acceptOpen();
    queue.flush(true);
  });

  addEventListener('beforeunload', event => {
    if (queue.count && !healthy(queue)) event.preventDefault();
  });
}
