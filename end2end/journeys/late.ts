import type { Page } from '@playwright/test';
import { expect, signUp, test } from '../journey.ts';

const words = 'I want to wait before I answer, and to say that I wait.';
const statement = (page: Page) => page.getByLabel('What do you want to do differently?');

test('a session that ended in the middle of a form loses no word', async ({ page, context, lookOver }) => {
  const person = await signUp(page);
  await page.goto('/goals/new');
  await statement(page).fill(words);

  const other = await context.newPage();
  await other.goto('/');
  await other.locator('summary', { hasText: person.name }).click();
  await other.getByRole('button', { name: 'Sign out' }).click();
  await expect(other.locator('summary', { hasText: person.name })).toHaveCount(0);

  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('You were signed out meanwhile');
  await expect(page.getByText(words)).toBeVisible();
  await lookOver();

  const opened = context.waitForEvent('page');
  await page.getByRole('link', { name: 'Sign in, in a new tab' }).click();
  const entrance = await opened;
  await entrance.getByLabel('Email').fill(person.email);
  await entrance.getByLabel('Password').fill(person.password);
  await entrance.getByRole('button', { name: 'Sign in' }).click();
  await expect(entrance.locator('summary', { hasText: person.name })).toBeVisible();

  await page.getByRole('button', { name: 'Send it again' }).click();
  await expect(page).toHaveURL(/\/goals\/[0-9a-f-]{36}$/);
  await expect(page.getByText(words).first()).toBeVisible();
  await lookOver();
});

test('a goal that was removed elsewhere while it was changed is saved as new', async ({ page, context, lookOver }) => {
  await signUp(page);
  await page.goto('/goals/new');
  await statement(page).fill('I want to wait.');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page).toHaveURL(/\/goals\/[0-9a-f-]{36}$/);
  const goal = page.url();
  await page.goto(`${goal}/edit`);
  await statement(page).fill(words);

  const other = await context.newPage();
  await other.goto(`${goal}/remove`);
  await other.getByRole('button', { name: 'Remove it' }).click();
  await expect(other).toHaveURL('/growth');

  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('This was removed meanwhile');
  await expect(page.getByText(words)).toBeVisible();
  await lookOver();
  await page.getByRole('button', { name: 'Save it as new' }).click();
  await expect(page).toHaveURL(/\/goals\/[0-9a-f-]{36}$/);
  expect(page.url()).not.toBe(goal);
  await expect(page.getByText(words).first()).toBeVisible();
});
