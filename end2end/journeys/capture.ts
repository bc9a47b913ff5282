import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { expect, signUp, test } from '../journey.ts';

const LINE = 'I explained for ten minutes when waiting would have done.';

/** A line to the app that can be cut: the browser's own "offline" does not reach service workers. */
async function line(app: string) {
  const { hostname, port } = new URL(app);
  const open = new Set<Socket>();
  const server = createServer(near => {
    const far = connect(Number(port), hostname);
    for (const socket of [near, far]) {
      open.add(socket);
      socket.on('error', () => socket.destroy());
      socket.on('close', () => open.delete(socket));
    }
    near.pipe(far).pipe(near);
  });
  const listen = async (at: number) => {
    server.listen(at, '127.0.0.1');
    await once(server, 'listening');
    return (server.address() as { port: number }).port;
  };
  const own = await listen(0);
  const cut = async () => {
    const closed = new Promise(resolve => server.close(resolve));
    for (const socket of open) socket.destroy();
    await closed;
  };
  return { at: `http://127.0.0.1:${own}`, cut, mend: () => listen(own) };
}

test('three taps and a line, and the guard asks before it is kept', async ({ page, lookOver }) => {
  await signUp(page);
  await page.goto('/capture');
  await lookOver();
  await page.getByRole('radio', { name: 'Push and pull' }).check();
  await page.getByRole('radio', { name: 'Harder' }).check();
  await page.getByLabel('One line').fill('My client Maria called, and I explained.');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('heading', { name: 'One thing needs another look' })).toBeVisible();
  await expect(page.locator('mark.block').first()).toContainText('Maria');
  await lookOver();
  await page.getByLabel('One line').fill(LINE);
  await page.getByRole('button', { name: 'Check again and save' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Push and pull');
  await expect(page.getByText(LINE).first()).toBeVisible();
  await lookOver();
});

test('words are marked while they are typed, and nothing is sent', async ({ page, scripts }) => {
  await signUp(page);
  const sent: string[] = [];
  await page.goto('/capture');
  page.on('request', request => {
    if (request.method() !== 'GET' || request.url().includes('Maria')) sent.push(request.url());
  });
  await page.getByLabel('One line').pressSequentially('My client Maria called.');
  if (scripts) {
    await expect(page.locator('mark.block')).toContainText('Maria');
    await expect(page.getByText('Maria reads as a name; could be “a client”')).toBeVisible();
    await page.getByLabel('One line').fill('I explained too much.');
    await expect(page.locator('mark')).toHaveCount(0);
  } else {
    await expect(page.locator('mark')).toHaveCount(0);
  }
  expect(sent, 'the text stays in the browser').toEqual([]);
});

test('a name that is no client’s is let through with a reason, and can be asked about again', async ({ page, lookOver }) => {
  await signUp(page);
  await page.goto('/capture');
  await page.getByRole('radio', { name: 'Push and pull' }).check();
  await page.getByLabel('One line').fill('I lean on what Oonagh taught us about waiting.');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByLabel('It is my trainer or supervisor, or where I train').check();
  await page.getByLabel('Do not ask about “Oonagh” again').check();
  await lookOver();
  await page.getByRole('button', { name: 'Check again and save' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Push and pull');
  await page.goto('/allowed-words');
  await lookOver();
  await page.getByRole('button', { name: 'Ask about Oonagh again' }).click();
  await expect(page.getByText('None yet.')).toBeVisible();
});

test.describe('without a network', () => {
  // A page that cannot be reached is what this is about.
  test.use({ quiet: [async ({}, use) => use(), { auto: true }] });

  test('a line waits on the device, and is saved once when the network is back', async ({ page, baseURL, scripts }) => {
    if (!scripts) {
      // Nothing could keep it, and nothing says so.
      await signUp(page);
      await page.goto('/capture');
      await expect(page.locator('[data-drafts]')).toBeHidden();
      return;
    }
    const { at, cut, mend } = await line(baseURL!);
    await signUp(page, undefined, at);
    await page.goto(`${at}/capture`);
    const kept = () => page.evaluate(async () => (await caches.match('/capture/account')) !== undefined);
    await expect.poll(kept, 'the form is kept on the device').toBe(true);
    await page.evaluate(async () => (await navigator.serviceWorker.ready).active?.state);
    // Whoever has typed once has the guard on the device too.
    await page.getByLabel('One line').pressSequentially('I waited.');
    const guard = await page.locator('[data-capture]').getAttribute('data-capture');
    const guarded = () => page.evaluate(async path => (await caches.match(path!)) !== undefined, guard);
    await expect.poll(guarded, 'the guard is kept on the device').toBe(true);
    await cut();
    await page.goto(`${at}/capture`);
    await expect(page.getByText('You are offline.')).toBeVisible();
    await page.getByRole('radio', { name: 'Push and pull' }).check();
    // The guard marks words without a network too.
    await page.getByLabel('One line').pressSequentially('My client Maria called.');
    await expect(page.locator('mark.block')).toContainText('Maria');
    await page.getByLabel('One line').fill(LINE);
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByText('Kept on this device: 1.')).toBeVisible();
    await expect(page.getByLabel('One line')).toHaveValue('');
    // One that the guard refuses stays on the device until it was looked at.
    await page.getByRole('radio', { name: 'Over-responsibility' }).check();
    await page.getByLabel('One line').fill('My client Maria called.');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByText('Kept on this device: 2.')).toBeVisible();
    await mend();
    await page.goto(`${at}/capture`);
    await expect(page.getByText('One of them needs another look')).toBeVisible();
    await expect(page.getByText('Kept on this device: 1.')).toBeVisible();
    await page.getByRole('button', { name: 'Look at it' }).click();
    await expect(page.locator('mark.block').first()).toContainText('Maria');
    await page.getByLabel('One line').fill('I stayed longer than we had said.');
    await page.getByRole('button', { name: 'Check again and save' }).click();
    await expect(page.getByText('I stayed longer than we had said.').first()).toBeVisible();
    await page.goto(`${at}/capture`);
    await expect(page.locator('[data-drafts]')).toBeHidden();
    await page.goto(`${at}/challenges`);
    await expect(page.getByText('Met once, in 1 quarter.')).toHaveCount(2);
    await cut();
  });
});
