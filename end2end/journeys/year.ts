import { expect, signUp, test } from '../journey.ts';
import { addLearning, addLicence } from '../steps.ts';

const texas = 'Texas listed provider';
const both = [texas, /^Approved by the New York/];

/** A year: one course before New York's window, more self-study than it takes, three from providers it does not take. */
const YEAR = [
  { title: 'Before the window', kind: 'webinar_live', date: '2025-05-17', hours: '3', topic: 'cultural_competence', approvals: both },
  { title: 'Safety and pacing', kind: 'workshop', date: '2025-06-14', hours: '3', topic: 'trauma_informed', approvals: both },
  { title: 'Attachment recorded', kind: 'webinar_recorded', date: '2025-09-09', hours: '4', topic: 'attachment', approvals: both },
  { title: 'Skills by oneself', kind: 'online_course', date: '2025-11-22', hours: '6', topic: 'dbt', approvals: both },
  { title: 'The basics by oneself', kind: 'online_course', date: '2026-02-03', hours: '3', topic: 'attachment', approvals: both },
  { title: 'Reporting update', kind: 'online_course', date: '2026-03-10', hours: '2', topic: 'ethics', approvals: [texas] },
  { title: 'Not for New York', kind: 'webinar_live', date: '2026-04-24', hours: '3', topic: 'ethics', approvals: [texas] },
  { title: 'Two days under fire', kind: 'workshop', date: '2026-08-22', hours: '8', topic: 'trauma_treatment', approvals: both },
  { title: 'Private pay', kind: 'webinar_live', date: '2026-10-02', hours: '2', topic: 'business', approvals: both },
  { title: 'A book', kind: 'book', date: '2026-10-18', hours: '4', topic: 'attachment', approvals: [texas] },
  { title: 'An hour more', kind: 'workshop', date: '2026-11-01', hours: '1', topic: 'dbt', approvals: both },
  { title: 'Two live', kind: 'webinar_live', date: '2026-11-10', hours: '2', topic: 'dbt', approvals: both },
];

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
