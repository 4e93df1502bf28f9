/**
 * Two entries: the public pages, light enough for a slow phone, and the work desk. Nothing of the build depends on where it is deployed:
 * the API lies below the portal's own address, and the sign-in's settings stay behind it.
 */
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { checker } from './evidence/checker/build.ts';
import { libraryCss } from './library-css.ts';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: here('.'),
  publicDir: here('static'),
  plugins: [libraryCss(), react(), checker()],
  build: {
    outDir: here('../.build/portal'),
    emptyOutDir: true,
    target: 'es2023',
    manifest: true,
    rolldownOptions: { input: { open: here('index.html'), desk: here('desk/index.html') } },
  },
});
