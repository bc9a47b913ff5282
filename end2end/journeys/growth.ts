import { expect, lookAround, test } from '../journey.ts';

test('every skill at a glance, one of them year by year and as a file', async ({ page, lookOver }) => {
  await lookAround(page);
  await page.goto('/growth');
  await lookOver();
  await page.goto('/skills/mentalising_stance');
  await lookOver();
  await page.getByRole('link', { name: '2026', exact: true }).first().click();
  await expect(page).toHaveURL(/year=2026/);
  await lookOver();
  const picture = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Picture (SVG)' }).click();
  expect((await picture).suggestedFilename()).toContain('.svg');
  const table = page.waitForEvent('download');
  await page.getByRole('link', { name: 'All ratings (CSV)' }).click();
  expect((await table).suggestedFilename()).toContain('.csv');
  await page.goto('/challenges');
  await lookOver();
  await page.getByRole('link', { name: 'Push and pull' }).first().click();
  await lookOver();
});

test('a check-in stands line by line, without a total', async ({ page, lookOver }) => {
  await lookAround(page);
  await page.goto('/check-ins');
  await lookOver();
  await page.getByRole('link', { name: 'Check in' }).click();
  await lookOver();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('alert')).toBeVisible();
  await page.locator('input[name="recovery"][value="2"]').check({ force: true });
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page).toHaveURL('/check-ins');
  await lookOver();
  await expect(page.getByText(/total|score/i)).toHaveCount(0);
});
