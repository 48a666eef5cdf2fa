/* Keys for people who look after many conversations. Every one of them does what a link or a button on the page does. */
(() => {
  const OFF = 'keys-off';
  const GOING = 'going';
  const KEYS = [
    ['j', 'k', 'Next and previous conversation'],
    ['Enter', '', 'Open it'],
    ['u', '', 'Back to the inbox'],
    ['/', '', 'Search'],
    ['t', '', 'Take over'],
    ['r', '', 'Reply to the client'],
    ['n', '', 'Internal note'],
    ['h', '', 'Hand back'],
    ['Ctrl', 'Enter', 'Send what you are writing'],
    ['g', 'i', 'Go to the inbox; g and the first letter for other places'],
    ['Esc', '', 'Leave a box'],
    ['?', '', 'This help'],
  ];

  document.addEventListener('keydown', (event) => {
    const target = event.target;
    const isTyping = target.matches?.(
      'input:not([type="checkbox"]):not([type="radio"]), textarea, select, [contenteditable]',
    );
    if (
      event.key === 'Enter' &&
      (event.ctrlKey || event.metaKey) &&
      target.form?.matches('[data-compose]')
    ) {
      event.preventDefault();
      target.form.requestSubmit();
      return;
    }
    if (event.key === 'Escape' && isTyping) {
      target.blur();
      return;
    }
    if (isTyping || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (document.querySelector('dialog[open]')) return;
    if (event.key === '?') {
      event.preventDefault();
      help();
      return;
    }
    if (isOff()) return;
    if (isGoing()) {
      sessionStorage.removeItem(GOING);
      const place = document.querySelector(`[data-go="${CSS.escape(event.key)}"]`);
      if (place) {
        event.preventDefault();
        place.click();
      }
      return;
    }
    if (act(event.key)) event.preventDefault();
  });

  /** Kept over a page load: a form's answer may come between the two keys, and `t` alone would take over. */
  function isGoing() {
    return Date.now() - Number(sessionStorage.getItem(GOING)) < 1500;
  }

  /** True when the key means something here. */
  function act(key) {
    switch (key) {
      case 'g':
        sessionStorage.setItem(GOING, String(Date.now()));
        return true;
      case 'j':
        return move(1);
      case 'k':
        return move(-1);
      case 'u':
        return press('[data-go="i"]');
      case '/':
        return focus('input[type="search"]') || press('[data-go="i"]');
      case 'r':
      case 'n':
        return focus(`[data-focus="${key}"]`) || say(key === 'r' ? 'Take over first, with t' : '');
      default:
        return /^[a-z]$/.test(key) && press(`[data-press="${key}"]`);
    }
  }

  function move(step) {
    const rows = [...document.querySelectorAll('[data-row]')];
    if (rows.length === 0) return false;
    const at = rows.indexOf(document.activeElement);
    const next = at === -1 ? (step > 0 ? 0 : rows.length - 1) : at + step;
    rows[Math.max(0, Math.min(rows.length - 1, next))]?.focus();
    return true;
  }

  function press(selector) {
    const target = document.querySelector(selector);
    target?.click();
    return target !== null;
  }

  function focus(selector) {
    const target = document.querySelector(selector);
    if (!target) return false;
    const fold = target.closest('details');
    if (fold) fold.open = true;
    target.focus();
    target.scrollIntoView({ block: 'nearest' });
    return true;
  }

  function say(sentence) {
    const says = document.getElementById('says');
    if (says && sentence) {
      says.textContent = sentence;
      setTimeout(() => {
        says.textContent = '';
      }, 3000);
    }
    return sentence !== '';
  }

  function isOff() {
    return localStorage.getItem(OFF) === 'yes';
  }

  function help() {
    const dialog = document.createElement('dialog');
    dialog.className = 'help';
    dialog.setAttribute('aria-labelledby', 'help-title');
    const title = document.createElement('h2');
    title.id = 'help-title';
    title.textContent = 'Keys';
    const list = document.createElement('dl');
    for (const [first, second, means] of KEYS) {
      const term = document.createElement('dt');
      for (const key of [first, second].filter(Boolean)) {
        const cap = document.createElement('kbd');
        cap.textContent = key;
        term.append(cap, ' ');
      }
      const what = document.createElement('dd');
      what.textContent = means;
      list.append(term, what);
    }
    const label = document.createElement('label');
    const box = document.createElement('input');
    box.type = 'checkbox';
    box.checked = !isOff();
    box.addEventListener('change', () => localStorage.setItem(OFF, box.checked ? 'no' : 'yes'));
    label.append(box, ' Single keys do something');
    const shut = document.createElement('button');
    shut.textContent = 'Close';
    shut.addEventListener('click', () => dialog.close());
    dialog.append(title, list, label, shut);
    dialog.addEventListener('close', () => dialog.remove());
    document.body.append(dialog);
    dialog.showModal();
    shut.focus();
  }

  // Words that are not sent live on the page only: leaving it with some of them asks first.
  let sending = false;
  document.addEventListener('submit', (event) => {
    if (sending) {
      event.preventDefault();
      return;
    }
    sending = !event.defaultPrevented && event.target.method === 'post';
  });
  addEventListener('pageshow', () => {
    sending = false;
  });
  addEventListener('beforeunload', (event) => {
    if (
      !sending &&
      [...document.querySelectorAll('[data-compose] textarea')].some(
        (box) => box.value.trim() !== box.defaultValue.trim(),
      )
    )
      event.preventDefault();
  });

  // While somebody writes, the conversation stays theirs.
  let kept = 0;
  document.addEventListener('input', (event) => {
    const address = event.target.form?.dataset.keep;
    if (!address || Date.now() - kept < 60_000) return;
    kept = Date.now();
    const csrf = document.querySelector('meta[name="csrf"]')?.content ?? '';
    fetch(address, { method: 'POST', body: new URLSearchParams({ csrf }) }).catch(() => undefined);
  });

  // A ready reply goes into the box without another page.
  document.addEventListener('submit', (event) => {
    const choice = [...event.target.elements].find((field) => field.dataset.canned);
    const box = choice && document.getElementById(choice.dataset.canned);
    if (!box) return;
    event.preventDefault();
    const text = choice.selectedOptions[0]?.dataset.text ?? '';
    box.setRangeText(text, box.selectionStart, box.selectionEnd, 'end');
    box.focus();
  });

  if (location.hash.length > 1) document.getElementById(location.hash.slice(1))?.focus();
})();
