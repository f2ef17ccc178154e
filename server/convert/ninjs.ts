/**
 * ninjs, the IPTC's JSON for news, in its versions 1.x (`headline`, `body_html`, `associations` by name) to 3.x (`headlines`
 * and `bodies` with roles, `associations` in a list, names in camelCase). Names are compared without case and underscores.
 */
import { z } from 'zod';
import type { ImportNote, LeftOut } from '../../shared/intake/importReport.ts';
import type { NewBlock } from '../../shared/text/build.ts';
import { readHtml } from './html.ts';
import { type ForeignPicture, type Imported, plainly } from './imported.ts';
import { captionAndCredit } from './leftovers.ts';
import { ConversionRefused } from './refusal.ts';
import { wordsOf } from './runs.ts';
import { blocksOfText } from './text.ts';

type Item = Record<string, unknown>;
const itemShape = z.record(z.string(), z.unknown());
const isItem = (value: unknown): value is Item => itemShape.safeParse(value).success && !Array.isArray(value);

const plainName = (name: string) => name.toLowerCase().replace(/[_-]/g, '');

/** Keys of an item by their names without case and underscores. */
class Fields {
  private readonly byName: ReadonlyMap<string, unknown>;

  constructor(item: Item) {
    this.byName = new Map(Object.entries(item).map(([name, value]) => [plainName(name), value]));
  }

  /** The first of these that is a text with words. */
  text(...names: string[]): string {
    const found = names.map((name) => this.byName.get(plainName(name))).find((value) => hasWords(value));
    return typeof found === 'string' ? found : '';
  }

  list(name: string): unknown[] {
    const value = this.byName.get(plainName(name));
    if (Array.isArray(value)) return value;
    return isItem(value) ? Object.values(value) : [];
  }

  has(name: string): boolean {
    return this.byName.has(plainName(name));
  }
}

const hasWords = (value: unknown) => typeof value === 'string' && /[\p{L}\p{N}]/u.test(value);

interface Said {
  role: string;
  value: string;
  isHtml: boolean;
}

const MARKUP = /<\/?[a-z][^<>]*>|&[a-z]+;/i;
const isRead = (type: string) => type === '' || /html|plain|text\/(?!xml)/i.test(type);

/** What an item says under a name with roles (2.x and 3.x), or under names of its own (1.x: `body_html`, `headline_main`). */
function saidUnder(item: Item, list: string, prefix: string): Said[] {
  const fields = new Fields(item);
  const listed = fields.list(list).flatMap((each): Said[] => {
    if (!isItem(each)) return [];
    const inside = new Fields(each);
    const [value, type] = [inside.text('value'), inside.text('contenttype', 'content_type')];
    if (value === '' || !isRead(type)) return [];
    return [{ role: inside.text('role'), value, isHtml: /html/i.test(type) || (type === '' && MARKUP.test(value)) }];
  });
  const own = Object.entries(item).flatMap(([name, value]): Said[] => {
    const role = new RegExp(`^${prefix}(?:_(.+))?$`, 'i').exec(name);
    if (!role || typeof value !== 'string' || !hasWords(value)) return [];
    return [{ role: role[1] ?? '', value, isHtml: /html|xhtml|rich/i.test(role[1] ?? '') || MARKUP.test(value) }];
  });
  return [...listed, ...own];
}

/** The wording with the most to it: marked up before plain, main before others, long before short. */
function best(said: readonly Said[]): Said | null {
  const worth = ({ role, isHtml, value }: Said) =>
    (isHtml ? 4 : 0) + (/^(?:main|html5?|richtext|)$/i.test(role) ? 2 : 0) + value.length / 1_000_000;
  return said.toSorted((a, b) => worth(b) - worth(a))[0] ?? null;
}

interface Read {
  blocks: NewBlock[];
  left: LeftOut[];
  pictures: ForeignPicture[];
  notes: ImportNote[];
}

function readSaid(said: Said | null): Read {
  const nothing: Read = { blocks: [], left: [], pictures: [], notes: [] };
  if (!said) return nothing;
  if (said.isHtml) return readHtml(said.value, 'any');
  const left: LeftOut[] = [];
  return { ...nothing, blocks: blocksOfText(said.value, left), left };
}

/** Plain words of what may be marked up. */
const lineOf = (said: Said | null): string =>
  said
    ? readSaid(said)
        .blocks.map(({ runs }) => wordsOf(runs))
        .filter(Boolean)
        .join(' ')
    : '';

const block = (type: string, text: string): NewBlock[] => (text === '' ? [] : [{ type, runs: [{ text }] }]);
const folded = (text: string) => (text.match(/[\p{L}\p{N}]+/gu) ?? []).join(' ').toLowerCase();

