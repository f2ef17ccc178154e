/** Brings or corrects a record of a source: what is needed first, the rest on demand. */
import { Autocomplete, Button, FileInput, MultiSelect, NativeSelect, TextInput } from '@mantine/core';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EvidenceContent } from '../../../shared/ledger/evidenceContent.ts';
import { EVIDENCE_KINDS, RELATIONS, TIERS } from '../../../shared/ledger/evidenceKinds.ts';
import { useFormats } from '../../i18n/formats.ts';
import { useProblemWords } from '../../ui/problemWords.ts';
import type { EvidenceRecord } from '../checking/checkingModel.ts';
import { AddressField } from './AddressField.tsx';
import { EMPTY_EVIDENCE, type EvidenceDraft, recordOf, withPage, withTitle } from './evidenceDraft.ts';
import { withFile } from './fileFacts.ts';
import { ImageAnswers } from './ImageAnswers.tsx';
import { MoreFields } from './MoreFields.tsx';

export interface EvidenceFormProps {
  initial: EvidenceDraft;
  /** The record that is corrected; null for a new one. */
  before: EvidenceContent | null;
  /** Id of the article. */
  article: string;
  /** Who may be named as reader of a confidential record. */
  colleagues: readonly { id: string; name: string }[];
  /** Names of independence groups that are offered. */
  groups: readonly string[];
  /** Gets every change, so that it can be kept. */
  onChange(draft: EvidenceDraft): void;
  onSave(record: Omit<EvidenceRecord, 'id'>, reason: string): void;
  /** Puts it away; what was filled in stays. */
  onLeave(): void;
  /** Throws it away. */
  onCancel(): void;
}

export function EvidenceForm(props: EvidenceFormProps) {
  const { initial, before, article, colleagues, groups, onChange, onSave, onLeave, onCancel } = props;
  const { t } = useTranslation('checking');
  const [draft, setDraft] = useState(initial);
  const latest = useRef(draft);
  const change = (step: (now: EvidenceDraft) => EvidenceDraft) => {
    latest.current = step(latest.current);
    setDraft(latest.current);
    onChange(latest.current);
  };
  const [reason, setReason] = useState('');
  const [isWhole, setWhole] = useState(before !== null || initial !== EMPTY_EVIDENCE);
  const set = (part: Partial<EvidenceDraft>) => change((now) => ({ ...now, ...part }));
  const record = recordOf(draft, before);
  const words = useProblemWords();
  const [fault, setFault] = useState<string | null>(null);
  const take = (file: File | null | undefined) => {
    if (!file) return;
    setFault(null);
    withFile(article, file, draft).then(
      ({ title, kind, date, file: brought, image }) => set({ title, kind, date, file: brought, image }),
      (error: unknown) => setFault(words(error)),
    );
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (record) onSave(record, reason);
  };
  return (
    <form
      className="evidence-form"
      onSubmit={submit}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        take(event.dataTransfer.files[0]);
      }}
      onPaste={(event) => {
        const [file] = event.clipboardData.files;
        if (!file) return;
        event.preventDefault();
        take(file);
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onLeave();
      }}
    >
      <TextInput
        label={t('fieldTitle')}
        placeholder={t('fieldTitleHint')}
        value={draft.title}
        maxLength={300}
        autoFocus
        onChange={({ currentTarget }) => change((now) => withTitle(now, currentTarget.value))}
      />
      {(isWhole || draft.url !== '') && (
        <AddressField
          article={article}
          value={draft.url}
          onChange={(url) => set({ url, archived: null })}
          onFound={(page) => {
            change((now) => withPage(now, page));
            setWhole(true);
          }}
        />
      )}
      <div className="evidence-row">
        <NativeSelect
          label={t('fieldRelation')}
          value={draft.relation}
          data={RELATIONS.map((value) => ({ value, label: t(value) }))}
          onChange={({ currentTarget }) => set({ relation: currentTarget.value as EvidenceDraft['relation'] })}
        />
        <NativeSelect
          label={t('fieldTier')}
          value={draft.tier}
          data={TIERS.map((value) => ({ value, label: t(value) }))}
          onChange={({ currentTarget }) => set({ tier: currentTarget.value as EvidenceDraft['tier'] })}
        />
        <NativeSelect
          label={t('fieldKind')}
          value={draft.kind}
          data={EVIDENCE_KINDS.map((value) => ({ value, label: t(`kind_${value}`) }))}
          onChange={({ currentTarget }) => set({ kind: currentTarget.value as EvidenceDraft['kind'] })}
        />
      </div>
      <FileInput label={t('fieldFile')} placeholder={t('fieldFileHint')} error={fault} value={null} onChange={take} />
      {draft.file && <FileFacts file={draft.file} />}
      {(draft.kind === 'image' || draft.image) && (
        <ImageAnswers answers={draft.image ?? {}} onChange={(image) => set({ image })} />
      )}
      <Autocomplete
        label={t('fieldGroup')}
        description={t('fieldGroupHint')}
        data={[...groups]}
        value={draft.group}
        maxLength={300}
        onChange={(group) => set({ group })}
        comboboxProps={{ withinPortal: true }}
      />
      <NativeSelect
        label={t('fieldConfidentiality')}
        value={draft.confidentiality}
        data={(['all', 'desk', 'people'] as const).map((value) => ({ value, label: t(`conf_${value}`) }))}
        onChange={({ currentTarget }) =>
          set({ confidentiality: currentTarget.value as EvidenceDraft['confidentiality'] })
        }
      />
      {draft.confidentiality === 'people' && (
        <MultiSelect
          label={t('fieldPeople')}
          data={colleagues.map(({ id, name }) => ({ value: id, label: name }))}
          value={[...draft.people]}
          onChange={(people) => set({ people })}
          comboboxProps={{ withinPortal: true }}
        />
      )}
      {isWhole ? (
        <MoreFields draft={draft} set={set} />
      ) : (
        <button type="button" className="check-quiet" onClick={() => setWhole(true)}>
          {t('moreFields')}
        </button>
      )}
      {before && (
        <TextInput
          label={t('correctReason')}
          value={reason}
          maxLength={2_000}
          onChange={({ currentTarget }) => setReason(currentTarget.value)}
        />
      )}
      <div className="check-acts">
        <Button size="compact-sm" type="submit" disabled={record === null}>
          {t(before ? 'saveCorrection' : 'save')}
        </Button>
        <Button size="compact-sm" variant="subtle" color="gray" onClick={onCancel}>
          {t('cancel')}
        </Button>
      </div>
    </form>
  );
}

function FileFacts({ file }: { file: NonNullable<EvidenceContent['file']> }) {
  const formats = useFormats();
  const facts = [file.name, file.type, `${formats.number(file.size)} bytes`, `sha-256 ${file.hash.slice(0, 12)}…`];
  return <p className="evidence-meta">{facts.join(' · ')}</p>;
}
