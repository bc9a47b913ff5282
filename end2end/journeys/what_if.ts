import { expect, lookAround, test } from '../journey.ts';

test('a planned course left out shows what it was worth, on this device or by the form', async ({ page, context, scripts, lookOver }) => {
  await lookAround(page);
  const engine = scripts ? page.waitForResponse(/_engine_bg\.wasm$/) : undefined;
  await page.goto('/what-if');
  await engine;
  await lookOver();
  const answer = page.locator('#answer');
  const course = page.getByRole('switch').first();
  await expect(answer).toBeHidden();
  if (!scripts) {
    await course.uncheck();
    await page.getByRole('button', { name: 'Show what changes' }).click();
    await expect(answer.locator('.verdict').first()).toBeVisible();
    await expect(page.getByText('Worked out on this device.')).toBeHidden();
    return;
  }
  // The module has woken once it answers; from then on nothing is asked of anyone.
  await expect(async () => {
    await course.uncheck();
    await course.check();
    await expect(page.getByText('Worked out on this device.')).toBeVisible({ timeout: 500 });
  }).toPass();
  await context.setOffline(true);
  const sent: string[] = [];
  page.on('request', request => sent.push(request.url()));
  await expect(answer.locator('.verdict').first()).toHaveText('Nothing changes.');
  await course.uncheck();
  await expect(answer.getByRole('table').first()).toBeVisible();
  await expect(answer.getByText('{')).toHaveCount(0);
  await course.check();
  await expect(answer.getByRole('table')).toHaveCount(0);
  await page.getByLabel('Title').fill('Two days of ethics');
  await expect(page.getByText('Not in the answer yet: Say when it will be.')).toBeVisible();
  await page.getByLabel('Hours', { exact: true }).fill('12');
  await page.getByLabel('Date', { exact: true }).fill(new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10));
  await expect(answer.getByText('Two days of ethics').first()).toBeVisible();
  expect(sent, 'nothing is sent').toEqual([]);
  await context.setOffline(false);
  await lookOver();
  await page.getByRole('button', { name: 'Add this course as planned' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Two days of ethics');
});
