import { readFile } from 'node:fs/promises';
import { expect, lookAround, signUp, test } from '../journey.ts';

test('two hard fortnights open the quiet note, and nothing is added up', async ({ page, lookOver }) => {
  await signUp(page);
  await page.goto('/growth');
  await page.getByRole('link', { name: 'See your check-ins' }).click();
  await expect(page.getByText('No check-in yet.')).toBeVisible();
  await lookOver();
  for (const day of ['2026-11-08', '2026-11-22']) {
    await page.goto('/check-ins/new');
    await expect(page.getByText('Only you see this.')).toBeVisible();
    const recovery = page.getByRole('group', { name: 'I had enough rest and support.' });
    await recovery.getByRole('radio', { name: 'A little' }).check();
    await page.getByLabel('On', { exact: true }).fill(day);
    await lookOver();
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page).toHaveURL('/check-ins');
    await expect(page.getByRole('heading', { name: 'When it is a lot' })).toHaveCount(day === '2026-11-22' ? 1 : 0);
  }
  await expect(page.getByText('A support line.')).toBeVisible();
  await lookOver();
  await page.getByRole('link', { name: 'Change the check-in of Nov 22, 2026' }).click();
  await page.getByRole('group', { name: 'I had enough rest and support.' }).getByRole('radio', { name: 'Mostly' }).check();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('heading', { name: 'When it is a lot' })).toHaveCount(0);
});

test('a check-in without an answer is asked about, and keeps its day', async ({ page, lookOver }) => {
  await signUp(page);
  await page.goto('/check-ins/new');
  await page.getByLabel('On', { exact: true }).fill('2026-11-20');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('link', { name: 'Answer one line at least.' })).toBeVisible();
  await expect(page.getByLabel('On', { exact: true })).toHaveValue('2026-11-20');
  await lookOver();
});

test('a skill is looked at year by year and taken along', async ({ page, lookOver }) => {
  await lookAround(page);
  await page.goto('/growth');
  await lookOver();
  await page.getByRole('link', { name: 'Mentalizing stance', exact: true }).first().click();
  await expect(page.getByText('90-day follow-up open').first()).toBeAttached();
  await lookOver();
  await page.getByRole('navigation', { name: 'Years' }).getByRole('link', { name: '2026' }).click();
  await expect(page.getByText('7 ratings in 2026, newest first')).toBeVisible();
  await lookOver();
  for (const [name, file, holds] of [
    ['Picture (SVG)', 'mentalising_stance-2026.svg', '<svg'],
    ['All ratings (CSV)', 'mentalising_stance-ratings.csv', '2026-10-16,supervisor,3,recording'],
  ]) {
    const loaded = page.waitForEvent('download');
    await page.getByRole('link', { name }).click();
    const download = await loaded;
    expect(download.suggestedFilename()).toBe(file);
    expect(await readFile(await download.path(), 'utf8')).toContain(holds);
  }
  await page.getByRole('link', { name: /^Look back/ }).first().click();
  await expect(page.getByLabel(/^Looking back/)).toBeChecked();
  await lookOver();
});

test('what keeps coming back is counted by quarter', async ({ page, lookOver }) => {
  await lookAround(page);
  await page.goto('/challenges');
  await expect(page.getByText('The last two went better.')).toBeVisible();
  await lookOver();
  await page.getByRole('link', { name: 'Push and pull: see it' }).click();
  await expect(page.getByRole('heading', { name: 'From your own goals' })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'From our vocabulary' })).toBeVisible();
  await lookOver();
});
