/** What blocks an article, by kind with counts: each leads to its place, and a chief waives one of them or all of a kind. */
import { useTranslation } from 'react-i18next';
import type { Blocker, BlockerKind } from '../../shared/review/blockers.ts';
import { useFormats } from '../i18n/formats.ts';
import type { Person } from '../margin/usePeople.ts';
import { ReasonForm } from './ReasonForm.tsx';

/** From what no reason lets pass to what is only left to do. */
const ORDER: readonly BlockerKind[] = [
  ...(['wrong', 'tk', 'stale', 'change', 'secondTick', 'taken', 'open'] as const),
  ...(['single', 'unverifiable', 'detached', 'residue', 'coverage'] as const),
];

export interface BlockerGroupsProps {
  blockers: readonly Blocker[];
  mayWaive: boolean;
  person(id: string): Person;
  quoteOf(annotation: string): string;
  onGo(blocker: Blocker): void;
  onWaive(keys: readonly string[], reason: string): void;
}

export function BlockerGroups({ blockers, ...rest }: BlockerGroupsProps) {
  const groups = ORDER.map((kind) => blockers.filter((each) => each.kind === kind)).filter(({ length }) => length > 0);
  return (
    <div className="blocker-groups">
      {groups.map((group) => (
        <Group key={group[0]?.kind} blockers={group} {...rest} />
      ))}
    </div>
  );
}

function Group({ blockers, mayWaive, onWaive, ...rest }: BlockerGroupsProps) {
  const { t } = useTranslation('coverage');
  const formats = useFormats();
  const open = blockers.filter(({ waiver }) => waiver === null);
  const kind = blockers[0]?.kind;
  if (!kind) return null;
  const isWaivable = mayWaive && open.length > 0 && open.every(({ waivable }) => waivable);
  return (
    <section>
      <h3>
        <span aria-hidden="true">{open.length > 0 ? '!' : '–'}</span>{' '}
        {kind === 'coverage' ? t('block_coverage', { count: blockers[0]?.words ?? 0 }) : t(`block_${kind}`)}
        {kind !== 'coverage' && <span className="blocker-count"> · {formats.number(blockers.length)}</span>}
      </h3>
      <ul>
        {blockers.map((blocker) => (
          <Row
            key={blocker.key}
            blocker={blocker}
            onWaive={isWaivable && open.length > 1 ? (reason) => onWaive([blocker.key], reason) : null}
            {...rest}
          />
        ))}
      </ul>
      {isWaivable && (
        <ReasonForm
          act={open.length > 1 ? t('waiveAll', { count: open.length }) : t('waive')}
          label={t('waiveReason')}
          onGiven={(reason) =>
            onWaive(
              open.map(({ key }) => key),
              reason,
            )
          }
        />
      )}
    </section>
  );
}

interface RowProps extends Pick<BlockerGroupsProps, 'person' | 'quoteOf' | 'onGo'> {
  blocker: Blocker;
  /** Null where this one is not waived by itself. */
  onWaive: ((reason: string) => void) | null;
}

function Row({ blocker, person, quoteOf, onGo, onWaive }: RowProps) {
  const { t } = useTranslation('coverage');
  const { annotation, waiver, kind, quote } = blocker;
  return (
    <li data-waived={waiver !== null}>
      <button type="button" className="blocker" onClick={() => onGo(blocker)}>
        {kind === 'coverage' ? (
          t('nextUntouched')
        ) : (
          <q dir="auto">{annotation === null ? quote : quoteOf(annotation)}</q>
        )}
      </button>
      {waiver && <p className="check-hint">{t('waived', { name: person(waiver.by).name, reason: waiver.reason })}</p>}
      {!waiver && onWaive && <ReasonForm act={t('waive')} label={t('waiveReason')} onGiven={onWaive} />}
    </li>
  );
}
