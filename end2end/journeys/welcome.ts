import { expect, lookAround, test } from '../journey.ts';

test('the first screen says what this is and leads to an account', async ({ page, lookOver }) => {
  await page.goto('/');
  await expect(page).toHaveTitle('Welcome · Growing Edge');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('what your learning counts for');
  await lookOver();
  await page.getByRole('link', { name: 'Make an account' }).click();
  await expect(page).toHaveURL('/sign-up');
  await lookOver();
});

test('one click opens a sample account that says what it is', async ({ page, lookOver }) => {
  await lookAround(page);
  await expect(page.getByLabel('Sample data')).toContainText('invented');
  await lookOver();
  // Drawn before and kept: the same page again, as quiet as the first time.
  await page.reload();
  await lookOver();
});

test('an address that is not there says so and leads on', async ({ page, lookOver }) => {
  const response = await page.goto('/no-such-page');
  expect(response?.status()).toBe(404);
  await lookOver();
  await page.locator('main').getByRole('link').first().click();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page).not.toHaveURL('/no-such-page');
});
