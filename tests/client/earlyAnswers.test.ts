import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { askEarly, fetchOnce } from '../../client/api/earlyAnswers.ts';
import { startWebServer, type WebServer } from '../support/webServer.ts';

let web: WebServer;
let url: string;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setTimeout'] });
  web = await startWebServer();
  url = `${web.url}/me`;
});
afterEach(async () => {
  vi.runAllTimers();
  vi.useRealTimers();
  await web.close();
});

const answers = (status: number, body: string) =>
  web.at.set('/me', (response) => void response.writeHead(status).end(body));

test('[R-OPEN-1] what was asked for early is given out once, then asked for anew', async () => {
  answers(200, 'Anna');
  askEarly([url]);
  expect(await (await fetchOnce(url)).text()).toBe('Anna');
  expect(web.requests).toHaveLength(1);
  answers(200, 'Bram');
  expect(await (await fetchOnce(url)).text()).toBe('Bram');
});

test('[R-OPEN-1] a refusal that came early is not the answer: somebody may have signed in since', async () => {
  answers(401, '');
  askEarly([url]);
  await vi.waitUntil(() => web.requests.length === 1);
  answers(200, 'Anna');
  expect(await (await fetchOnce(url)).text()).toBe('Anna');
});

test('[R-OPEN-1] an early answer that nobody wanted in time is forgotten', async () => {
  answers(200, 'old');
  askEarly([url]);
  await vi.waitUntil(() => web.requests.length === 1);
  vi.runAllTimers();
  answers(200, 'new');
  expect(await (await fetchOnce(url)).text()).toBe('new');
});

test('[R-OPEN-1] what changes something is always sent', async () => {
  answers(200, 'Anna');
  askEarly([url]);
  await fetchOnce(url, { method: 'POST' });
  expect(web.requests.map(({ method }) => method)).toEqual(['GET', 'POST']);
});
