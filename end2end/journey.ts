import { AxeBuilder } from '@axe-core/playwright';
import { test as base, expect, type Page } from '@playwright/test';

type Fixtures = {
  /** Looks the page over: nothing axe finds, nothing that makes a phone scroll sideways. */
  lookOver: () => Promise<void>;
  /** No page may write an error to the console or let one escape. Always on. */
  quiet: void;
  scripts: boolean;
};

export const test = base.extend<Fixtures>({
  baseURL: async ({}, use) => {
    const address = process.env.GROWING_EDGE_AT;
    if (!address) throw new Error('the app was not started');
    await use(address);
  },

  // Each test is another client, with tries of its own.
  extraHTTPHeaders: async ({}, use) => {
    const part = () => Math.floor(Math.random() * 256);
    await use({ 'x-forwarded-for': `10.${part()}.${part()}.${part()}` });
  },

  scripts: async ({ javaScriptEnabled }, use) => use(javaScriptEnabled !== false),

  quiet: [
    async ({ page }, use) => {
      const errors: string[] = [];
      const documents = new Set<string>();
      page.on('response', response => {
        if (response.request().isNavigationRequest()) documents.add(response.url());
      });
      page.on('pageerror', error => errors.push(error.message));
      page.on('console', message => {
        if (message.type() !== 'error') return;
        // Chromium reports a page that says 404 or 422, as ours should; anything else that fails to load is a fault.
        const refused = /responded with a status of 4\d\d/.test(message.text()) && documents.has(message.location().url);
        if (!refused) errors.push(`${message.text()} (${message.location().url})`);
      });
      await use();
      expect(errors, 'the console is quiet').toEqual([]);
    },
    { auto: true },
  ],

  lookOver: async ({ page, scripts }, use) => {
    await use(async () => {
      await expect(page.locator('main')).toBeVisible();
      await expect(page.locator('h1')).toHaveCount(1);
      if (!scripts) return;
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      expect(wide, 'the page fits its width').toBeLessThanOrEqual(0);
      // Our pages have no frames, and what is well is not listed: looking takes half of the time so.
      const axe = new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ['violations'] });
      const { violations } = await axe.analyze();
      const found = violations.map(({ id, help, nodes }) => `${id}: ${help} — ${nodes.map(node => node.html).join(' | ')}`);
      expect(found, 'axe finds nothing').toEqual([]);
    });
  },
});

export { expect };

/** Someone new, each time another. */
export function someone() {
  const word = Math.random().toString(36).slice(2, 10);
  return { name: 'Robin', email: `robin-${word}@example.org`, password: `long-enough-${word}` };
}

export type Someone = ReturnType<typeof someone>;

/** Makes an account by the form and ends where a new account begins; `at` another address of the app than usual. */
export async function signUp(page: Page, person: Someone = someone(), at = ''): Promise<Someone> {
  await page.goto(`${at}/sign-up`);
  await page.getByLabel('What we may call you').fill(person.name);
  await page.getByLabel('Email').fill(person.email);
  await page.getByLabel('Password').fill(person.password);
  await page.getByLabel('Time zone').selectOption('America/New_York');
  await page.getByRole('button', { name: 'Make the account' }).click();
  await expect(page).toHaveURL(`${at}/licences/new`);
  return person;
}

/** Into the sample account, as from the first screen. */
export async function lookAround(page: Page) {
  await page.goto('/');
  await page.getByRole('button', { name: 'Look around with sample data' }).click();
  await expect(page).toHaveURL('/');
}
