/** Headers that every answer carries, and the content security policy of pages. */
import type { MiddlewareHandler } from 'hono';

export interface SecurityVars {
  /** A fresh nonce per answer, for the style elements that the client's component library adds. */
  nonce: string;
}

function policy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "worker-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "connect-src 'self'",
    "img-src 'self' blob: data:",
    "font-src 'self'",
    "manifest-src 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "object-src 'none'",
    // What becomes markup or a script goes through one of these (client/shell/trustedTypes.ts; the editor's own parser).
    "require-trusted-types-for 'script'",
    'trusted-types default ProseMirrorClipboard',
  ].join('; ');
}

const FIXED: Record<string, string> = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
  'x-frame-options': 'DENY',
};
const HSTS = 'max-age=31536000; includeSubDomains';

/** Sets the headers on every answer, refusals included; what an answer has set itself stays (a file's stricter policy). */
export function securityHeaders(given: {
  secure: boolean;
  newNonce: () => string;
}): MiddlewareHandler<{ Variables: SecurityVars }> {
  return async (c, next) => {
    const nonce = given.newNonce();
    c.set('nonce', nonce);
    await next();
    if (c.res.status === 101) return;
    const headers = new Headers(c.res.headers);
    const set = (name: string, value: string) => headers.has(name) || headers.set(name, value);
    for (const [name, value] of Object.entries(FIXED)) set(name, value);
    // What other pages may frame says so itself; the older header cannot be told whom it lets.
    if (headers.get('content-security-policy')?.includes('frame-ancestors *')) headers.delete('x-frame-options');
    set('content-security-policy', policy(nonce));
    if (given.secure) set('strict-transport-security', HSTS);
    if (c.req.path.startsWith('/api/')) set('cache-control', 'no-store');
    const { status } = c.res;
    const body = status === 204 || status === 304 ? null : c.res.body;
    c.res = new Response(body, { status, headers });
  };
}
