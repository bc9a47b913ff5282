import { env, getuid } from 'node:process';

/** The system's Chromium, quiet on the network; Playwright's own download is not needed. */
export const browser = {
  browserName: 'chromium' as const,
  launchOptions: {
    executablePath: env.CHROMIUM ?? '/usr/bin/chromium',
    args: [
      // Chromium's sandbox does not start as root, as in a container.
      ...(getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  },
};
