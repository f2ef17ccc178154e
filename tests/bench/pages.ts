/** How the page of an article with many annotations does beside the same article without any. */
import { launchBrowser } from '../support/browser.ts';
import { setUpOwner, startServerProcess } from '../support/server.ts';
import { annotate, createArticle, type Newsroom, type Size } from './page/articles.ts';
import { keysOf, type PageFigures, rowsOf } from './page/figures.ts';
import { type Measured, measureBareField, measurePage, measureWithoutBeat, type PagePlan } from './page/measure.ts';

const FULL: { size: Size; plan: PagePlan } = {
  size: { words: 5_000, annotations: 1_000 },
  plan: {
    typing: { keys: 300, everyMs: 101 },
    scroll: 12_000,
    edits: Number(process.env['EDITS'] ?? 10_000),
  },
};
const SMOKE: typeof FULL = {
  size: { words: 800, annotations: 40 },
  plan: { typing: { keys: 15, everyMs: 31 }, scroll: 600, edits: 40 },
};

/**
 * A new window loads the pages of its own address bar beside ours, which takes a second of processor; whoever opens an
 * article has had their window for long. Of such switches the last counts: what Playwright switches off by its own is on,
 * as in anybody's browser.
 */
const NO_OWN_PAGES = '--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup';
/** Chromium paints at once, not sixty times a second. */
const NO_BEAT = ['--disable-frame-rate-limit', '--disable-gpu-vsync'];

function printed(size: Size, plan: PagePlan, annotated: PageFigures, plain: PageFigures): string {
  const [with_, without] = [rowsOf(annotated), rowsOf(plain)];
  const rows = Object.entries(with_).map(
    ([name, value]) => `${name.padEnd(32)} ${value.padEnd(26)} ${without[name] ?? ''}`,
  );
  const head = `${size.words} words, ${size.annotations} annotations, ${plan.edits} edits; beside it the same without annotations`;
  return [head, ...rows].join('\n');
}

/** Measures both articles in the same run and prints them side by side. */
export async function measurePages(isSmoke: boolean): Promise<void> {
  const { size, plan } = isSmoke ? SMOKE : FULL;
  const [server, browser, unpaced] = await Promise.all([
    startServerProcess({ env: { LOG_LEVEL: 'warn' } }),
    launchBrowser([NO_OWN_PAGES]),
    launchBrowser([NO_OWN_PAGES, ...NO_BEAT]),
  ]);
  try {
    const { cookie } = await setUpOwner(server);
    const newsroom: Newsroom = { origin: server.url, cookie };
    const plain = await createArticle(newsroom, 'plain', size);
    const annotated = await createArticle(newsroom, 'annotated', size);
    await annotate(newsroom, annotated, size);
    const bare = await measureBareField(browser, plan);
    const measured = async (what: Measured) => {
      const withoutBeat = await measureWithoutBeat(unpaced, newsroom, what, plan);
      return { ...(await measurePage(browser, newsroom, what, plan)), withoutBeat };
    };
    const without = await measured({ article: plain, annotations: 0 });
    const with_ = await measured({ article: annotated, annotations: size.annotations });
    process.stdout.write(`${printed(size, plan, with_, without)}\n`);
    process.stdout.write(`${'a bare field beside a counter'.padEnd(32)} ${keysOf(bare)}\n`);
  } finally {
    await Promise.all([browser.close(), unpaced.close()]);
    await server.stop();
  }
}
