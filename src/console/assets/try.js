/* Sends what is typed without another page; what comes of it arrives by the events. Without this script the forms do it. */
(() => {
  const root = document.querySelector('.try');
  if (!root) return;
  const says = document.getElementById('says');

  root.addEventListener('submit', (event) => {
    const form = event.target;
    const file = form.querySelector('input[type="file"]');
    if (file && (file.files[0]?.size ?? 0) > Number(file.dataset.most)) {
      event.preventDefault();
      if (says) says.textContent = 'The file is larger than 10 MB. Send a smaller one.';
      return;
    }
    if (!form.dataset.try) return;
    event.preventDefault();
    send(form);
  });

  root.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.target.id !== 'say')
      return;
    event.preventDefault();
    event.target.form.requestSubmit();
  });

  /** One after another, so that they arrive in the order in which they were written. */
  let last = Promise.resolve();

  function send(form) {
    const fields = new FormData(form);
    const box = form.querySelector('textarea');
    if (box) box.value = '';
    last = last.then(() => post(form, fields));
  }

  async function post(form, fields) {
    const isSaid = form.dataset.try === 'say';
    if (isSaid) fields.set('id', idFor(fields.get('text')));
    const body = new URLSearchParams(fields);
    const answer = await fetch(form.action, { method: 'POST', body }).catch(() => null);
    const fresh = answer?.ok
      ? new DOMParser().parseFromString(await answer.text(), 'text/html')
      : null;
    const wrong = fresh
      ? fresh.querySelector('.try [role="alert"]')?.textContent
      : 'That was not sent. Try again.';
    if (says) says.textContent = wrong ?? '';
    unsure = fresh || !isSaid ? null : { text: fields.get('text'), id: fields.get('id') };
    const box = document.getElementById('say');
    if (wrong && isSaid && box && box.value === '') box.value = fields.get('text');
  }

  /** What may or may not have arrived: the same words again are the same message. */
  let unsure = null;

  /** Every message has an id of its own: two that share one are one message to the desk. */
  function idFor(text) {
    if (unsure?.text === text) return unsure.id;
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  }
})();
