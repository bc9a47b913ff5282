import type { Locator, Page } from '@playwright/test';
import { expect, lookAround, someone, test } from '../journey.ts';
import { eachPage } from '../pages.ts';

/** Goes on by Tab until this has the focus, and sees that the focus shows. */
async function tabTo(page: Page, target: Locator) {
  for (let steps = 0; steps < 120; steps += 1) {
    await page.keyboard.press('Tab');
    if (await target.evaluate(element => element === document.activeElement)) {
      const ring = await target.evaluate(element => {
        const shown = (of: Element) => getComputedStyle(of).outlineStyle !== 'none' || getComputedStyle(of).boxShadow !== 'none';
        return shown(element) || (element.nextElementSibling ? shown(element.nextElementSibling) : false) || shown(element.parentElement!);
      });
      expect(ring, 'the focus shows').toBe(true);
      return;
    }
  }
  throw new Error(`Tab does not lead to ${target}`);
}

async function write(page: Page, label: string, words: string) {
  const field = page.getByLabel(label, { exact: true });
  await tabTo(page, field);
  await page.keyboard.type(words);
}

test('an account, a license, a course and a rating by keyboard alone', async ({ page }) => {
  test.slow();
  const person = someone();
  await page.goto('/sign-up');
  await write(page, 'What we may call you', person.name);
  await write(page, 'Email', person.email);
  await write(page, 'Password', person.password);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL('/licences/new');

  await write(page, 'State or country, and title', 'texas lpc');
  await page.keyboard.press('Enter');
  const offer = page.getByRole('link', { name: 'Texas LPC', exact: true });
  await expect(offer).toBeVisible();
  await tabTo(page, offer);
  await page.keyboard.press('Enter');
  await write(page, 'First issued', '2013-05-01');
  await write(page, 'Present period ends', '2027-04-30');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Texas LPC');

  await page.goto('/activities/new');
  await write(page, 'Hours', '3');
  await page.keyboard.press('Enter');
  // Refused for want of a title: what was typed stays, and the form can be finished.
  await expect(page.getByRole('alert')).toBeVisible();
  await expect(page.getByLabel('Hours', { exact: true })).toHaveValue('3');
  await write(page, 'Title', 'Ethics at the edge');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ethics at the edge');

  await page.goto('/skills/mentalising_stance/ratings/new');
  await tabTo(page, page.getByRole('radio').first());
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByText(/^You put yourself at /)).toBeVisible();
});

test('the first Tab leads past the menu, and the menu opens and closes by keys', async ({ page }) => {
  await lookAround(page);
  await page.keyboard.press('Tab');
  const skip = page.locator(':focus');
  await expect(skip).toHaveAttribute('href', '#main');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await expect(page.locator('main :focus')).toHaveCount(1);
  const menu = page.locator('header details', { hasText: 'Sign out' });
  await tabTo(page, menu.locator('summary'));
  await page.keyboard.press('Enter');
  await expect(menu.getByRole('button', { name: 'Sign out' })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(menu.getByRole('button', { name: 'Sign out' })).toBeHidden();
});

/** What Tab should reach in the page's main part, and what it does reach; a group of radios is one stop. */
async function byTab(page: Page): Promise<{ missed: string[]; unseen: string[] }> {
  const stops = await page.evaluate(() => {
    const all = [...document.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, summary, [tabindex="0"]')];
    const shut = (element: Element) => {
      const details = element.closest('details:not([open])');
      return details !== null && element !== details.querySelector('summary');
    };
    const open = all.filter(element => element.tabIndex >= 0 && !element.matches(':disabled') && element.checkVisibility() && !shut(element));
    const reached = new Set<string>();
    const unseen = new Set<string>();
    const group = (element: HTMLElement) => (element instanceof HTMLInputElement && element.type === 'radio' ? element.name : '');
    const name = (element: HTMLElement) =>
      group(element) || `${open.indexOf(element)} ${element.outerHTML.slice(0, 160)}`;
    addEventListener('focusin', event => {
      const element = event.target as HTMLElement;
      reached.add(name(element));
      const shown = (of: Element | null) => of !== null && (getComputedStyle(of).outlineStyle !== 'none' || getComputedStyle(of).boxShadow !== 'none');
      if (![element, element.nextElementSibling, element.parentElement].some(shown)) unseen.add(name(element));
    });
    Object.assign(window, { byTab: () => ({ missed: open.map(name).filter(each => !reached.has(each)), unseen: [...unseen] }) });
    return open.length;
  });
  // Firefox and Chromium leave the page after its last stop, and come back to the first.
  for (let stop = 0; stop < stops + 3; stop += 1) await page.keyboard.press('Tab');
  return page.evaluate(() => (window as unknown as { byTab: () => { missed: string[]; unseen: string[] } }).byTab());
}

test('on every kind of page Tab reaches all that answers, and shows where it is', async ({ page }, { project }) => {
  test.skip(project.name !== 'desktop', 'one walk is enough: the pages are the same');
  test.setTimeout(300_000);
  await lookAround(page);
  const found: string[] = [];
  await eachPage(page, async path => {
    await page.goto(path);
    const { missed, unseen } = await byTab(page);
    found.push(...missed.map(each => `${path}: not reached: ${each}`), ...unseen.map(each => `${path}: focus does not show: ${each}`));
  });
  expect(found).toEqual([]);
});
