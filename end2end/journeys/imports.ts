import { expect, signUp, test } from '../journey.ts';
import { addLicence, fromMenu } from '../steps.ts';

const list = [
  'Date,Training,Who,Hrs,How,Notes',
  '03/04/2026,Ethics and the phone,Riverbend,3,live webinar,',
  '05/06/2026,Grief in families,Riverbend,2,in person,CANCELLED',
  '07/08/2026,Law for counselors,Marsh Lane,1,recorded,Her number is 078-05-1120',
  ',TOTAL,,6,,',
].join('\n');

test('a list of one’s own is looked at, corrected, brought in and taken back', async ({ page, lookOver }) => {
  await signUp(page);
  await page.goto('/activities');
  await fromMenu(page, 'Bring in a list');
  await lookOver();
  await page.getByRole('link', { name: 'Bring in a list' }).click();
  await lookOver();
  await page.getByRole('button', { name: 'Look at it' }).click();
  await expect(page.getByRole('alert')).toBeVisible();
  await page.getByLabel('Or its text').fill(list);
  await page.getByRole('button', { name: 'Look at it' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Look before it comes in');
  await lookOver();
  // Asked once for the whole list.
  await page.getByRole('radio', { name: 'The month' }).check();
  await page.getByRole('button', { name: 'Read it this way' }).click();
  await expect(page.getByText('1 row is new. 1 is worth a look and 2 are not taken.')).toBeVisible();
  await lookOver();
  await page.getByRole('link', { name: 'Law for counselors' }).click();
  await lookOver();
  await page.getByLabel('Notes', { exact: false }).fill('A day on records.');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('link', { name: 'New 2' }).click();
  await expect(page.getByText('As you corrected it')).toBeVisible();
  await page.getByRole('button', { name: 'Bring in 2 rows' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('What came in');
  await lookOver();
  await page.getByRole('button', { name: 'Take it back' }).click();
  await expect(page.getByText('Taken back.', { exact: false })).toBeVisible();
  await page.goto('/activities');
  await expect(page.getByText('Nothing here yet.')).toBeVisible();
});

test('a transcript is compared with what is held for a license', async ({ page, lookOver }) => {
  await signUp(page);
  await addLicence(page, 'texas lpc', 'Texas LPC', '2013-05-01', '2027-04-30');
  await fromMenu(page, 'Compare a transcript');
  await lookOver();
  await page.getByLabel('Or its text').fill('Course Name,Date Completed,Hours\nLaw for counselors,05/16/2026,4\n');
  await page.getByRole('button', { name: 'Compare', exact: true }).click();
  await expect(page.getByText('1 is only there.', { exact: false })).toBeVisible();
  await lookOver();
  await page.getByRole('button', { name: 'Look at this one to bring in' }).click();
  await expect(page.getByText('1 row is new.')).toBeVisible();
});
