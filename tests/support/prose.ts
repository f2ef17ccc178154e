/** Prose of characters that occur once each and stand for ordinary letters. */
import type { Random } from './random.ts';

const WORDS =
  'the of and to in a is that for it as was with be by on not he his but at are this have from or had an they which one you were all her she there would their we him been has when who will no more if out so up said what its about than into them can only other time new some could these two may first then do any like my now over such our man me even most made after also did many off before must well back through years much where your way down should because long each just state those people too how little good world make very year still see own work men day get here between both life being under three never know same last another while us might great go come since against right came take used himself few house during high without again home around small however';
const LETTERS = 'etaoin shrdlu ';

export class Prose {
  private readonly random: Random;
  private readonly letterOf = new Map<string, string>();
  private next = 0x4e00;

  constructor(random: Random) {
    this.random = random;
  }

  /** New characters that stand for those of `text`. */
  unique(text: string): string {
    return Array.from(text, (letter) => {
      if (this.next === 0xa000) this.next = 0xac00;
      const character = String.fromCharCode(this.next);
      this.next += 1;
      this.letterOf.set(character, letter);
      return character;
    }).join('');
  }

  sentence(): string {
    const words = Array.from({ length: 25 + this.random.below(25) }, () => this.random.pick(WORDS.split(' ')));
    return this.unique(`${words.join(' ')}.`);
  }

  letters(length: number): string {
    return this.unique(Array.from({ length }, () => this.random.pick([...LETTERS])).join(''));
  }

  /** The letters that the characters of `text` stand for. */
  fold(text: string): string {
    return Array.from(text, (character) => this.letterOf.get(character) ?? character).join('');
  }
}
