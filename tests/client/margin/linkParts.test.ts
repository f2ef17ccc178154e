import { expect, test } from 'vitest';
import { linkParts, threadAddress } from '../../../client/margin/linkParts.ts';

const PAGE = { origin: 'https://desk.example', article: 'a-1' };

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
  const parts = linkParts(text, PAGE);
  expect(parts.map((part) => part.text).join('')).toBe(text);
  expect(parts.flatMap(({ href }) => href ?? [])).toEqual(links);
});

test.each([
  [threadAddress(PAGE, 'thread 1'), 'thread 1'],
  ['https://desk.example/article/a-1?show=mine&thread=t#x', 't'],
  ['https://desk.example/article/a-1', null],
  ['https://desk.example/article/a-2?thread=t', null],
  ['https://other.example/article/a-1?thread=t', null],
  ['https://desk.example/article/a-1/x?thread=t', null],
])('[R-THREAD-18] %s leads to thread %s of this article', (address, thread) => {
  expect(linkParts(`See ${address}.`, PAGE).map((part) => part.thread)).toEqual([null, thread, null]);
});
