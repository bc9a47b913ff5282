import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, signUp, test } from '../journey.ts';
import { addLicence, fromMenu, openLedger } from '../steps.ts';

const SAMPLES = join(import.meta.dirname, '../../src/tests/samples');

const sample = (name: string) => join(SAMPLES, name);

/** Chooses files in the door of the page; with scripts they are sent at once, without by the button. */
async function send(page: Page, scripts: boolean, files: string[]) {
  await page.getByLabel('Certificates', { exact: true }).setInputFiles(files);
  if (!scripts) await page.getByRole('button', { name: 'Read them' }).click();
}

test('fourteen certificates at once: each is told by itself, and one is kept with what it counts for', async ({
  page,
  scripts,
  lookOver,
}) => {
  test.setTimeout(300_000);
  await signUp(page);
  await addLicence(page, 'new york lcsw', 'New York LCSW', '2015-03-01', '2028-02-29');
  await addLicence(page, 'texas lpc', 'Texas LPC', '2013-05-01', '2027-04-30');
  await page.goto('/certificates');
  await lookOver();
  const all = readdirSync(SAMPLES).filter(name => name.endsWith('.pdf'));
  expect(all).toHaveLength(14);
  await send(page, scripts, all.map(sample));
  const last = page.getByText('tidewater-suicide-risk.pdf').first();
  await expect(last).toBeVisible({ timeout: 120_000 });
  if (scripts) await expect(page.getByRole('link', { name: 'Look at the first' })).toBeVisible({ timeout: 120_000 });
  await expect(page.getByText('It asks for a password.').first()).toBeVisible();
  await expect(page.getByText('It is damaged or not complete.').first()).toBeVisible();
  await expect(page.getByText('It does not look like a certificate.').first()).toBeVisible();
  // A scan says that it is one, and a file that came before is known by what is in it.
  await expect(page.getByText(/Taken\. It is a picture/).first()).toBeVisible();
  await lookOver();
  await page.goto('/certificates');
  const twice = { name: 'downloaded again.pdf', mimeType: 'application/pdf', buffer: readFileSync(sample('tidewater-suicide-risk.pdf')) };
  await page.getByLabel('Certificates', { exact: true }).setInputFiles([twice]);
  if (!scripts) await page.getByRole('button', { name: 'Read them' }).click();
  await expect(page.getByText('The same file as “tidewater-suicide-risk.pdf”, under another name.').first()).toBeVisible();
  await page.goto('/certificates');
  await page.getByRole('link', { name: 'tidewater-suicide-risk.pdf' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Check what we read from the certificate');
  await expect(page.getByLabel('Title', { exact: true })).toHaveValue(/^Assessing and Managing Suicide Risk/);
  await expect(page.getByText('New York LCSW').last()).toBeVisible();
  await lookOver();
  if (scripts) {
    // What it counts for answers while it is typed, and a changed field is no longer marked as read.
    const field = page.locator('.field', { has: page.getByLabel('Title', { exact: true }) });
    await expect(field).toHaveClass(/read/);
    await page.getByLabel('Title', { exact: true }).fill('Suicide risk');
    await expect(field).not.toHaveClass(/read/);
    const asked = page.waitForResponse('**/activities/counts');
    await page.getByLabel('Or credit on the certificate').fill('7');
    expect((await asked).status()).toBe(200);
    await expect(page.locator('.counts .figure').first()).toContainText('of 7');
  }
  await page.getByRole('button', { name: 'Save to Learning' }).click();
  await expect(page.getByText('Added.')).toBeVisible();
  // The next one waits.
  await expect(page).toHaveURL(/\/certificates\/[0-9a-f-]{36}$/);
  await page.goto('/activities');
  await expect(page.getByText('Proof kept')).toBeVisible();
  await lookOver();
  // One record serves both licenses: two packs, each with the certificate, and a sheet to fill a portal in with.
  for (const license of ['New York LCSW', 'Texas LPC']) {
    await openLedger(page, license);
    await page.getByRole('link', { name: 'Audit pack' }).click();
    await expect(page.getByText('The record and 1 certificate.')).toBeVisible();
    await lookOver();
    const pack = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Make the PDF', exact: true }).click();
    expect((await pack).suggestedFilename()).toMatch(/^audit-pack-.*\.pdf$/);
  }
  await openLedger(page, 'Texas LPC');
  await fromMenu(page, 'Entry sheet');
  await expect(page.getByText(/suicide risk/i).first()).toBeVisible();
  await lookOver();
});

test('a certificate is kept with learning that is there, opened, taken away and removed', async ({ page, scripts, lookOver }) => {
  await signUp(page);
  await page.goto('/activities/new');
  await lookOver();
  await page.getByLabel('Title').fill('Telehealth ethics');
  await page.getByLabel('Date', { exact: false }).first().fill('2026-02-06');
  await page.getByLabel('Hours', { exact: true }).fill('3');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('No certificate is kept with it yet.')).toBeVisible();
  await page.goto('/activities/new');
  await send(page, scripts, [sample('ethical-telehealth-certificate.pdf')]);
  await expect(page.getByText('You may have this already:')).toBeVisible();
  await lookOver();
  await page.getByRole('button', { name: 'Keep it with “Telehealth ethics”' }).click();
  await expect(page.getByText('The certificate is kept with it.')).toBeVisible();
  await lookOver();
  await page.getByRole('link', { name: 'ethical-telehealth-certificate.pdf' }).click();
  await expect(page.getByRole('heading', { name: 'It proves' })).toBeVisible();
  await lookOver();
  const original = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Original' }).click();
  expect((await original).suggestedFilename()).toBe('certificate-2026-02-06.pdf');
  await page.getByRole('link', { name: 'Remove' }).click();
  await lookOver();
  await page.getByRole('button', { name: 'Remove it' }).click();
  await expect(page.getByText('Removed.')).toBeVisible();
  await expect(page.getByText('None is kept yet.')).toBeVisible();
});
