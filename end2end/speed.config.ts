import { defineConfig } from '@playwright/test';
import { browser } from './browser.ts';

/** Times in a real browser, printed and not judged: `make speed`. */
export default defineConfig({
  testDir: '.',
  testMatch: 'speed.ts',
  globalSetup: './server.ts',
  workers: 1,
  timeout: 120_000,
  reporter: 'line',
  use: { ...browser, viewport: { width: 390, height: 844 } },
});
