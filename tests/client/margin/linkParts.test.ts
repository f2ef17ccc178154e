import { expect, test } from 'vitest';
import { linkParts } from '../../../client/margin/linkParts.ts';

test.each([
  ['no address', []],
  ['see https://example.org/a.', ['https://example.org/a']],
  [
    '(https://example.org/a_(b)), then http://b.test/?q=1&r=2!',
    ['https://example.org/a_(b)', 'http://b.test/?q=1&r=2'],
  ],
  ['javascript:alert(1) data:text/html,x //example.org ftp://example.org', []],
  ['“https://example.org/naïve”', ['https://example.org/naïve']],
  ['https://', []],
] as const)('[R-MARGIN-10] the links of %j', (text, links) => {
  const parts = linkParts(text);
  expect(parts.map((part) => part.text).join('')).toBe(text);
  expect(parts.flatMap(({ href }) => href ?? [])).toEqual(links);
});
