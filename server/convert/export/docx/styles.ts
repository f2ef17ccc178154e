/**
 * The newsroom's styles under the names that Word has for them where it has one, so that a template of the desk's own takes
 * over: Title, Heading 2, Quote, Caption, List Paragraph; Standfirst and Credit are ours.
 */
import { AlignmentType, type INumberingOptions, type IStylesOptions, LevelFormat } from 'docx';
import { DEEPEST_LEVEL } from '../../../../shared/schema/htmlAttributes.ts';

/** Style id by block; paragraphs have Word's own. */
export const STYLE_OF: Readonly<Record<string, string>> = {
  headline: 'Title',
  standfirst: 'Standfirst',
  crosshead: 'Heading2',
  quote: 'Quote',
  caption: 'Caption',
  credit: 'Credit',
};

const SERIF = 'Georgia';
const GREY = '57524A';

export const styles: IStylesOptions = {
  default: {
    document: { run: { font: SERIF, size: 22 }, paragraph: { spacing: { after: 160, line: 300 } } },
    title: { run: { size: 44, bold: true }, paragraph: { spacing: { after: 200 } } },
    heading2: { run: { size: 26, bold: true }, paragraph: { spacing: { before: 280, after: 80 }, keepNext: true } },
    hyperlink: { run: { color: '1F5FA8', underline: {} } },
    caption: {
      name: 'caption',
      basedOn: 'Normal',
      run: { size: 19, color: GREY },
      paragraph: { spacing: { before: 60, after: 40 } },
    },
  },
  paragraphStyles: [
    {
      ...{ id: 'Standfirst', name: 'Standfirst', basedOn: 'Normal', next: 'Normal', quickFormat: true },
      run: { size: 26, color: GREY },
    },
    {
      ...{ id: 'Quote', name: 'Quote', basedOn: 'Normal', next: 'Normal', quickFormat: true },
      run: { italics: true },
      paragraph: { indent: { left: 480, right: 480 } },
    },
    {
      ...{ id: 'Credit', name: 'Credit', basedOn: 'Caption', next: 'Normal', quickFormat: true },
      run: { size: 17 },
    },
  ],
};

export const BULLETS = 'bullets';
/** Each ordered list counts for itself, and so has a numbering of its own. */
export const orderedName = (list: number) => `numbers-${list}`;

const levels = (format: (typeof LevelFormat)[keyof typeof LevelFormat], textOf: (level: number) => string) =>
  Array.from({ length: DEEPEST_LEVEL + 1 }, (_, level) => ({
    ...{ level, format, text: textOf(level), alignment: AlignmentType.LEFT },
    style: { paragraph: { indent: { left: 480 * (level + 1), hanging: 280 } } },
  }));

/** @param ordered how many ordered lists there are. */
export function numberingFor(ordered: number): INumberingOptions {
  const numbers = Array.from({ length: ordered }, (_, list) => ({
    reference: orderedName(list),
    levels: levels(LevelFormat.DECIMAL, (level) => `%${level + 1}.`),
  }));
  return {
    config: [
      { reference: BULLETS, levels: levels(LevelFormat.BULLET, (level) => '•◦▪'[level % 3] ?? '•') },
      ...numbers,
    ],
  };
}
