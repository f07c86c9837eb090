// htmx refreshes parts of a page by hx-get + hx-select on the page's own URL. The page's content security policy
// allows neither eval nor injected styles, and a signed-out answer must become a full page, never a fragment.
import htmx from 'htmx.org';

Object.assign(htmx.config, {
  allowEval: false,
  allowScriptTags: false,
  includeIndicatorStyles: false,
  selfRequestsOnly: true,
  historyCacheSize: 0,
  scrollIntoViewOnBoost: false,
});

document.addEventListener('htmx:beforeSwap', event => {
  const { xhr, requestConfig } = event.detail;
  const answered = xhr.responseURL && new URL(xhr.responseURL).pathname;
  const asked = new URL(requestConfig.path, location.href).pathname;
  if (answered && answered !== asked) {
    event.detail.shouldSwap = false;
    location.assign(xhr.responseURL);
  }
});
