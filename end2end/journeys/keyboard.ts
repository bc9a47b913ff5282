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

/** What Tab should reach on a page and does not, and where it stands without showing; a group of radios is one stop. */
async function byTab(page: Page): Promise<string[]> {
  const { stops, dates } = await page.evaluate(() => {
    const all = [...document.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, summary, [tabindex="0"]')];
    const shut = (element: Element) => {
      const details = element.closest('details:not([open])');
      return details !== null && element !== details.querySelector('summary');
    };
    const open = all.filter(element => element.tabIndex >= 0 && !element.matches(':disabled') && element.checkVisibility() && !shut(element));
    const radio = (element: HTMLElement) => (element instanceof HTMLInputElement && element.type === 'radio' ? `radios ${element.name}` : '');
    const names = new Map(open.map((element, place) => [element, radio(element) || `${place} ${element.outerHTML.slice(0, 160)}`]));
    Object.assign(window, { stop: names });
    const dates = open.filter(element => element instanceof HTMLInputElement && element.type === 'date').length;
    return { stops: [...new Set(names.values())], dates };
  });
  const reached = new Set<string>();
  const seen = new Set<string>();
  // A date is four stops: its parts, and the calendar, which shows the focus itself. After its last stop the browser leaves the
  // page, and comes back to the first.
  for (let stop = 0; stop < stops.length + 3 * dates + 3; stop += 1) {
    await page.keyboard.press('Tab');
    const here = await page.evaluate(() => {
      const element = document.activeElement as HTMLElement;
      const name = (window as unknown as { stop: Map<Element, string> }).stop.get(element) ?? '';
      const shown = (of: Element | null) => of !== null && (getComputedStyle(of).outlineStyle !== 'none' || getComputedStyle(of).boxShadow !== 'none');
      return { name, shows: [element, element.nextElementSibling, element.parentElement].some(shown) };
    });
    reached.add(here.name);
    if (here.shows) seen.add(here.name);
  }
  return [
    ...stops.filter(each => !reached.has(each)).map(each => `not reached: ${each}`),
    ...[...reached].filter(each => each && !seen.has(each)).map(each => `the focus does not show: ${each}`),
  ];
}

test('on every kind of page Tab reaches all that answers, and shows where it is', async ({ page }, { project }) => {
  test.setTimeout(300_000);
  // Each of the four ways walks its quarter of the pages.
  const share = ['desktop', 'desktop without scripts', 'phone', 'phone without scripts'].indexOf(project.name);
  await lookAround(page);
  const found: string[] = [];
  let number = 0;
  await eachPage(page, async path => {
    await page.goto(path);
    number += 1;
    if (number % 4 === share) found.push(...(await byTab(page)).map(each => `${path}: ${each}`));
  });
  expect(number).toBeGreaterThan(40);
  expect(found).toEqual([]);
});
