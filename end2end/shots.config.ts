import { defineConfig } from '@playwright/test';
import { browser } from './browser.ts';

/** Pictures of screens, not tests: `make shots`, or some alone by `SHOTS="/ /sign-in" make shots`. */
const widths = { phone: { width: 390, height: 844 }, desktop: { width: 1280, height: 800 } };
const projects = Object.entries(widths).flatMap(([name, viewport]) =>
  (['light', 'dark'] as const).map(colorScheme => ({ name: `${name}-${colorScheme}`, use: { viewport, colorScheme } })),
);

export default defineConfig({
  testDir: '.',
  testMatch: 'shots.ts',
  globalSetup: './server.ts',
  workers: 2,
  timeout: 120_000,
  reporter: 'line',
  use: browser,
  projects,
});
