/**
 * Serves the built portal locally as CloudFront does in the cloud: the same headers, the desk's page for every address below /desk, the
 * API below /api. Vite's own preview server does the work.
 */
import { join } from 'node:path';
import { type Plugin, preview } from 'vite';
import { securityHeaders } from '../../portal/headers.ts';
import { pageFor } from '../../portal/pages.ts';
import { root } from '../lib/instance.ts';

const required = (name: string): string => {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set`);
  return value;
};

const documents = required('DOCUMENTS_ORIGIN');
const api = new URL(required('API_URL'));

const pages: Plugin = {
  name: 'pages',
  configurePreviewServer(server) {
    server.middlewares.use((request, response, next) => {
      const [path = '/', query] = (request.url ?? '/').split('?');
      for (const [name, value] of Object.entries(securityHeaders(documents))) response.setHeader(name, value);
      if (!path.startsWith('/api/')) request.url = pageFor(path) + (query === undefined ? '' : `?${query}`);
      next();
    });
  },
};

await preview({
  configFile: join(root, 'portal', 'vite.config.ts'),
  plugins: [pages],
  preview: {
    host: '127.0.0.1',
    port: Number(required('PORT')),
    strictPort: true,
    proxy: {
      '/api/': { target: api.origin, rewrite: (path) => api.pathname + path.slice('/api'.length) },
    },
  },
});
