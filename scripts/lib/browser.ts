/** The browser that drives the pages: the machine's own Chromium, which gets security updates without this project. */
import { existsSync } from 'node:fs';

const places = [
  process.env['CHROMIUM'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** Path of a Chromium; null where there is none. `CHROMIUM` names one elsewhere. */
export const browserProgram = (): string | null => places.find((place) => place && existsSync(place)) ?? null;

/** No traffic but to the pages themselves, and no sandbox, which containers refuse. */
export const browserArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
