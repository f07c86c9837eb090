// A question with two answers in a dialog. Nothing happens on import, so that more than one bundle may use it.
const thai = document.documentElement.lang !== 'en';

function element(tag, className, text) {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = text;
  return made;
}

/** Asks a question; resolves to true when the reader agrees. */
export function ask(question, agree, title) {
  const dialog = document.createElement('dialog');
  const actions = element('div', 'dialog__actions', '');
  const no = element('button', 'button', thai ? 'ยกเลิก' : 'Cancel');
  const yes = element('button', 'button button--primary', agree);
  no.type = yes.type = 'button';
  actions.append(no, yes);
  if (title) dialog.append(element('h2', '', title));
  dialog.append(element('p', '', question), actions);
  dialog.setAttribute('aria-label', title || question);
  document.body.append(dialog);
  return new Promise(resolve => {
    yes.addEventListener('click', () => dialog.close('yes'));
    no.addEventListener('click', () => dialog.close());
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(dialog.returnValue === 'yes');
    });
    dialog.showModal();
    no.focus();
  });
}
