/** What differs between two versions, word by word, in one text or side by side, each change in its author's colour. */
import { type CSSProperties, Fragment, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Difference, DifferencePart, DifferenceRow, Writer } from '../api/history.ts';
import { useFormats } from '../i18n/formats.ts';
import { toldOf } from './people.ts';
import { useWriterWords } from './useWriterWords.ts';

export interface DifferenceTextProps {
  difference: Difference;
  language: string;
  isSideBySide: boolean;
}

/** Unchanged paragraphs that are shown beside a change; of a longer row the middle is folded. */
const AROUND = 1;

interface Folded {
  /** Index of its first row. */
  from: number;
  rows: { at: number; row: DifferenceRow }[];
  isFolded: boolean;
}

const isStill = ({ kind, looks }: DifferenceRow) => kind === 'same' && !looks;

/** Rows in groups that are shown, or folded. */
export function foldedRows(rows: readonly DifferenceRow[]): Folded[] {
  const groups: Folded[] = [];
  const isNear = (at: number) => rows.slice(Math.max(0, at - AROUND), at + AROUND + 1).some((row) => !isStill(row));
  for (const [at, row] of rows.entries()) {
    const isFolded = !isNear(at);
    const open = groups.at(-1);
    if (open?.isFolded === isFolded) open.rows.push({ at, row });
    else groups.push({ from: at, rows: [{ at, row }], isFolded });
  }
  return groups;
}

export function DifferenceText({ difference, language, isSideBySide }: DifferenceTextProps) {
  const { t } = useTranslation('history');
  const formats = useFormats();
  const [open, setOpen] = useState<ReadonlySet<number>>(new Set());
  const { rows, people, from, to } = difference;
  if (rows.every(isStill)) return <p className="history-nothing">{t('noDifference')}</p>;
  const head = (at: string) => formats.moment(new Date(at));
  return (
    <section className="history-difference" data-sides={isSideBySide || undefined} aria-label={t('differences')}>
      {isSideBySide && (
        <div className="history-row history-heads">
          <p>{head(from.at)}</p>
          <p>{head(to.at)}</p>
        </div>
      )}
      {foldedRows(rows).map((group) =>
        group.isFolded && !open.has(group.from) ? (
          <button
            key={group.from}
            type="button"
            className="history-fold"
            onClick={() => setOpen(new Set([...open, group.from]))}
          >
            {t('unchanged', { count: group.rows.length })}
          </button>
        ) : (
          <Fragment key={group.from}>
            {group.rows.map(({ at, row }) => (
              <Row key={at} {...{ row, people, language, isSideBySide }} />
            ))}
          </Fragment>
        ),
      )}
    </section>
  );
}

interface RowProps {
  row: DifferenceRow;
  people: readonly Writer[];
  language: string;
  isSideBySide: boolean;
}

function Row({ row, people, language, isSideBySide }: RowProps) {
  const { t } = useTranslation('history');
  const isOtherKind = row.before !== null && row.after !== null && row.before !== row.after;
  const note = row.looks || isOtherKind ? t(isOtherKind ? 'otherKind' : 'otherLook') : null;
  const parts = (kinds: readonly DifferencePart['kind'][]) => (
    <Parts parts={row.parts.filter(({ kind }) => kinds.includes(kind))} people={people} />
  );
  if (!isSideBySide) {
    return (
      <div className="history-row" data-kind={row.kind} lang={language}>
        <p data-block={row.after ?? row.before}>{parts(['same', 'out', 'in'])}</p>
        {note && <p className="history-note">{note}</p>}
      </div>
    );
  }
  return (
    <div className="history-row" data-kind={row.kind} lang={language}>
      <p data-block={row.before ?? undefined}>{row.before !== null && parts(['same', 'out'])}</p>
      <p data-block={row.after ?? undefined}>{row.after !== null && parts(['same', 'in'])}</p>
      {note && <p className="history-note">{note}</p>}
    </div>
  );
}

/** The end of a paragraph is a sign where it came or went, and nothing where it closes the row. */
const shownText = (text: string, isLast: boolean) =>
  (isLast ? text.replace(/\n$/, '') : text).replaceAll('\n', '¶\n').replaceAll('\u2028', '\n');

function Parts({ parts, people }: { parts: readonly DifferencePart[]; people: readonly Writer[] }) {
  const { t } = useTranslation('history');
  const say = useWriterWords();
  return parts.map((part, at) => {
    const text = shownText(part.text, at === parts.length - 1);
    // biome-ignore lint/suspicious/noArrayIndexKey: parts of one difference never change places
    if (part.kind === 'same') return <Fragment key={at}>{text}</Fragment>;
    const told = toldOf(people, part);
    const Change = part.kind === 'in' ? 'ins' : 'del';
    const colour = told.person ? ({ '--writer': told.person.colour } as CSSProperties) : undefined;
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: as above
      <Change key={at} style={colour} title={say(told)}>
        <span className="unseen">{t(part.kind === 'in' ? 'cameIn' : 'wentOut', { by: say(told) })} </span>
        {text}
      </Change>
    );
  });
}
