import { expect, signUp, test } from '../journey.ts';

test('questions are brought, hours logged, and a supervisor without an account confirms them', async ({ browser, page, lookOver, scripts }) => {
  test.slow();
  await signUp(page);
  await page.goto('/supervision');
  await lookOver();
  await page.getByLabel('What do you want to bring?').fill('Why do I stay late?');
  await page.getByRole('button', { name: 'Keep the question' }).click();
  await expect(page.getByText('One question waits.')).toBeVisible();

  await page.goto('/supervisors/new');
  await page.getByLabel('Name', { exact: true }).fill('Bronwen Mostyn');
  await page.getByLabel('Credentials').fill('MBACP');
  await lookOver();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('link', { name: 'Bronwen Mostyn' })).toBeVisible();
  await lookOver();

  await page.goto('/supervision/new');
  await page.getByLabel('With', { exact: true }).selectOption('Bronwen Mostyn');
  await page.getByLabel('Minutes', { exact: true }).fill('90');
  await page.getByLabel('Why do I stay late?').check();
  await page.getByLabel('What I take from it').fill('End on the hour.');
  await page.getByLabel('Keep it as learning too').check();
  await lookOver();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Supervision, one to one');
  await expect(page.getByText('End on the hour.')).toBeVisible();
  await lookOver();

  await page.goto('/supervision');
  await expect(page.getByText('No question waits. 1 session, 1 hour 30 minutes this year.')).toBeVisible();
  await lookOver();
  await page.getByRole('link', { name: 'Ask for a signature' }).click();
  await lookOver();
  await page.getByRole('button', { name: 'Make the link' }).click();
  // It begins with the public address, which is this app.
  const { pathname } = new URL(await page.getByLabel('The link, to copy').inputValue());
  const link = new URL(pathname, page.url()).href;
  await lookOver();
  await page.getByRole('link', { name: 'I have copied it' }).click();
  await expect(page.getByRole('button', { name: 'Withdraw the link' })).toBeVisible();
  await lookOver();

  // Someone else, without an account.
  const context = await browser.newContext({ javaScriptEnabled: scripts });
  const hers = await context.newPage();
  await hers.goto(link);
  await expect(hers.getByRole('heading', { level: 1 })).toHaveText('Hours of Robin');
  await expect(hers.getByText('End on the hour.')).toHaveCount(0);
  await hers.getByLabel('Your name').fill('Bronwen Mostyn');
  await hers.getByLabel('Your role').fill('Clinical supervisor');
  await hers.getByRole('button', { name: 'Confirm these hours' }).click();
  await expect(hers.getByText('Tick that it is right, or say below what is not.')).toBeVisible();
  await hers.getByLabel('I took part in these sessions').check();
  await hers.getByRole('button', { name: 'Confirm these hours' }).click();
  await expect(hers.getByRole('heading', { level: 1 })).toHaveText('These hours are confirmed');
  await context.close();

  await page.reload();
  await expect(page.getByText('Clinical supervisor')).toBeVisible();
  await lookOver();
});
