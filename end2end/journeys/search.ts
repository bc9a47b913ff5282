import { expect, lookAround, test } from '../journey.ts';

test('private words are found again, and stand in no address', async ({ page, lookOver }) => {
  await lookAround(page);
  await page.getByRole('link', { name: 'Search' }).click();
  await lookOver();
  await page.getByLabel('Look for').fill('…');
  await page.getByRole('button', { name: 'Search' }).click();
  await expect(page.getByRole('alert')).toBeVisible();
  await lookOver();
  await page.getByLabel('Look for').fill('explain chase');
  await page.keyboard.press('Enter');
  await expect(page.getByText('One entry has all of these words.')).toBeVisible();
  expect(page.url()).not.toContain('chase');
  await lookOver();
  await page.getByRole('link', { name: 'Push and pull' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Push and pull');
});

test('a year is planned in the words of a body', async ({ page, lookOver }) => {
  await lookAround(page);
  await page.goto('/growth');
  await page.getByRole('link', { name: 'Learning plans for a year' }).click();
  await lookOver();
  await page.getByRole('link', { name: 'Make a plan' }).click();
  await page.getByText('Another body’s year and words').click();
  await page.getByRole('link', { name: 'Psychology Board of Australia' }).click();
  await expect(page.getByLabel('From')).toHaveValue('2025-12-01');
  await lookOver();
  await page.getByLabel('Where do you stand', { exact: false }).fill('Steady in the frame.');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Professional development plan');
  await expect(page.getByText('Area to improve').first()).toBeVisible();
  await lookOver();
});
