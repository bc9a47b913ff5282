// Without a network a page asked for is answered with capture's shell, and a captured line that could not be sent is kept on
// the device. Private pages are never kept: only the shell and its parts, which `capture.js` puts into the cache.
const SHELL = '/capture/offline';

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', event => event.waitUntil(self.clients.claim()));

self.addEventListener('fetch', event => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (origin !== self.location.origin) return;
  if (request.mode === 'navigate') {
    if (request.method === 'GET') event.respondWith(fetch(request).catch(shell));
    else if (pathname === '/capture') event.respondWith(sendOrKeep(request));
  } else if (request.method === 'GET' && /^\/(pkg|fonts)\/|^\/(capture\.js|favicon\.svg)$/.test(pathname)) {
    event.respondWith(fetch(request).catch(() => kept(pathname)));
  }
});

async function kept(path) {
  return (await (await caches.open('capture')).match(path)) ?? Response.error();
}

const shell = () => kept(SHELL);

async function sendOrKeep(request) {
  const copy = request.clone();
  try {
    return await fetch(request);
  } catch {
    const text = await copy.text();
    const id = new URLSearchParams(text).get('id');
    const drafts = await caches.open('drafts');
    await drafts.put(`/capture/drafts/${id}`, new Response(text));
    // See other: a reload of the answer must not send the form again.
    return Response.redirect(SHELL, 303);
  }
}