/** A picture that goes with the article: its figure, caption and credit. */
function associated(item: Item, known: string): NewBlock[] {
  const fields = new Fields(item);
  if (!/picture|graphic|video/i.test(fields.text('type')) && !fields.has('renditions')) return [];
  const captions = saidUnder(item, 'descriptions', 'description');
  const caption = lineOf(best(captions)) || lineOf(best(saidUnder(item, 'bodies', 'body'))) || fields.text('headline');
  const credit = fields.text('creditline', 'byline', 'by', 'copyrightholder');
  if (caption !== '' && known.includes(folded(caption))) return [];
  const parts = captionAndCredit({ type: 'caption', runs: [{ text: caption }] });
  const hasCredit = parts.some(({ type }) => type === 'credit');
  const said = caption === '' ? [] : parts;
  return [{ type: 'figure', runs: [] }, ...said, ...(hasCredit ? [] : block('credit', credit))];
}

/** What stands beside the text and is no part of it. */
function besides(item: Item, taken: readonly (Said | null)[], article: string): LeftOut[] {
  const fields = new Fields(item);
  const named = [
    'byline',
    'by',
    'located',
    'slugline',
    'copyrightholder',
    'copyrightnotice',
    'usageterms',
    'ednote',
    'title',
  ];
  const told = named.flatMap((name): LeftOut[] => {
    const text = fields.text(name);
    const kind = name === 'byline' || name === 'by' || name === 'located' ? 'byline' : 'metadata';
    return text === '' || article.includes(folded(text)) ? [] : [{ kind, text }];
  });
  const others = ['headline', 'description', 'body'].flatMap((prefix) => {
    const list = prefix === 'body' ? 'bodies' : `${prefix}s`;
    return saidUnder(item, list, prefix).filter((said) => !taken.some((each) => each?.value === said.value));
  });
  const unsaid = others.flatMap((said): LeftOut[] => {
    const text = lineOf(said);
    return text === '' || article.includes(folded(text)) ? [] : [{ kind: 'metadata', text }];
  });
  return [...told, ...unsaid];
}

/** Headline and standfirst of the item on top, what the body says again of them once. */
function joined(headline: string, standfirst: string, body: readonly NewBlock[]): NewBlock[] {
  const says = ({ runs }: NewBlock, line: string) => line !== '' && folded(wordsOf(runs)) === folded(line);
  const own = body.find(({ type, runs }) => type === 'headline' && wordsOf(runs) !== '');
  const title = headline || (own ? wordsOf(own.runs) : '');
  const start = standfirst !== '' && !body.some((each) => folded(wordsOf(each.runs)).startsWith(folded(standfirst)));
  const rest = body.flatMap((each): NewBlock[] => {
    if (says(each, title) || (each.type === 'headline' && wordsOf(each.runs) === '')) return [];
    return each.type === 'headline' ? [{ ...each, type: 'crosshead' }] : [each];
  });
  return [
    { type: 'headline', runs: title === '' ? [] : [{ text: title }] },
    ...(start ? block('standfirst', standfirst) : []),
    ...rest,
  ];
}

function itemIn(json: string): Item {
  try {
    const value: unknown = JSON.parse(json);
    const item = Array.isArray(value) ? value[0] : value;
    if (isItem(item)) return item;
  } catch {
    throw new ConversionRefused('format.damaged');
  }
  throw new ConversionRefused('format.notNinjs');
}

/** @throws ConversionRefused */
export function readNinjs(json: string): Imported {
  const item = itemIn(json);
  const [headline, description, body] = [
    best(saidUnder(item, 'headlines', 'headline')),
    best(saidUnder(item, 'descriptions', 'description')),
    best(saidUnder(item, 'bodies', 'body')),
  ];
  if (!body && !headline) throw new ConversionRefused('format.notNinjs');
  const fields = new Fields(item);
  const read = readSaid(body);
  const text = joined(lineOf(headline), lineOf(description), read.blocks);
  const words = (blocks: readonly NewBlock[]) => folded(blocks.map(({ runs }) => wordsOf(runs)).join(' '));
  const figures = fields.list('associations').flatMap((each) => (isItem(each) ? associated(each, words(text)) : []));
  const blocks = [...text, ...figures];
  const left = [...read.left, ...besides(item, [headline, description, body], words(blocks))];
  const missing = figures.filter(({ type }) => type === 'figure').length;
  const notes: ImportNote[] = missing > 0 ? [{ code: 'picturesLeft', count: missing }] : [];
  const { pictures } = read;
  const language = fields.text('language') || null;
  return {
    ...plainly(blocks, left),
    pictures,
    notes: [...read.notes, ...notes],
    language,
    slug: fields.text('slugline') || null,
  };
}
