import { defineConfig } from '@playwright/test';
import { browser } from './browser.ts';

/** Every journey is walked four ways: on a desk and on a phone, with scripts and without. */
const widths = { desktop: { width: 1280, height: 800 }, phone: { width: 390, height: 844 } };
const projects = Object.entries(widths).flatMap(([name, viewport]) =>
  [true, false].map(javaScriptEnabled => ({
    name: javaScriptEnabled ? name : `${name} without scripts`,
    use: { viewport, javaScriptEnabled, hasTouch: name === 'phone' },
  })),
);

export default defineConfig({
  testDir: 'journeys',
  testMatch: '*.ts',
  globalSetup: './server.ts',
  fullyParallel: true,
  workers: 2,
  forbidOnly: true,
  retries: 0,
  // A journey that stands still is given up; how fast one is walked is not asked, a slow machine takes its time.
  timeout: 180_000,
  expect: { timeout: 20_000 },
  reporter: 'list',
  // A trace is for whoever looks at it; where nobody does, it is a tenth of the time.
  use: { ...browser, trace: process.env.CI ? 'off' : 'retain-on-failure' },
  projects,
});
