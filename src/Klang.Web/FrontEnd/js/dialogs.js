// <button data-opens="#id"> opens a <dialog>; <button data-closes> inside it closes it; so does a click on the backdrop.
// A form with data-confirm="question" asks first, in a dialog with the question and the pressed button's own words.
import { ask } from './ask.js';

document.addEventListener('click', event => {
  const opener = event.target.closest('[data-opens]');
  if (opener) {
    event.preventDefault();
    document.querySelector(opener.dataset.opens)?.showModal();
  }
  if (event.target.closest('[data-closes]')) event.target.closest('dialog')?.close();
  if (event.target instanceof HTMLDialogElement) event.target.close();
});

document.addEventListener('submit', async event => {
  const question = event.submitter?.dataset.confirm ?? event.target.dataset.confirm;
  if (!question || event.target.dataset.agreed) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  const words = event.submitter?.textContent.trim() || (document.documentElement.lang === 'en' ? 'OK' : 'ตกลง');
  if (!await ask(question, words)) return;
  event.target.dataset.agreed = 'yes';
  event.target.requestSubmit(event.submitter);
}, true);
