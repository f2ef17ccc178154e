import fc from 'fast-check';
import { expect, it } from 'vitest';
import { reviewOf } from '../../shared/review/review.ts';
import { DEFAULT_RULES } from '../../shared/review/rules.ts';
import { DEFAULT_TAGS } from '../../shared/review/tags.ts';
import { block, CheckedArticle } from '../support/checking.ts';

it('[R-COVER-2] after any edits what was kept gives the coverage and blockers of a fresh look', () => {
  const article = new CheckedArticle([block('Ten men left.', 'a'), block('It cost two euro.', 'b')]);
  article.claim('a', 'g');
  const signed = article.claim('b', 'o');
  article.tick('cas', signed, 'uncheckable');
  const kept = article.state;
  const at = { tags: DEFAULT_TAGS, rules: DEFAULT_RULES, language: 'en', now: article.now };
  const text = fc.constantFrom('Ten men left.', 'Two men left.', 'ten men left', 'It cost two euro.', '');
  const type = fc.constantFrom('paragraph', 'headline', 'residue');
  const edit = fc.record({ a: text, b: text, type });
  fc.assert(
    fc.property(fc.array(edit, { minLength: 1, maxLength: 6 }), (edits) => {
      for (const { a, b, type: t } of edits) {
        const blocks = [block(a, a === '' ? undefined : 'a', t), block(b, b === '' ? undefined : 'b')];
        const [found, fresh] = [kept, article.state].map((state) => reviewOf({ ...at, state, blocks }));
        expect(found).toEqual(fresh);
      }
    }),
    { numRuns: 200, seed: 4 },
  );
});
