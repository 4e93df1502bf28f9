/**
 * What every answer of the portal carries besides its content, as data: CloudFront sends it in the cloud, the local server here, and the
 * browser tests run under it. Scripts and styles come from the portal alone, nothing inline, nothing from elsewhere.
 */

/** `documents`: origin of the presigned addresses that documents are sent to and shown from. */
export const securityHeaders = (documents: string): Readonly<Record<string, string>> => ({
  'content-security-policy': Object.entries(sources(documents))
    .map(([directive, from]) => `${directive} ${from}`)
    .join('; '),
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
  'cross-origin-opener-policy': 'same-origin',
});

const sources = (documents: string): Readonly<Record<string, string>> => ({
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self'",
  'img-src': `'self' data: blob: ${documents}`,
  'font-src': "'self'",
  'connect-src': `'self' ${documents}`,
  'frame-src': documents,
  'form-action': "'self'",
  'frame-ancestors': "'none'",
  'base-uri': "'none'",
});
