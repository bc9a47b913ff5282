import { expect, lookAround, test } from './journey.ts';
import { eachPage, kind } from './pages.ts';

/** Before signing in; then every kind of page that links lead to in the sample account, one of each. */
const OUTSIDE = ['/', '/sign-in', '/sign-up', '/no-such-page'];

const wanted = process.env.SHOTS?.split(/\s+/).filter(Boolean);

const fileName = (path: string) => (path === '/' ? 'home' : kind(path).slice(1).replaceAll(/[^a-z0-9]+/gi, '-'));

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
  const visit = async (path: string) => {
    const status = await shoot(path, fileName(path));
    if (status !== 200) missing.push(`${path} answers ${status}`);
  };
  const inside = (path: string) => path === '/' || !OUTSIDE.includes(path);
  if (wanted) for (const path of wanted.filter(inside)) await visit(path);
  // The entrance leads home whoever is signed in, and its picture is there already.
  else await eachPage(page, async path => (inside(path) ? visit(path) : undefined));
  expect(missing).toEqual([]);
});
