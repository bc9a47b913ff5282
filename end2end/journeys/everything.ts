import { expect, lookAround, signUp, test } from '../journey.ts';
import { addLicence } from '../steps.ts';

test('everything of an account is taken along and looked at again', async ({ page, lookOver }) => {
  await signUp(page);
  await addLicence(page, 'texas lpc', 'Texas LPC', '2013-05-01', '2027-04-30');
  await page.goto('/account/export');
  await lookOver();
  const archive = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Download the archive' }).click();
  const path = await (await archive).path();
  await page.goto('/account/import');
  await lookOver();
  await page.getByLabel('The archive, or the growing-edge.json in it').setInputFiles(path);
  await page.getByRole('button', { name: 'Look at it' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('What would be added');
  await lookOver();
});

test('dates go to a calendar by an address that can be ended', async ({ page, lookOver }) => {
  await lookAround(page);
  await page.goto('/calendar');
  await lookOver();
  await page.getByRole('button', { name: 'Make an address' }).click();
  await expect(page.getByRole('button', { name: 'End it' })).toBeVisible();
  await lookOver();
  await page.getByRole('button', { name: 'End it' }).click();
  await expect(page.getByRole('button', { name: 'Make an address' })).toBeVisible();
});
