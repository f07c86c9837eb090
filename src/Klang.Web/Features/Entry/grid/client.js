// The grid's three calls. Every failure becomes one of four kinds, because the officer can do something different about each:
//   network    no answer, or the server is busy or restarting: wait and send the same again
//   signedOut  the session ended: sign in in another tab
//   refused    the server understood and said no (round closed, not allowed): its own words are shown
//   cancelled  we no longer want the answer

export class CallFailed extends Error {
  constructor(kind, message = '') {
    super(message);
    this.kind = kind;
  }
}

const mostKept = 20000;      // characters; a Thai one is three bytes
const busy = new Set([408, 425, 429, 500, 502, 503, 504]);

async function problemText(response) {
  try {
    const problem = await response.json();
    return problem.detail || problem.title || '';
  } catch {
    return '';
  }
}

export function createClient(texts, { url, save, check, renew, history, user, tokenHeader, token }) {
  let stale = false;      // the session or its token was refused: a new token is asked for before the next write

  async function call(address, options) {
    let response;
    try {
      // A redirect can only mean the sign-in page: it must not be followed and taken for an answer.
      response = await fetch(address, { credentials: 'same-origin', redirect: 'manual', ...options });
    } catch (error) {
      throw new CallFailed(error.name === 'AbortError' ? 'cancelled' : 'network');
    }
    stale ||= response.type === 'opaqueredirect' || response.status === 400 || response.status === 401 || response.status === 403;
    if (response.type === 'opaqueredirect' || response.status === 401) throw new CallFailed('signedOut');
    if (busy.has(response.status)) throw new CallFailed('network');
    if (response.status === 403) throw new CallFailed('signedOut', await problemText(response));
    if (!response.ok) throw new CallFailed('refused', await problemText(response));
    try {
      return await response.json();
    } catch {
      throw new CallFailed('network');
    }
  }

  /** After a new sign-in. Somebody else's session must not send this officer's values. */
  async function renewToken() {
    const now = await call(renew, { headers: { Accept: 'application/json' } });
    if (user && now.user !== user) throw new CallFailed('signedOut', texts.otherUser);
    token = now.token;
    stale = false;
  }

  async function send(address, method, body, signal, keepalive) {
    if (stale && renew && !keepalive) await renewToken();
    const text = JSON.stringify(body);
    return call(address, {
      // Browsers refuse more than 64 KB in requests that outlive the page; the outbox keeps what does not fit.
      method, signal, keepalive: keepalive && text.length < mostKept,
      headers: { 'Content-Type': 'application/json', Accept: 'application/json', [tokenHeader]: token },
      body: text,
    });
  }

  return {
    load: () => call(url, { headers: { Accept: 'application/json' } }),
    save: (batch, keepalive) => send(save, 'PATCH', batch, undefined, keepalive),
    history: (row, field, signal) => call(`${history}/${encodeURIComponent(row)}/cells/${encodeURIComponent(field)}`, { signal, headers: { Accept: 'application/json' } }),
    check: (body, signal) => send(check, 'POST', body, signal),
  };
}
