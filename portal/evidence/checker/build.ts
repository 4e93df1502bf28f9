/** Makes the checker one file that needs nothing else: script and style inside, and a policy that allows exactly these and no network. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, type Plugin, type Rolldown } from 'vite';

const here = (name: string): string => join(import.meta.dirname, name);
const hashOf = (text: string): string => `sha256-${createHash('sha256').update(text).digest('base64')}`;

const scriptOf = async (): Promise<string> => {
  const built = (await build({
    configFile: false,
    logLevel: 'warn',
    build: {
      ...{ write: false, target: 'es2023', emptyOutDir: false },
      lib: { entry: here('main.ts'), formats: ['iife'], name: 'checker' },
    },
  })) as Rolldown.RolldownOutput[];
  // An inline script ends at the first closing tag, wherever it stands.
  return (built[0]?.output[0].code ?? '').replaceAll('</script', '<\\/script');
};

export const checkerPath = 'evidence/check.html';

/** The page as one text. */
export const checkerPage = async (): Promise<string> => {
  const [script, style] = [await scriptOf(), readFileSync(here('page.css'), 'utf8')];
  const policy = `default-src 'none'; script-src '${hashOf(script)}'; style-src '${hashOf(style)}'; form-action 'none'; base-uri 'none'`;
  const head = `<meta http-equiv="Content-Security-Policy" content="${policy}"><style>${style}</style></head>`;
  return readFileSync(here('page.html'), 'utf8')
    .replace('</head>', () => head)
    .replace('</body>', () => `<script>${script}</script></body>`);
};

export const checker = (): Plugin => ({
  name: 'checker',
  apply: 'build',
  async generateBundle() {
    this.emitFile({ type: 'asset', fileName: checkerPath, source: await checkerPage() });
  },
});
