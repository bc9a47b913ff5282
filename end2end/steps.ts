import type { Page } from '@playwright/test';
import { expect } from './journey.ts';

/** Finds a license by words, chooses the offer of that title and writes its dates; ends on its ledger. */
export async function addLicence(page: Page, words: string, title: string, issued: string, ends: string) {
  await page.goto('/licences/new');
  await page.getByLabel('State or country, and title').fill(words);
  await page.getByRole('button', { name: 'Find' }).click();
  await page.getByRole('link', { name: title, exact: true }).click();
  await dateLicence(page, issued, ends);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
}

/** Writes the dates of a license whose rules are chosen, and keeps it. */
export async function dateLicence(page: Page, issued: string, ends: string) {
  await page.getByLabel('First issued').fill(issued);
  await page.getByLabel('Present period ends').fill(ends);
  await page.getByRole('button', { name: 'Save' }).click();
}

export type Learning = { title: string; kind: string; date: string; hours: string; topic: string; approvals: (string | RegExp)[] };

/** Adds a course by its form; ends on its page. */
export async function addLearning(page: Page, { title, kind, date, hours, topic, approvals }: Learning) {
  await page.goto('/activities/new');
  await page.getByLabel('Title').fill(title);
  await page.getByLabel('Kind').selectOption(kind);
  await page.getByLabel('Date', { exact: false }).first().fill(date);
  await page.getByLabel('Hours', { exact: true }).fill(hours);
  await page.locator('#topic-1').selectOption(topic);
  for (const approval of approvals) await page.getByLabel(approval).check();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
}

/** Opens the ledger of a license, of several. */
export async function openLedger(page: Page, license: string) {
  await page.goto('/licences');
  await page.getByRole('link', { name: 'Every hour, and why' }).first().click();
  await page.getByRole('link', { name: license }).first().click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(license);
}

/** Follows a link behind the "More" of a page's head. */
export async function fromMenu(page: Page, link: string) {
  await page.getByRole('main').locator('.menu > summary').click();
  await page.getByRole('main').getByRole('link', { name: link }).click();
}
