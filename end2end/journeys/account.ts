import { expect, signUp, someone, test } from '../journey.ts';

test('a new person makes an account, signs out and in again', async ({ page, lookOver }) => {
  const person = await signUp(page);
  await lookOver();
  await page.goto('/');
  await page.locator('summary', { hasText: person.name }).click();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.goto('/sign-in');
  await lookOver();
  await page.getByLabel('Email').fill(person.email);
  await page.getByLabel('Password').fill(person.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page).toHaveURL('/');
  await expect(page.locator('summary', { hasText: person.name })).toBeVisible();
});

test('a wrong password is refused and the email is kept', async ({ page, lookOver }) => {
  const { email } = someone();
  await page.goto('/sign-in');
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password').fill('not the password');
  const answer = page.waitForResponse(response => response.request().method() === 'POST');
  await page.getByRole('button', { name: 'Sign in' }).click();
  expect((await answer).status()).toBe(422);
  await expect(page.getByLabel('Email')).toHaveValue(email);
  await expect(page.getByLabel('Email')).toHaveAttribute('aria-invalid', 'true');
  await expect(page.getByText('do not go together').first()).toBeVisible();
  await lookOver();
});

test('an unfinished sign-up keeps what was typed and names each problem', async ({ page, lookOver }) => {
  await page.goto('/sign-up');
  await page.getByLabel('What we may call you').fill('Robin');
  await page.getByLabel('Email').fill('robin');
  await page.getByLabel('Password').fill('short');
  const answer = page.waitForResponse(response => response.request().method() === 'POST');
  await page.getByRole('button', { name: 'Make the account' }).click();
  expect((await answer).status()).toBe(422);
  await expect(page.getByLabel('What we may call you')).toHaveValue('Robin');
  await expect(page.getByLabel('Email')).toHaveValue('robin');
  await expect(page.locator('[aria-invalid="true"]')).toHaveCount(2);
  await lookOver();
});
