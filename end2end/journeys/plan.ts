import type { Page } from '@playwright/test';
import { expect, signUp, test } from '../journey.ts';
import { dateLicence } from '../steps.ts';

const LIST = [
  'Title;Date;Hours;Cost;Delivery;Topics;Seats',
  '"A long\r\nweekend";1/5/2027;20;200;in person;ethics;30',
  'Evenings;30/5/2027;8;50;live online;;12',
  'Yesterday;22/11/2026;8;1;live online;;12',
].join('\r\n');

/** Rules that no file of ours holds, written down in sentences: 20 hours in two years, 3 of them on ethics. */
async function writeRules(page: Page, lookOver: () => Promise<void>) {
  await page.goto('/own-rule-sets/new');
  await lookOver();
  await page.getByLabel('The board or body').fill('Guild of Talking');
  await page.getByLabel('Your title with it').fill('Talker');
  await page.getByLabel('A period is').selectOption('24');
  await page.getByLabel('It asks for so many in all').fill('20');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Guild of Talking');
  await lookOver();
  await page.getByRole('link', { name: 'Add a rule' }).click();
  await lookOver();
  await page.getByRole('link', { name: 'At least so much on a topic' }).click();
  await lookOver();
  const blanks = page.locator('.blanks').first();
  await blanks.locator('input[name="hours"]').fill('a few');
  await blanks.locator('select[name="topics"]').first().selectOption('ethics');
  await page.getByRole('button', { name: 'Save' }).click();
  // Refused, with what was typed still there and the problem beside its blank.
  await expect(page.getByRole('alert')).toBeVisible();
  await expect(blanks.locator('input[name="hours"]')).toHaveValue('a few');
  await lookOver();
  await blanks.locator('input[name="hours"]').fill('3');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('At least 3 hours on professional ethics.')).toBeVisible();
}

async function addCourse(page: Page, title: string, date: string, hours: string, cost: string) {
  await page.goto('/candidates/new');
  await page.getByLabel('Title').fill(title);
  await page.getByLabel('Kind').selectOption('workshop');
  await page.getByLabel('Date', { exact: false }).first().fill(date);
  await page.getByLabel('Hours', { exact: true }).fill(hours);
  await page.getByLabel('Cost').fill(cost);
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page).toHaveURL('/candidates');
}

test('rules of one’s own, a list of courses, and the cheapest plan that leaves nothing missing', async ({ page, lookOver }) => {
  test.slow();
  await signUp(page);
  await writeRules(page, lookOver);
  await page.getByRole('link', { name: 'Add the license Talker' }).click();
  await dateLicence(page, '2020-01-01', '2027-12-31');
  await expect(page.getByText('0 of 20 hours count.')).toBeVisible();

  await addCourse(page, 'Days', '2027-03-01', '12', '100');
  await page.getByRole('link', { name: 'Bring in a list' }).click();
  await lookOver();
  await page.getByLabel('A file').setInputFiles({ name: 'courses.csv', mimeType: 'text/csv', buffer: Buffer.from(LIST) });
  await page.getByRole('button', { name: 'Look at it' }).click();
  await expect(page.getByText('2 courses can be added. 1 row needs another look.')).toBeVisible();
  await expect(page.getByText('That day has passed')).toBeVisible();
  await lookOver();
  await page.getByRole('button', { name: /^Add / }).click();
  await expect(page.getByRole('link', { name: 'Evenings', exact: true })).toBeVisible();
  await lookOver();

  await page.getByRole('link', { name: 'Plan to finish' }).click();
  await lookOver();
  await page.getByLabel('Budget').fill('149');
  await page.getByRole('button', { name: 'Find the plan' }).click();
  await expect(page.getByText('The cheapest plan costs')).toBeVisible();
  await lookOver();
  await page.getByLabel('Budget').fill('');
  await page.getByRole('button', { name: 'Find the plan' }).click();
  await expect(page.getByText('1 course leaves no hours missing: 200 USD, 20 hours, done by May 1, 2027.')).toBeVisible();
  await lookOver();
  await page.getByRole('button', { name: 'Accept this plan' }).click();
  await expect(page.getByText('“A long weekend” is planned since you accepted a plan.')).toBeVisible();
  await lookOver();
  await page.getByRole('button', { name: 'Take it back' }).click();
  await expect(page.getByText('is planned since you accepted a plan.')).toHaveCount(0);
});
