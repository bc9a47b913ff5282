import { expect, signUp, test } from '../journey.ts';
import { addLearning, addLicence } from '../steps.ts';

const listed = ['Texas listed provider'];

test('hours are kept out of a license, its period is closed, and both can be undone', async ({ page, lookOver }) => {
  test.slow();
  await signUp(page);
  await addLicence(page, 'texas lpc', 'Texas LPC', '2013-05-01', '2026-10-31');
  const licence = page.url();
  await addLearning(page, { title: 'Grief', kind: 'workshop', date: '2026-03-01', hours: '20', topic: 'grief_end_of_life', approvals: listed });
  await addLearning(page, { title: 'Ethics', kind: 'workshop', date: '2025-03-01', hours: '6', topic: 'ethics', approvals: listed });

  await page.goto(licence);
  await expect(page.getByText('its renewal is not recorded yet')).toBeVisible();
  await lookOver();
  await page.locator('a[href*="/pins/new"]').first().click();
  await lookOver();
  await page.getByLabel('Do not use it for this license').check();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Your choice: not used for this license.')).toBeVisible();
  await lookOver();
  await page.locator('form[action*="/pins/"] button').click();
  await expect(page.getByText('Your choice: not used for this license.')).toHaveCount(0);

  await page.goto('/');
  await page.getByRole('link', { name: 'Record the renewal' }).first().click();
  await lookOver();
  await page.getByLabel('Renewed on').fill('2024-01-01');
  await page.getByRole('button', { name: 'Record the renewal' }).click();
  await expect(page.getByText('That is before this period began.').first()).toBeVisible();
  await lookOver();
  await page.getByLabel('Renewed on').fill('2026-10-20');
  await page.getByRole('button', { name: 'Record the renewal' }).click();
  await expect(page.getByText('Renewed on October 20, 2026').first()).toBeVisible();
  await lookOver();
  await page.goto(licence);
  await expect(page.getByText('Period to Oct 31, 2026, closed')).toBeVisible();
  await expect(page.getByText('Hours carried in').first()).toBeVisible();
  await lookOver();
  await page.getByRole('link', { name: 'Period to Oct 31, 2026, closed' }).click();
  await page.getByRole('button', { name: 'Take the renewal back' }).click();
  await page.goto(licence);
  await expect(page.getByText('its renewal is not recorded yet')).toBeVisible();
});
