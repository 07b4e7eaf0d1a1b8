import { existsSync } from 'node:fs';
import type { Page } from 'playwright-core';

const BROWSERS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

const executable = (): string | undefined =>
  [process.env.OCPI_CHROMIUM ?? '', ...BROWSERS].find((path) => existsSync(path));

/** Whether there is a Chromium: at the usual places, or where the environment variable `OCPI_CHROMIUM` says. */
export const hasChromium = (): boolean => executable() !== undefined;

/** Does something on a new page in Chromium; `undefined` when there is none here. */
export async function withPage<T>(task: (page: Page) => Promise<T>): Promise<T | undefined> {
  const executablePath = executable();
  if (executablePath === undefined) return undefined;
  const { chromium } = await import('playwright-core');
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  try {
    return await task(await browser.newPage());
  } finally {
    await browser.close();
  }
}
