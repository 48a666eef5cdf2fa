/*
 * Keeps a page as the desk has it: on an event the same address is read again and what differs is put in place. What
 * somebody types, where they are and what they opened stays.
 */
(() => {
  const root = document.querySelector('[data-events]');
  if (!root || !('EventSource' in window)) return;
  const says = document.getElementById('says');
  const isList = root.classList.contains('inbox');
  /** A busy desk changes the list all the time; many who look at it must not ask all at once. */
  const pauseMs = isList ? 1500 + Math.random() * 1000 : 50;
  let timer = 0;
  let reading = false;
  let again = false;

  const source = new EventSource(root.dataset.events);
  for (const kind of ['thread', 'list', 'desk']) source.addEventListener(kind, soon);
  // What changed after the page was made and before anybody listened.
  source.addEventListener('open', soon, { once: true });
  addEventListener('pagehide', () => source.close());

  function soon() {
    if (reading) again = true;
    else if (timer === 0) timer = setTimeout(read, pauseMs);
  }

  async function read() {
    timer = 0;
    reading = true;
    try {
      // An answer to a form stands under another address than the page that shows the same.
      const path = location.pathname.replace(/^(\/c\/[^/]+)\/.*/, '$1');
      const query = path === location.pathname ? location.search : '';
      const answer = await fetch(path + query, { headers: { accept: 'text/html' } });
      if (answer.ok) put(new DOMParser().parseFromString(await answer.text(), 'text/html'));
      else if (answer.status === 401 || answer.status === 404 || answer.redirected)
        location.reload();
    } catch {
      // The desk is away for a moment; the next event asks again.
    } finally {
      reading = false;
      if (again) {
        again = false;
        soon();
      }
    }
  }

  function put(fresh) {
    const wasAtEnd = isAtEnd();
    const before = document.querySelectorAll('.entry.client').length;
    for (const old of root.querySelectorAll('[data-live]')) {
      const next = fresh.querySelector(`[data-live="${old.dataset.live}"]`);
      if (!next) continue;
      if (old.dataset.live === 'thread') putThread(old, next);
      else if (old.dataset.live === 'list') putList(old, next);
      else putForms(old, next);
    }
    const more = document.querySelectorAll('.entry.client').length - before;
    if (more > 0)
      tell(more === 1 ? 'New message from the client' : `${more} new messages from the client`);
    if (wasAtEnd && more !== 0) toEnd();
  }

  /** Entries are kept by their key while what they show is the same: what was folded out stays so. */
  function putThread(old, next) {
    const [from, to] = [old.querySelector('.thread'), next.querySelector('.thread')];
    if (!from || !to) {
      old.replaceChildren(...next.childNodes);
      return;
    }
    const known = new Map([...from.children].map((item) => [item.dataset.key, item]));
    const items = [...to.children].map((item) => {
      const same = known.get(item.dataset.key);
      return same && same.dataset.v === item.dataset.v ? same : item;
    });
    place(from, items);
  }

  /** Puts the children in this order and moves only what is not there already, so that the focus stays. */
  function place(parent, items) {
    const wanted = new Set(items);
    for (const child of [...parent.children]) if (!wanted.has(child)) child.remove();
    let at = parent.firstElementChild;
    for (const item of items) {
      if (item === at) at = at.nextElementSibling;
      else parent.insertBefore(item, at);
    }
  }

  function putList(old, next) {
    const focused = old.contains(document.activeElement) ? document.activeElement : null;
    const address = focused?.getAttribute('href');
    old.replaceChildren(...next.childNodes);
    if (address)
      [...old.querySelectorAll('a')].find((link) => link.getAttribute('href') === address)?.focus();
  }

  /** Forms change only when what they offer does, and never while somebody is at work in them. */
  function putForms(old, next) {
    if (shape(old) === shape(next)) return;
    const typed = new Map([...old.querySelectorAll('textarea')].map((box) => [box.id, box.value]));
    const focus = old.contains(document.activeElement) ? document.activeElement : null;
    const isText = focus instanceof HTMLTextAreaElement;
    const selection = isText ? [focus.selectionStart, focus.selectionEnd] : null;
    const opened = new Set(
      [...old.querySelectorAll('details[open]')].map((item) => item.className),
    );
    if (focus && !isText && !focus.id && old.dataset.live === 'side') return;
    old.replaceChildren(...next.childNodes);
    for (const item of old.querySelectorAll('details'))
      if (opened.has(item.className)) item.open = true;
    for (const [id, text] of typed) {
      const box = document.getElementById(id);
      if (box && text !== '') box.value = text;
    }
    const lost = [...typed].filter(
      ([id, text]) => text.trim() !== '' && !document.getElementById(id),
    );
    if (lost.length > 0) keepAside(old, lost.map(([, text]) => text).join('\n\n'));
    const target = focus?.id ? document.getElementById(focus.id) : null;
    target?.focus({ preventScroll: true });
    if (selection && target) target.setSelectionRange(...selection);
  }

  /** Another operator took it over while somebody wrote: their words stay readable, and nothing is sent. */
  function keepAside(old, text) {
    const box = document.createElement('textarea');
    box.readOnly = true;
    box.value = text;
    box.id = 'kept-words';
    const label = document.createElement('label');
    label.htmlFor = box.id;
    label.textContent = 'Your words, not sent: this conversation is not yours any more';
    const panel = document.createElement('div');
    panel.className = 'panel wrong';
    panel.append(label, box);
    old.prepend(panel);
  }

  /** What the forms offer, without the ids that every page makes anew. */
  function shape(part) {
    const copy = part.cloneNode(true);
    for (const field of copy.querySelectorAll('input[name="id"], input[name="csrf"]'))
      field.remove();
    for (const box of copy.querySelectorAll('textarea')) box.textContent = '';
    for (const item of copy.querySelectorAll('details')) item.removeAttribute('open');
    for (const time of copy.querySelectorAll('time')) time.textContent = '';
    return copy.innerHTML;
  }

  function isAtEnd() {
    const end = document.getElementById('now');
    return end !== null && end.getBoundingClientRect().bottom <= innerHeight + 160;
  }

  function toEnd() {
    document.getElementById('now')?.scrollIntoView({ block: 'end' });
  }

  let hush = 0;
  function tell(sentence) {
    if (!says) return;
    says.textContent = sentence;
    clearTimeout(hush);
    hush = setTimeout(() => {
      says.textContent = '';
    }, 4000);
  }

  if (!isList && location.hash === '' && !document.querySelector('[role="alert"]')) toEnd();
})();
