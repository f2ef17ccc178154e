import { describe, expect, it } from 'vitest';
import type { FoundPage } from '../../client/api/evidencePages.ts';
import {
  draftOfEvidence,
  EMPTY_EVIDENCE,
  recordOf,
  withPage,
  withTitle,
} from '../../client/claims/evidence/evidenceDraft.ts';
import { groupNamesIn } from '../../client/claims/evidence/groupNames.ts';
import { createServerClock } from '../../client/session/serverClock.ts';
import { block, CheckedArticle } from '../support/checking.ts';

const URL_OF = 'https://www.krant.example/brand?utm=1';
const PAGE: FoundPage = {
  ...{ url: 'https://krant.example/brand', archived: null, type: 'text/html', size: null },
  ...{ title: 'Brand in de haven', site: 'De Krant', date: '2026-11-25', language: 'nl' },
};

describe('what is filled in about a source', () => {
  it('[R-FETCH-4] takes from the page what nobody has said, and leaves what somebody has', () => {
    const pasted = withTitle(EMPTY_EVIDENCE, URL_OF);
    expect(pasted).toMatchObject({ title: 'krant.example', kind: 'webpage', url: URL_OF });
    expect(withPage(pasted, PAGE)).toMatchObject({
      ...{ title: 'Brand in de haven', url: PAGE.url, sourceName: 'De Krant', date: '2026-11-25', language: 'nl' },
    });
    const written = { ...pasted, title: 'My own words', sourceName: 'ANP', date: '2026-11-01' };
    expect(withPage(written, PAGE)).toMatchObject({ title: 'My own words', sourceName: 'ANP', date: '2026-11-01' });
    expect(withPage(pasted, { ...PAGE, title: null, type: 'application/pdf' })).toMatchObject({
      ...{ title: 'krant.example', kind: 'document' },
    });
  });

  it('[R-FETCH-4] keeps the copy of a web archive in the record, through a correction', () => {
    const archived = { url: 'https://archive.example/2026/brand', at: '2026-11-25T09:30:00.000Z' };
    const record = recordOf(withPage(withTitle(EMPTY_EVIDENCE, URL_OF), { ...PAGE, archived }), null);
    expect(record).toMatchObject({ url: PAGE.url, archived });
    const content = { kind: 'webpage', title: 'x', confidentiality: 'all', archived } as const;
    const draft = draftOfEvidence(content, { relation: 'supports', tier: 'primary' });
    expect(recordOf(draft, content)).toMatchObject({ archived });
  });

  it('[R-EVIDENCE-10] has of an image the answers that say something, each with how sure and how', () => {
    const image = {
      date: { answer: ' 2026-11-23 ', confidence: 'low', how: 'EXIF' },
      location: { answer: '  ', confidence: 'high', how: 'a guess' },
      source: { answer: 'A resident', confidence: 'medium', how: ' ' },
    } as const;
    const said = recordOf({ ...EMPTY_EVIDENCE, title: 'x', image }, null)?.image;
    expect(said).toMatchObject({ date: { answer: '2026-11-23', confidence: 'low', how: 'EXIF' } });
    expect(said).toMatchObject({ source: { answer: 'A resident', confidence: 'medium' } });
    expect(Object.keys(said ?? {}).sort()).toEqual(['date', 'source']);
    expect(recordOf({ ...EMPTY_EVIDENCE, title: 'x', image: { location: image.location } }, null)).not.toHaveProperty(
      'image',
    );
  });
});

it('[R-EVIDENCE-1] the groups offered are those of the article’s records, each once, without withdrawn ones', () => {
  const desk = new CheckedArticle([block('Police arrested 12 men.', 'p')]);
  const claim = desk.claim('p', 'g');
  for (const group of ['Reuters', 'ANP', 'anp']) desk.evidence('ann', claim, { group });
  const gone = desk.evidence('ann', claim, { group: 'Belga' });
  desk.run('ann', { type: 'evidence.withdraw', annotation: claim, evidence: gone });
  expect(groupNamesIn(desk.state)).toEqual(['anp', 'Reuters']);
});

it('[R-TAKE-5] the server’s clock is followed, a computer’s wrong one corrected', () => {
  let own = 1_000;
  const clock = createServerClock(() => own);
  expect(clock.now()).toBe(1_000);
  clock.heard(500_000);
  own += 7;
  expect(clock.now()).toBe(500_007);
  own += 31_536_000_000;
  clock.heard(500_020);
  expect(clock.now()).toBe(500_020);
});
