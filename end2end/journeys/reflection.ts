import type { Page } from '@playwright/test';
import { expect, lookAround, signUp, test } from '../journey.ts';

const LINE = 'I explained for ten minutes when waiting would have done.';

async function quickNote(page: Page) {
  await page.goto('/reflections/new');
  await page.getByRole('link', { name: 'Quick note' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Quick note');
}

test('a quick note is kept as a draft, gone on with, and finished after a last look', async ({ page, lookOver }) => {
  await signUp(page);
  await page.goto('/reflections');
  await lookOver();
  await page.goto('/reflections/new');
  await lookOver();
  await quickNote(page);
  await lookOver();
  await page.getByLabel('What pattern met me?').fill('My client Maria called, and I explained.');
  await page.getByRole('button', { name: 'Save as a draft' }).click();
  await expect(page.locator('mark.block').first()).toContainText('Maria');
  await lookOver();
  await page.getByLabel('What pattern met me?').fill(LINE);
  await page.getByRole('button', { name: 'Save as a draft' }).click();
  await expect(page.getByText('Kept as a draft.')).toBeVisible();
  await lookOver();
  await page.getByRole('link', { name: 'Go on' }).click();
  await page.getByLabel('What will I try next time?').fill('Wait a breath.');
  await page.getByRole('button', { name: 'Finish' }).click();
  await expect(page.getByText('Read it once more, then choose.').first()).toBeVisible();
  await page.getByRole('radio', { name: 'Nobody could' }).check();
  await page.getByRole('button', { name: 'Finish' }).click();
  await expect(page.getByText('Saved.')).toBeVisible();
  await expect(page.getByText(LINE)).toBeVisible();
  await lookOver();
});

test('what is written is kept while it is written, where scripts run', async ({ page, scripts }) => {
  await signUp(page);
  if (scripts) await page.clock.install();
  await quickNote(page);
  await page.getByLabel('What pattern met me?').fill(LINE);
  const said = page.locator('[data-said]');
  if (!scripts) {
    // Nothing is kept by itself, and nothing says so.
    await expect(said).toHaveText('');
    return;
  }
  await page.clock.fastForward(21_000);
  await expect(said).toHaveText(/^Saved at /);
  await expect(page).toHaveURL(/\/reflections\/[0-9a-f-]{36}\/edit$/);
  // What the guard stops is not kept, and the page says so calmly.
  await page.getByLabel('What happened in me?').fill('My client Maria called.');
  await page.clock.fastForward(21_000);
  await expect(said).toHaveText('Not saved yet: words are marked.');
  await page.reload();
  await expect(page.getByLabel('What pattern met me?')).toHaveValue(LINE);
  await expect(page.getByLabel('What happened in me?')).toHaveValue('');
});

test('two devices write at once, and both texts stay', async ({ page, lookOver }) => {
  await signUp(page);
  await quickNote(page);
  await page.getByLabel('What pattern met me?').fill('Begun.');
  await page.getByRole('button', { name: 'Save as a draft' }).click();
  await page.getByRole('link', { name: 'Go on' }).click();
  const other = await page.context().newPage();
  await other.goto(page.url());
  await other.getByLabel('What pattern met me?').fill('Written on the desk.');
  await other.getByRole('button', { name: 'Save as a draft' }).click();
  await expect(other.getByText('Kept as a draft.')).toBeVisible();
  await page.getByLabel('What pattern met me?').fill('Written on the phone.');
  await page.getByRole('button', { name: 'Save as a draft' }).click();
  await expect(page.getByText('This changed on another device')).toBeVisible();
  await expect(page.getByText('Written on the desk.')).toBeVisible();
  await lookOver();
  await page.getByRole('button', { name: 'Save as a draft' }).click();
  await page.getByRole('link', { name: 'Earlier versions' }).click();
  await expect(page.getByText('Written on the desk.')).toBeVisible();
  await lookOver();
  await page.getByRole('button', { name: /^Bring back/ }).first().click();
  await expect(page.getByText('Written on the desk.')).toBeVisible();
});

test('the question after a training is offered, and can be set aside and asked again', async ({ page, lookOver }) => {
  await lookAround(page);
  await page.goto('/reflections');
  const open = page.getByRole('button', { name: /^Set aside: \d+ days after/ }).first();
  await expect(open).toBeVisible();
  await lookOver();
  await open.click();
  await expect(page.getByText('Set aside. It can be asked again below.')).toBeVisible();
  await lookOver();
  await page.getByRole('button', { name: /^Ask again: \d+ days after/ }).first().click();
  await page.getByRole('link', { name: /^Answer: \d+ days after/ }).first().click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('From training to practice');
  await lookOver();
});
