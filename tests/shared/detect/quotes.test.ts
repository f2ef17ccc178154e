import { describe, expect, it } from 'vitest';
import { createDetector } from '../../../shared/detect/detector.ts';
import { oosterhaven } from '../../support/oosterhaven.ts';

function quotes(text: string, language = 'nl'): string[] {
  const found = createDetector(language).detect([{ type: 'paragraph', text }]);
  return found.filter(({ kind }) => kind === 'quote').map(({ start, end }) => text.slice(start, end));
}

describe('[R-DETECT-1] words in quotation marks are found with their marks', () => {
  it.each([
    ['Hij zei: „Nee, nooit meer.”', '„Nee, nooit meer.”'],
    ['Er klonk: „Kom mee“, en weg was hij.', '„Kom mee“'],
    ["Zij: ,,Dat klopt. Ik was er zelf bij'', zei ze.", ",,Dat klopt. Ik was er zelf bij''"],
    [',,Laat ze gaan”, klinkt het.', ',,Laat ze gaan”'],
    ['“One. Two! Three?” she asked.', '“One. Two! Three?”'],
    ['Ze spraken van een ‘slagveld’ en ‘een schande’.', '‘slagveld’', '‘een schande’'],
    ['Il dit: «Jamais», et puis: « Encore ».', '«Jamais»', '« Encore »'],
    ['Er sagte: »Niemals«, dann ging er.', '»Niemals«'],
    ['He said "no" and then "yes".', '"no"', '"yes"'],
    ["He called it 'a farce' in court.", "'a farce'"],
    ['“She told me ‘go away’ and left.”', '“She told me ‘go away’ and left.”', '‘go away’'],
    ['‘Those patients’ pain was ignored’, he said.', '‘Those patients’ pain was ignored’'],
    ['‘It’s John’s, isn’t it?’ he said.', '‘It’s John’s, isn’t it?’'],
    ['Hij zei “we gaan door', '“we gaan door'],
  ])('%s', (text, ...expected) => {
    expect(quotes(text)).toEqual(expected);
  });

  it.each([
    "Het is 's avonds koud, zo'n 5 graden, en Poetin's troepen slapen.",
    'Het is ’s avonds koud, zo’n 5 graden, en Poetin’s troepen slapen.',
    'Het is ‘s avonds koud en dat was in ‘t dorp ook zo.',
    "The boys' coats and the girls' hats don't fit in the '90s.",
    "She isn't 5'11\" tall.",
    'Ja, maar, nee.',
    'Niets, , hier.',
  ])('an apostrophe is none: %s', (text) => {
    expect(quotes(text)).toEqual([]);
  });

  it('a paragraph that somebody is quoted with as a whole', () => {
    const [proposal] = createDetector('en').detect([{ type: 'quote', text: 'We were there.' }]);
    expect(proposal).toEqual({ kind: 'quote', block: 0, start: 0, end: 14 });
  });

  it('every quote in low quotation marks of a real article', () => {
    const blocks = oosterhaven();
    const found = createDetector('nl')
      .detect(blocks)
      .filter(({ kind }) => kind === 'quote');
    const low = blocks.flatMap(({ text }) => text.match(/,,[^”]+”/g) ?? []);
    expect(low.length).toBeGreaterThan(6);
    expect(found.map(({ block, start, end }) => blocks[block]?.text.slice(start, end))).toEqual(
      expect.arrayContaining(low),
    );
  });
});
