import type { Page } from '@playwright/test';
import { expect, lookAround, test } from './journey.ts';

/** Before signing in; then every kind of page that links lead to in the sample account, one of each. */
const OUTSIDE = ['/', '/sign-in', '/sign-up', '/no-such-page'];

const wanted = process.env.SHOTS?.split(/\s+/).filter(Boolean);

/** An address without what is different from one record to the next. */
const kind = (path: string) =>
  path
    .replace(/\?.*/, '')
    .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'id')
    .replace(/^\/(rules|rule-copies|skills)\/[^/]+/, '/$1/id');

const fileName = (path: string) => (path === '/' ? 'home' : kind(path).slice(1).replaceAll(/[^a-z0-9]+/gi, '-'));

async function linksOf(page: Page): Promise<string[]> {
  const links = await page.locator('a[href^="/"]').evaluateAll(found => found.map(link => link.getAttribute('href')!));
  return links.map(link => link.replace(/#.*/, '')).filter(link => !/\.(svg|ics|csv|json|png|zip)$/.test(link));
}

test('the screens', async ({ page }, { project }) => {
  const shoot = async (path: string, name: string) => {
    const response = await page.goto(path);
    await page.evaluate(() => document.fonts.ready);
    await page.screenshot({ path: `shots/${name}-${project.name}.png`, fullPage: true, animations: 'disabled' });
    return response?.status();
  };
  for (const path of OUTSIDE) {
    if (!wanted || wanted.includes(path)) await shoot(path, path === '/' ? 'welcome' : fileName(path));
  }
  await lookAround(page);
  const missing: string[] = [];
  const ahead = wanted ? wanted.filter(path => path === '/' || !OUTSIDE.includes(path)) : ['/'];
  const seen = new Set(ahead.map(kind));
  for (let path = ahead.shift(); path !== undefined; path = ahead.shift()) {
    const status = await shoot(path, fileName(path));
    if (status !== 200) missing.push(`${path} answers ${status}`);
    if (wanted) continue;
    for (const link of await linksOf(page)) {
      if (seen.has(kind(link))) continue;
      seen.add(kind(link));
      ahead.push(link);
    }
  }
  expect(missing).toEqual([]);
});
