import type { Page } from '@playwright/test';

/** An address without what is different from one record to the next. */
export const kind = (path: string) =>
  path
    .replace(/\?.*/, '')
    .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'id')
    .replace(/^\/(rules|rule-copies|skills)\/[^/]+/, '/$1/id');

async function linksOf(page: Page): Promise<string[]> {
  const links = await page.locator('a[href^="/"]').evaluateAll(found => found.map(link => link.getAttribute('href')!));
  return links.map(link => link.replace(/#.*/, '')).filter(link => !/\.(svg|ics|csv|json|png|zip)$|\/original$/.test(link));
}

/** One page of each kind that links lead to from the first; `visit` goes there and looks. */
export async function eachPage(page: Page, visit: (path: string) => Promise<void>) {
  const ahead = ['/'];
  const seen = new Set(ahead.map(kind));
  for (let path = ahead.shift(); path !== undefined; path = ahead.shift()) {
    await visit(path);
    for (const link of await linksOf(page)) {
      if (seen.has(kind(link))) continue;
      seen.add(kind(link));
      ahead.push(link);
    }
  }
}
