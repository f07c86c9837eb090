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

const busy = new Set([408, 425, 429, 500, 502, 503, 504]);

async function problemText(response) {
  try {
    const problem = await response.json();
    return problem.detail || problem.title || '';
  } catch {
    return '';
  }
}

export function createClient({ url, save, check, tokenHeader, token }) {
  async function call(address, options) {
    let response;
    try {
      // A redirect can only mean the sign-in page: it must not be followed and taken for an answer.
      response = await fetch(address, { credentials: 'same-origin', redirect: 'manual', ...options });
    } catch (error) {
      throw new CallFailed(error.name === 'AbortError' ? 'cancelled' : 'network');
    }
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

  const send = (address, method, body, signal, keepalive) => call(address, {
    method, signal, keepalive,
    headers: { 'Content-Type': 'application/json', Accept: 'application/json', [tokenHeader]: token },
    body: JSON.stringify(body),
  });

  return {
    load: () => call(url, { headers: { Accept: 'application/json' } }),
    save: (batch, keepalive) => send(save, 'PATCH', batch, undefined, keepalive),
    check: (body, signal) => send(check, 'POST', body, signal),
  };
}
