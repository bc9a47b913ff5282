import type { Page } from '@playwright/test';
import { expect, lookAround, test } from './journey.ts';

const TIMES = 60;

const middle = (times: number[]) => [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)]!;
const slow = (times: number[]) => [...times].sort((a, b) => a - b)[Math.floor(times.length * 0.95)]!;

/** From a press on a switch until its answer stands in the page, and until the browser has drawn it. */
function byTheEngine(page: Page) {
  return page.evaluate(async times => {
    const course = document.querySelector<HTMLInputElement>('[role="switch"]')!;
    const drawn = () => new Promise<void>(resolve => requestAnimationFrame(() => setTimeout(resolve, 0)));
    const answered: number[] = [];
    const shown: number[] = [];
    for (let time = 0; time < times; time += 1) {
      await drawn();
      const start = performance.now();
      // The engine answers before click() is over.
      course.click();
      answered.push(performance.now() - start);
      await drawn();
      shown.push(performance.now() - start);
    }
    return { answered, shown };
  }, TIMES);
}

/** The same question by the form, as without scripts: until the whole page is here, before the browser reads it. */
function byTheForm(page: Page) {
  return page.evaluate(async times => {
    const form = document.querySelector<HTMLFormElement>('#what-if')!;
    const send = form.querySelector<HTMLButtonElement>('button[type="submit"], button:not([type])');
    const took: number[] = [];
    for (let time = 0; time < times; time += 1) {
      const body = new URLSearchParams();
      new FormData(form, send).forEach((value, name) => body.append(name, String(value)));
      const start = performance.now();
      await (await fetch(form.action, { method: form.method, body: form.method === 'post' ? body : null })).text();
      took.push(performance.now() - start);
    }
    return took;
  }, TIMES);
}

test('what if', async ({ page }) => {
  await lookAround(page);
  const engine = page.waitForResponse(/_engine_bg\.wasm$/);
  await page.goto('/what-if');
  await engine;
  const course = page.getByRole('switch').first();
  await expect(async () => {
    await course.uncheck();
    await course.check();
    await expect(page.getByText('Worked out on this device.')).toBeVisible({ timeout: 500 });
  }).toPass();
  const { answered, shown } = await byTheEngine(page);
  const form = await byTheForm(page);
  const ms = (time: number) => `${time.toFixed(1)} ms`;
  console.log(`\nwhat if, the sample account, ${TIMES} times; aim 50 ms`);
  console.log(`  in the browser: answered in ${ms(middle(answered))}, 95 of 100 within ${ms(slow(answered))}; drawn after ${ms(middle(shown))}`);
  console.log(`  by the form: ${ms(middle(form))}, ${(middle(form) / middle(answered)).toFixed(1)} times as long, on a network that takes no time`);
});
