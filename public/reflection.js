// Keeps a reflection as a draft while it is written: after twenty seconds and on leaving. The form works without it.
const form = document.querySelector('[data-draft]');
const said = form.querySelector('[data-said]');
const EVERY = 20_000;
let changed = false;
let timer;
/** The request under way, if there is one: one at a time, so that each knows the version before it. */
let sending;

function wait() {
  timer ??= setTimeout(save, EVERY);
}

async function send() {
  changed = false;
  try {
    const body = new URLSearchParams(new FormData(form));
    // A request that outlives its page may hold 64 kB alone.
    const keepalive = document.visibilityState === 'hidden';
    const answer = await fetch(form.dataset.draft, { method: 'POST', body, keepalive, redirect: 'error' });
    if (!answer.ok) throw new Error(`the server answers ${answer.status}`);
    const { version, said: words } = await answer.json();
    said.textContent = words;
    if (version === null) return;
    form.elements.version.value = version;
    // From now on it is there: saved and opened again as such.
    const edit = form.dataset.draft.replace(/draft$/, 'edit');
    form.action = edit;
    history.replaceState(null, '', edit);
  } catch {
    changed = true;
    said.textContent = 'Not saved yet. Your words are still here.';
  }
}

function save() {
  clearTimeout(timer);
  timer = undefined;
  if (!changed || sending) return;
  sending = send().finally(() => {
    sending = undefined;
    if (changed) wait();
  });
}

form.addEventListener('input', () => {
  changed = true;
  wait();
});
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'hidden') save();
});
form.addEventListener('submit', event => {
  clearTimeout(timer);
  if (sending) {
    event.preventDefault();
    sending.then(() => form.requestSubmit(event.submitter));
  }
  changed = false;
});
