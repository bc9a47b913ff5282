// Capture without a network: keeps the form's shell on the device, sends what waits there, and shows what still needs a look.
// Drafts lie in the cache named `drafts`, put there by the service worker when a form could not be sent.
const SHELL = '/capture/offline';
const OWNER = '/capture/account';
const form = document.querySelector('[data-capture]');
const box = document.querySelector('[data-drafts]');
const GUARD = [form.dataset.capture, form.dataset.capture.replace(/\.js$/, '_bg.wasm')];
const offline = location.pathname === SHELL || !form.account.value;

/** An id in order of time (UUIDv7), so that a form sent twice makes one row. */
function freshId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  let time = Date.now();
  for (let place = 5; place >= 0; place--, time = Math.floor(time / 256)) bytes[place] = time % 256;
  bytes[6] = 0x70 | (bytes[6] & 0x0f);
  bytes[8] = 0x80 | (bytes[8] & 0x3f);
  const text = Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('');
  return text.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

/** Today on this device, as date fields write it. */
function today() {
  const now = new Date();
  const two = number => String(number).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** Keeps the shell and what this page is made of; what an older release left goes. */
async function keepShell() {
  const parts = performance.getEntriesByType('resource').map(({ name }) => new URL(name));
  const ours = parts.filter(({ origin, pathname }) => origin === location.origin && /^\/(pkg|fonts)\//.test(pathname));
  const named = [...document.querySelectorAll('link[rel=stylesheet], link[rel=modulepreload], link[rel=preload]')].map(link => new URL(link.href).pathname);
  const wanted = [SHELL, '/capture.js', '/favicon.svg', ...named, ...ours.map(({ pathname }) => pathname)];
  const cache = await caches.open('capture');
  await cache.addAll([...new Set(wanted)]);
  await cache.put(OWNER, new Response(form.account.value));
  for (const { url } of await cache.keys()) {
    const { pathname } = new URL(url);
    if (![OWNER, ...GUARD, ...wanted].includes(pathname)) await cache.delete(url);
  }
}

/** Keeps the guard too, once someone has typed and the page has fetched it: it marks words without a network as well. */
async function keepGuard() {
  await (await caches.open('capture')).addAll(GUARD);
}

async function drafts() {
  const cache = await caches.open('drafts');
  const kept = [];
  for (const request of await cache.keys()) {
    const fields = new URLSearchParams(await (await cache.match(request)).text());
    // Another person's drafts on a shared device wait for that person.
    if (fields.get('account') === form.account.value) kept.push({ request, fields });
  }
  return { cache, kept };
}

/** Sends what waits. What the guard refuses stays here, to be looked at. */
async function send() {
  const { cache, kept } = await drafts();
  let refused = null;
  let signedOut = false;
  for (const { request, fields } of kept) {
    try {
      const answer = await fetch('/capture', { method: 'POST', body: fields });
      const path = new URL(answer.url).pathname;
      if (answer.redirected && path.startsWith('/challenges/')) await cache.delete(request);
      else if (answer.status === 401 || path === '/sign-in') signedOut = true;
      else if (answer.status === 422) refused ??= { request, fields };
    } catch {
      break;
    }
  }
  await show(refused, signedOut);
}

async function show(refused, signedOut) {
  const { cache, kept } = await drafts();
  box.hidden = kept.length === 0;
  box.querySelector('[data-count]').textContent = kept.length;
  box.querySelector('[data-enter]').hidden = !signedOut;
  box.querySelector('[data-look]').hidden = !refused;
  // The page that refuses it shows the marks; sent again under its id, it makes one row.
  box.querySelector('[data-open]').onclick = () => {
    for (const [name, value] of refused.fields) {
      const field = form.elements[name];
      if (field) field.value = value;
    }
    form.requestSubmit();
  };
  box.querySelector('[data-discard]').onclick = async () => {
    await cache.delete(refused.request);
    await send();
  };
}

async function start() {
  if (!('serviceWorker' in navigator) || !('caches' in globalThis)) return;
  if (offline) {
    form.id.value = freshId();
    form.met_on.value = today();
    form.account.value = (await (await caches.match(OWNER))?.text()) ?? '';
    await show(null, false);
  } else {
    await navigator.serviceWorker.register('/service-worker.js');
    await keepShell();
    form.addEventListener('input', () => setTimeout(() => keepGuard().catch(console.warn), 2000), { once: true });
    await send();
  }
}

addEventListener('load', () => start().catch(console.warn));
addEventListener('online', () => send().catch(console.warn));
