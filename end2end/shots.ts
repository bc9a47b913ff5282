import { expect, lookAround, test } from './journey.ts';

/** Before signing in, then in the sample account. */
const OUTSIDE = ['/', '/sign-in', '/sign-up', '/no-such-page'];
const INSIDE = ['/', '/activities', '/activities/new', '/licences', '/licences/new', '/growth', '/goals/new', '/challenges/new', '/capture', '/allowed-words', '/account', '/rules', '/privacy'];

const wanted = process.env.SHOTS?.split(/\s+/).filter(Boolean);
const only = (paths: string[]) => paths.filter(path => !wanted || wanted.includes(path));
const fileName = (path: string) => (path === '/' ? 'home' : path.slice(1).replaceAll(/[^a-z0-9]+/gi, '-'));

test('the screens', async ({ page }, { project }) => {
  const shoot = async (path: string, name: string) => {
    const response = await page.goto(path);
    await page.evaluate(() => document.fonts.ready);
    await page.screenshot({ path: `shots/${name}-${project.name}.png`, fullPage: true, animations: 'disabled' });
    return response?.status();
  };
  for (const path of only(OUTSIDE)) await shoot(path, path === '/' ? 'welcome' : fileName(path));
  await lookAround(page);
  const inside = wanted ? wanted.filter(path => !OUTSIDE.slice(1).includes(path)) : INSIDE;
  const missing: string[] = [];
  for (const path of inside) {
    const status = await shoot(path, fileName(path));
    if (status !== 200) missing.push(`${path} answers ${status}`);
  }
  expect(missing).toEqual([]);
});
