import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, signUp, test } from '../journey.ts';

/** Texts with how many words each has, as the server's own test counts them. */
const TABLE: { text: string; words: number }[] = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../src/domain/typed/word_counts.json'), 'utf8'),
);

test('a summary for a profile is counted while it is written, kept, and in the document', async ({ page, scripts, lookOver }) => {
  await signUp(page);
  await page.goto('/documents/hcpc-profile');
  await lookOver();
  await page.getByRole('link', { name: 'Summary of practice: Write it' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Summary of practice');
  await lookOver();
  const field = page.getByRole('textbox', { name: 'Summary of practice' });
  const counted = page.locator('#field-words-hint');
  await expect(counted).toHaveText('0 of 500 words');
  if (scripts) {
    for (const { text, words } of TABLE) {
      await field.fill(text);
      await expect(counted, JSON.stringify(text)).toHaveText(`${words} of 500 words`);
    }
    await field.fill('word '.repeat(503));
    await expect(counted).toHaveText('503 of 500 words: 3 over');
  }
  await field.fill('I see couples, and I wait a breath.');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Saved.')).toBeVisible();
  await expect(page.getByText('I see couples, and I wait a breath.')).toBeVisible();
  await expect(page.getByText('8 of 500 words, saved on')).toBeVisible();
  await lookOver();
  await page.getByRole('link', { name: 'Statement: Write it' }).click();
  await expect(page.getByText('No learning is recorded for this time.')).toBeVisible();
  await lookOver();
});
