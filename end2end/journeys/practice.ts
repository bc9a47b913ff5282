import { expect, lookAround, test } from '../journey.ts';

test('practice is logged for a skill and drawn under its timeline', async ({ page, lookOver }) => {
  await lookAround(page);
  await page.goto('/skills/mentalising_stance');
  await expect(page.locator('#practice').getByText('18 rehearsals')).toBeVisible();
  await page.getByRole('link', { name: 'Add practice' }).click();
  await lookOver();
  await page.getByLabel('How many times').fill('none');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.locator('#field-repetitions-note')).toHaveText(/whole number/);
  await lookOver();
  await page.getByLabel('How many times').fill('3');
  await page.getByLabel('It stretched me').check();
  await page.getByLabel('Note').fill('I slowed down before I answered.');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.locator('#practice').getByText('21 rehearsals')).toBeVisible();
  await lookOver();
});

test('a program gets a token that does what was chosen, and the token ends', async ({ page, lookOver, request }) => {
  await lookAround(page);
  await page.goto('/tokens');
  await lookOver();
  await page.getByLabel('What it is for').fill('phone widget');
  await page.getByLabel('Read your learning').check();
  await page.getByRole('button', { name: 'Make a token' }).click();
  await lookOver();
  const token = await page.locator('code', { hasText: 'growing-edge_' }).textContent();
  const ask = (path: string) => request.get(path, { headers: { authorization: `Bearer ${token}` } });
  expect((await ask('/api/v1/activities')).status()).toBe(200);
  expect((await ask('/api/v1/dates')).status()).toBe(403);
  await page.getByRole('button', { name: 'End phone widget' }).click();
  expect((await ask('/api/v1/activities')).status()).toBe(401);
});
