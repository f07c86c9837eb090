// A form that is left half typed (a crash, a dead network, an ended session) is found again as it was:
// <form data-draft="user id" data-posted="yes, where it came back from a post"> keeps what is typed in this browser until the server has
// it. Files and personal numbers are not kept. A draft goes with the version it was typed over, so that the server sees what somebody else changed meanwhile.
import { drafts } from './boxes.js';

const pause = 300;
const thai = document.documentElement.lang !== 'en';
const words = thai
  ? { back: 'นำค่าที่ท่านกรอกไว้และยังไม่ได้บันทึกกลับมาแล้ว ตรวจดูแล้วกดบันทึก', drop: 'ทิ้งค่าเหล่านี้', offline: 'ไม่มีสัญญาณ ค่าที่กรอกเก็บไว้ในเครื่องนี้แล้ว กดบันทึกอีกครั้งเมื่อมีสัญญาณ' }
  : { back: 'What you typed and had not saved is back. Check it and save.', drop: 'Discard it', offline: 'There is no connection. What you typed is kept on this computer; save again when the connection is back.' };
const postedKey = 'klang.posted';

const kept = input => input.name && !input.disabled && !input.matches('button, [type=file], [type=hidden]') && !('secret' in input.dataset);
const inputsOf = form => [...form.elements].filter(kept);
const isMark = input => input.type === 'checkbox' || input.type === 'radio';
const read = form => inputsOf(form).map(input => [input.name, isMark(input) ? `${input.value}:${input.checked}` : input.value]);
const isTyped = input => isMark(input) ? input.checked !== input.defaultChecked
  : input.options ? input.selectedIndex !== Math.max(0, [...input.options].findIndex(option => option.defaultSelected))
  : input.value !== input.defaultValue;
const versionOf = form => form.elements.namedItem('__version');

/**
 * Puts values back; inputs that are not there any more (another row was added) stay as they are, and so do those that somebody
 * typed into before this script had come. True when something changed.
 */
function write(form, values, typed) {
  let changed = false;
  const left = new Map();
  for (const [name, value] of values) left.set(name, [...left.get(name) ?? [], value]);
  for (const input of inputsOf(form)) {
    const value = left.get(input.name)?.shift();
    const now = isMark(input) ? `${input.value}:${input.checked}` : input.value;
    if (value === undefined || value === now || typed.includes(input)) continue;
    if (isMark(input)) input.checked = value === `${input.value}:true`;
    else input.value = value;
    changed = true;
  }
  return changed;
}

function tell(form, text, action) {
  const notice = document.createElement('div');
  notice.className = 'notice notice--warning';
  notice.setAttribute('role', 'status');
  notice.append(text, ' ');
  if (action) notice.append(action);
  form.before(notice);
  return notice;
}

class Draft {
  constructor(form) {
    this.form = form;
    this.name = `${form.dataset.draft} ${location.pathname}`;
    form.addEventListener('input', () => this.soon());
    form.addEventListener('change', () => this.soon());
    addEventListener('pagehide', () => this.changed && this.keep());
    document.addEventListener('submit', event => event.target === form && this.submitted(event), true);
  }

  soon() {
    this.changed = true;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.keep(), pause);
  }

  keep() {
    clearTimeout(this.timer);
    this.changed = false;
    return drafts.put(this.name, { values: read(this.form), version: versionOf(this.form)?.value, at: Date.now() }).catch(() => {});
  }

  submitted(event) {
    if (navigator.onLine) return sessionStorage.setItem(postedKey, this.name);
    event.preventDefault();
    event.stopImmediatePropagation();
    this.notice ??= tell(this.form, words.offline);
    this.notice.scrollIntoView({ block: 'center' });
  }

  /** What was typed on a slow line before this script had come is kept, too. */
  async begin() {
    const typed = inputsOf(this.form).filter(isTyped);
    if (!this.form.dataset.posted) await this.bring(typed);
    if (!typed.length) return;
    this.form.dataset.changed = 'yes';
    this.soon();
  }

  async bring(typed) {
    const found = await drafts.find(this.name);
    if (!found) return;
    if (new URLSearchParams(location.search).has('saved') || !write(this.form, found.values, typed)) return drafts.put(this.name, null);
    if (versionOf(this.form) && found.version) versionOf(this.form).value = found.version;
    const drop = document.createElement('button');
    drop.type = 'button';
    drop.className = 'button button--small';
    drop.textContent = words.drop;
    drop.addEventListener('click', async () => {
      await drafts.put(this.name, null);
      this.form.dataset.sent = 'yes';
      location.replace(location.pathname);
    });
    tell(this.form, words.back, drop);
    this.form.dataset.changed = 'yes';
    this.form.dispatchEvent(new Event('change'));
  }
}

/** "Save and next" leads to another record: then the one before is saved. A refusal or the sign-in page proves nothing. */
async function settle() {
  const posted = sessionStorage.getItem(postedKey);
  sessionStorage.removeItem(postedKey);
  const elsewhere = posted && !posted.endsWith(` ${location.pathname}`) && /^\/entry\//.test(location.pathname);
  if (elsewhere) await drafts.put(posted, null);
}

async function start() {
  await settle();
  for (const form of document.querySelectorAll('form[data-draft]:not([data-draft=""])')) await new Draft(form).begin();
}

if (document.querySelector('form[data-draft]') || sessionStorage.getItem(postedKey)) start().catch(() => {});
