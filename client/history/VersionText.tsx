/** The text of a version on its paper: who wrote which words, and the annotations as they stood on it. */
import type { CSSProperties } from 'react';
import type { PastAnnotation, PastBlock, PastRun, PastVersion } from '../api/history.ts';
import { ownPicture } from '../document/pictures/ownPicture.ts';
import { toldOf } from './people.ts';
import { useWriterWords } from './useWriterWords.ts';

export interface VersionTextProps {
  past: PastVersion;
  language: string;
  label: string;
  /** Whether each word has the colour of who wrote it. */
  isColoured: boolean;
}

const HEADINGS: Readonly<Record<string, 'h2' | 'h3'>> = { headline: 'h2', crosshead: 'h3' };

/** How words with a claim are underlined, as in the workspace. */
const CLAIM_LOOKS: Readonly<Record<string, string>> = {
  ...{ taken: 'passage-claim-work', first: 'passage-claim-work' },
  ...{ done: 'passage-claim-done', stale: 'passage-claim-stale', reopened: 'passage-claim-stale' },
};

const CLOSED = new Set(['resolved', 'dropped', 'accepted', 'declined', 'withdrawn', 'retired', 'restored']);

function lookOf(annotation: PastAnnotation): string {
  if (CLOSED.has(annotation.state)) return '';
  if (annotation.kind === 'thread') return 'passage-note';
  if (annotation.kind === 'claim') return `passage-claim ${CLAIM_LOOKS[annotation.state] ?? ''}`;
  return annotation.kind === 'suggestion' ? 'passage-wording' : '';
}

export function VersionText({ past, language, label, isColoured }: VersionTextProps) {
  const byPassage = new Map(past.annotations.flatMap((each) => each.passages.map(({ id }) => [id, each] as const)));
  const blocks = numbered(past.blocks);
  return (
    <section className="article-paper history-paper" aria-label={label}>
      <div className="article-sheet">
        <div className="article-text" lang={language} data-past>
          {blocks.map(({ number, block: { type, attrs }, runs }) => {
            const Block = HEADINGS[type] ?? 'p';
            const { level } = attrs;
            const nested = typeof level === 'number' ? { 'data-level': level } : {};
            const thing = <Thing type={type} attrs={attrs} />;
            return (
              <Block key={number} data-block={type} {...nested}>
                {runs.length === 0 && thing}
                {runs.map((each) => (
                  <Run key={each.number} {...each} past={past} byPassage={byPassage} isColoured={isColoured} />
                ))}
              </Block>
            );
          })}
        </div>
      </div>
    </section>
  );
}

/** A block without words: a picture of the article, what stands elsewhere by its address, or an empty line. */
function Thing({ type, attrs }: Pick<PastBlock, 'type' | 'attrs'>) {
  const { src, url } = attrs;
  const own = type === 'figure' ? ownPicture(src) : null;
  if (own) return <img className="article-picture" src={own} alt="" />;
  const address = type === 'embed' ? url : src;
  return typeof address === 'string' ? <span className="article-frame">{address}</span> : <br />;
}

/** Blocks of one state never change places: each is known by its number, and so is each run of the whole text. */
function numbered(blocks: readonly PastBlock[]) {
  let runsBefore = 0;
  return blocks.map((block, number) => {
    const first = runsBefore;
    runsBefore += block.runs.length;
    return { number, block, runs: block.runs.map((run, place) => ({ number: first + place, run })) };
  });
}

interface RunProps {
  /** Which of all runs of the text it is. */
  number: number;
  run: PastRun;
  past: PastVersion;
  byPassage: ReadonlyMap<string, PastAnnotation>;
  isColoured: boolean;
}

function Run({ number, run, past, byPassage, isColoured }: RunProps) {
  const say = useWriterWords();
  const told = toldOf(past.people, run);
  const looks = run.passages.flatMap((id) => {
    const annotation = byPassage.get(id);
    return annotation ? [lookOf(annotation)] : [];
  });
  const colour = isColoured && told.person ? ({ '--writer': told.person.colour } as CSSProperties) : undefined;
  const { bold, italic } = run.marks;
  const look = [
    ...looks,
    bold ? 'history-bold' : '',
    italic ? 'history-italic' : '',
    run.marks['link'] ? 'history-link' : '',
  ];
  return (
    <span
      className={[...look, colour ? 'history-written' : ''].join(' ').trim() || undefined}
      style={colour}
      title={say(told)}
      data-run={number}
    >
      {run.text.replaceAll('\u2028', '\n')}
    </span>
  );
}
