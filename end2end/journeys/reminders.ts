import { expect, signUp, test } from '../journey.ts';
import { mailsTo } from '../mail_server.ts';

/** Where a link of a mail leads: the public address of the mails is this app. */
const linkIn = (text: string, path: string) => new URL(new RegExp(`https://edge\\.example\\.org${path}\\S+`).exec(text)![0]).pathname;

test('reminders by mail: the address is asked, says yes, and ends them with a click', async ({ page, lookOver }) => {
  const person = await signUp(page);
  await page.goto('/account');
  await page.getByRole('link', { name: 'Reminders by mail' }).click();
  await expect(page.getByLabel('Email')).toHaveValue(person.email);
  await lookOver();

  for (const days of [90, 30, 7]) await page.getByLabel(`${days} days before a date`).uncheck();
  await page.getByRole('button', { name: 'Ask the address' }).click();
  await expect(page.getByText('Choose a weekday, or days before a date.').first()).toBeVisible();
  await lookOver();
  await page.getByLabel('Each week, on').selectOption('Monday');
  await page.getByRole('button', { name: 'Ask the address' }).click();
  await expect(page.getByText('Nothing more comes until its link is opened and answered with yes.')).toBeVisible();
  await lookOver();

  const [asked] = await mailsTo(person.email);
  expect(asked.subject).toBe('Shall reminders come here?');
  await page.goto(linkIn(asked.text, '/reminders/confirm/'));
  await lookOver();
  await page.getByRole('button', { name: 'Yes, send them here' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Reminders come to this address');
  await lookOver();

  await page.goto('/reminders');
  await expect(page.getByText('They come to this address.')).toBeVisible();
  await page.getByLabel('Pause them for now').check();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Paused. Nothing comes until you take that back.')).toBeVisible();
  await lookOver();
  await page.getByRole('button', { name: 'End the reminders' }).click();
  await expect(page.getByText('Removed.')).toBeVisible();
  // The link of a mail that still lies in a mailbox says the same as at its first click.
  await page.getByRole('button', { name: 'Ask the address' }).click();
  await expect.poll(async () => (await mailsTo(person.email)).length).toBe(2);
  const [, again] = await mailsTo(person.email);
  const end = linkIn(again.text, '/reminders/confirm/').replace('/confirm/', '/end/');
  await page.goto(end);
  await lookOver();
  await page.getByRole('button', { name: 'End them' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('The reminders have ended');
  await page.goto(end);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('The reminders have ended');
});
