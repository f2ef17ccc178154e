/** One entry of the audit as a sentence. */
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { roleFrom } from '../../shared/permissions.ts';
import type { AuditEntry } from '../api/audit.ts';
import { useFormats } from '../i18n/formats.ts';

/** As much of an id as tells it from the others on screen. */
const SHORT = 8;

type T = TFunction<['audit', 'shell']>;

const nameOf = ({ id, name }: { id: string; name: string | null }) => name ?? `#${id.slice(0, SHORT)}`;

function roleWords(value: unknown, t: T): string {
  return value === null || value === undefined ? t('noRole') : t(`shell:role_${roleFrom(value)}`);
}

/** What the sentence of its kind may name. */
function namedIn({ subject, details }: AuditEntry, t: T): Record<string, string | number> {
  const { from, to, role, desk, times, format, rows, after, setting } = details;
  return {
    subject: subject ? nameOf(subject) : t('unknownAccount'),
    ...{ from: roleWords(from, t), to: roleWords(to ?? role, t), desk: String(desk ?? '') },
    ...{ count: Number(times ?? rows ?? after ?? 1), format: String(format ?? '') },
    setting: setting === 'tags' || setting === 'rules' ? t(`setting_${setting}`) : t('setting_desk'),
  };
}

function actorWords({ actor, details, kind }: AuditEntry, t: T): string {
  if (details['by'] === 'commandLine') return t('commandLine');
  return kind === 'signIn.failed' ? '—' : actor ? nameOf(actor) : t('server');
}

export function AuditRow({ entry, only }: { entry: AuditEntry; only(person: string): void }) {
  const { t } = useTranslation(['audit', 'shell']);
  const formats = useFormats();
  const { at, kind, actor } = entry;
  const who = actorWords(entry, t);
  return (
    <tr>
      <td>
        <time dateTime={at}>{formats.moment(new Date(at))}</time>
      </td>
      <td>
        {actor ? (
          <button type="button" className="link-button" title={t('only', { name: who })} onClick={() => only(actor.id)}>
            {who}
          </button>
        ) : (
          <span className="quiet">{who}</span>
        )}
      </td>
      <td>{t(kind, namedIn(entry, t))}</td>
    </tr>
  );
}
