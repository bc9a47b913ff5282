import type { Page } from '@playwright/test';
import { expect, lookAround, test } from '../journey.ts';
import { fromMenu, openLedger } from '../steps.ts';

/** Presses a button that sends a file, and says what it is called. */
async function saved(page: Page, button: string): Promise<string> {
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: button, exact: true }).click();
  return (await download).suggestedFilename();
}

test('what a board would ask for is looked over, made and taken along', async ({ page, lookOver }) => {
  test.slow();
  await lookAround(page);
  await openLedger(page, 'Texas LPC');
  await page.getByRole('link', { name: 'Audit pack' }).click();
  await expect(page.getByText('this is what you would send.')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Left out' })).toBeVisible();
  await lookOver();
  expect(await saved(page, 'Make the PDF')).toMatch(/^audit-pack-texas-lpc-\d{4}-\d\d-\d\d\.pdf$/);
  expect(await saved(page, 'ZIP with files')).toMatch(/\.zip$/);
  expect(await saved(page, 'CSV')).toMatch(/\.csv$/);
});

test('a portal is filled in field by field, and ticked off', async ({ page, lookOver, scripts }) => {
  await lookAround(page);
  await openLedger(page, 'Texas LPC');
  await fromMenu(page, 'Entry sheet');
  await lookOver();
  const copies = page.getByRole('button', { name: /^Copy Title/ });
  if (scripts) {
    await copies.first().click();
    await expect(page.getByText(/^(Copied|Selected)$/).first()).toBeVisible();
  } else {
    await expect(copies).toHaveCount(0);
    await expect(page.getByLabel('Title', { exact: true }).first()).not.toBeEditable();
  }
  await page.getByRole('button', { name: /^Entered/ }).first().click();
  await expect(page.getByRole('button', { name: /^Take the tick back/ })).toHaveCount(1);
  await lookOver();
  await page.getByRole('link', { name: 'As a table' }).click();
  await lookOver();
});

test('a log goes out with the lines that were ticked, and no others', async ({ page, lookOver }) => {
  test.slow();
  await lookAround(page);
  await page.goto('/documents');
  await lookOver();
  await page.getByRole('link', { name: 'Learning log', exact: true }).click();
  await lookOver();
  const boxes = page.locator('input[name="words"]');
  const count = await boxes.count();
  if (count > 0) await boxes.first().check();
  await page.getByRole('button', { name: 'Show' }).click();
  await expect(page.locator('input[name="words"]:checked')).toHaveCount(Math.min(count, 1));
  await lookOver();
  expect(await saved(page, 'Make the PDF')).toMatch(/^plain-.*\.pdf$/);
});
