import type { Page } from '@playwright/test';
import { expect, signUp, test } from '../journey.ts';

async function addLicence(page: Page, words: string, title: string, issued: string, ends: string) {
  await page.goto('/licences/new');
  await page.getByLabel('State or country, and title').fill(words);
  await page.getByRole('button', { name: 'Find' }).click();
  await page.getByRole('link', { name: title, exact: true }).click();
  await page.getByLabel('First issued').fill(issued);
  await page.getByLabel('Present period ends').fill(ends);
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
}

type Learning = { title: string; kind: string; date: string; hours: string; topic: string; ny: boolean };

const ny = true;

/** A year: one course before New York's window, more self-study than it takes, three from providers it does not take. */
const YEAR: Learning[] = [
  { title: 'Before the window', kind: 'webinar_live', date: '2025-05-17', hours: '3', topic: 'cultural_competence', ny },
  { title: 'Safety and pacing', kind: 'workshop', date: '2025-06-14', hours: '3', topic: 'trauma_informed', ny },
  { title: 'Attachment recorded', kind: 'webinar_recorded', date: '2025-09-09', hours: '4', topic: 'attachment', ny },
  { title: 'Skills by oneself', kind: 'online_course', date: '2025-11-22', hours: '6', topic: 'dbt', ny },
  { title: 'The basics by oneself', kind: 'online_course', date: '2026-02-03', hours: '3', topic: 'attachment', ny },
  { title: 'Reporting update', kind: 'online_course', date: '2026-03-10', hours: '2', topic: 'ethics', ny: false },
  { title: 'Not for New York', kind: 'webinar_live', date: '2026-04-24', hours: '3', topic: 'ethics', ny: false },
  { title: 'Two days under fire', kind: 'workshop', date: '2026-08-22', hours: '8', topic: 'trauma_treatment', ny },
  { title: 'Private pay', kind: 'webinar_live', date: '2026-10-02', hours: '2', topic: 'business', ny },
  { title: 'A book', kind: 'book', date: '2026-10-18', hours: '4', topic: 'attachment', ny: false },
  { title: 'An hour more', kind: 'workshop', date: '2026-11-01', hours: '1', topic: 'dbt', ny },
  { title: 'Two live', kind: 'webinar_live', date: '2026-11-10', hours: '2', topic: 'dbt', ny },
];

async function addLearning(page: Page, { title, kind, date, hours, topic, ny }: Learning) {
  await page.goto('/activities/new');
  await page.getByLabel('Title').fill(title);
  await page.getByLabel('Kind').selectOption(kind);
  await page.getByLabel('Date', { exact: false }).first().fill(date);
  await page.getByLabel('Hours', { exact: true }).fill(hours);
  await page.locator('#topic-1').selectOption(topic);
  await page.getByLabel('Texas listed provider').check();
  if (ny) await page.getByLabel(/^Approved by the New York/).check();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
}

test('two licences explain what counts and why the rest does not', async ({ page, lookOver }) => {
  test.slow();
  await signUp(page);
  await lookOver();
  await addLicence(page, 'new york lcsw', 'New York LCSW', '2010-06-01', '2028-05-31');
  await addLicence(page, 'texas lpc', 'Texas LPC', '2013-05-01', '2027-04-30');
  for (const row of YEAR) await addLearning(page, row);
  await lookOver();
  await page.goto('/licences');
  await lookOver();
  await page.getByRole('link', { name: 'Every hour, and why' }).first().click();
  await expect(page.getByText('26 of 36 hours count.')).toBeVisible();
  await expect(page.getByText('Taken before this period opened on June 1, 2025.')).toBeVisible();
  await expect(page.getByText('1 hour is over the self-study limit of 12.')).toBeVisible();
  await expect(page.getByText(/Not from a provider that the New York State Board/)).toHaveCount(3);
  await expect(page.getByText(/business of practice or personal growth/)).toBeVisible();
  await lookOver();
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Nothing is late. Texas still needs');
  await lookOver();
});

test('a pattern becomes a goal, and a skill is seen to move', async ({ page, lookOver }) => {
  test.slow();
  await signUp(page);
  await page.goto('/challenges/new');
  await lookOver();
  await page.getByRole('radio', { name: 'Push and pull' }).check();
  await page.getByLabel('In a line, from your side').fill('I chase');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Push and pull');
  await lookOver();
  await page.getByRole('link', { name: 'Make it a goal' }).click();
  await page.getByLabel('What do you want to do differently?').fill('Stay curious under fire');
  await page.getByLabel('Mentalizing stance').first().check();
  await lookOver();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Stay curious under fire');
  await lookOver();
  for (const [level, date] of [['2.5', '2026-02-01'], ['3', '2026-05-01']]) {
    await page.goto('/skills/mentalising_stance/ratings/new');
    await page.getByRole('radio', { name: new RegExp(`^${level}( |$)`) }).check();
    await page.getByLabel('On', { exact: true }).fill(date);
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByText(`You put yourself at ${level}.`)).toBeVisible();
  }
  await lookOver();
  await page.goto('/growth');
  await lookOver();
});
