// @vitest-environment jsdom
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { useHere } from '../../client/shell/useHere.ts';

const fetched = vi.fn<typeof fetch>();
let root: Root;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] });
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  fetched.mockReset().mockImplementation(async () => new Response(null, { status: 204 }));
  vi.stubGlobal('fetch', fetched);
  root = createRoot(document.createElement('div'));
});
afterEach(() => {
  act(() => root.unmount());
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

function Page({ isSignedIn }: { isSignedIn: boolean }) {
  useHere(isSignedIn);
  return null;
}
const show = (isSignedIn: boolean) => act(() => root.render(<Page isSignedIn={isSignedIn} />));
const press = () => document.body.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true }));

test('[R-PEOPLE-8] a page tells that somebody is at it when they do something, every ten minutes at most', async () => {
  show(true);
  expect(fetched).not.toHaveBeenCalled();
  press();
  press();
  expect(fetched.mock.calls.map(([path, init]) => [path, init?.method])).toEqual([['/api/v1/me/here', 'POST']]);
  // Until it is answered, the same is not asked again.
  await new Promise((resolve) => setImmediate(resolve));
  vi.advanceTimersByTime(599_000);
  press();
  expect(fetched).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(1_000);
  document.body.dispatchEvent(new Event('wheel', { bubbles: true }));
  expect(fetched).toHaveBeenCalledTimes(2);
});

test('[R-PEOPLE-8] that it was not heard disturbs nobody', async () => {
  fetched.mockRejectedValue(new TypeError('offline'));
  show(true);
  press();
  await vi.waitFor(() => expect(fetched).toHaveBeenCalledTimes(1));
});

test('[R-PEOPLE-8] a guest has no session to keep open', () => {
  show(false);
  press();
  expect(fetched).not.toHaveBeenCalled();
});
