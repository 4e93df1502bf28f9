/**
 * What every answer of the portal carries besides its content, as data: CloudFront sends it in the cloud, the local server here, and the
 * browser tests run under it. Scripts come from the portal alone, nothing inline, nothing from elsewhere.
 */
import { deskPage, pageFor } from './pages.ts';

/** `documents`: origin of the presigned addresses that documents are sent to and shown from. */
export const securityHeaders = (path: string, documents: string): Readonly<Record<string, string>> => ({
  'content-security-policy': Object.entries(sources(path, documents))
    .map(([directive, from]) => `${directive} ${from}`)
    .join('; '),
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
  'cross-origin-opener-policy': 'same-origin',
});

const sources = (path: string, documents: string): Readonly<Record<string, string>> => ({
  'default-src': "'none'",
  'script-src': "'self'",
  // The desk's component library writes its style sheets at run time, and a page served from storage cannot carry a nonce.
  'style-src': pageFor(path) === deskPage ? "'self' 'unsafe-inline'" : "'self'",
  'img-src': `'self' data: blob: ${documents}`,
  'font-src': "'self'",
  'connect-src': `'self' ${documents}`,
  'frame-src': documents,
  'form-action': "'self'",
  'frame-ancestors': "'none'",
  'base-uri': "'none'",
});
