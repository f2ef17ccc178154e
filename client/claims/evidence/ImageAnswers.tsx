/** The five questions that are asked of an image, each with what was found, how, and how sure that is. */
import { NativeSelect, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { EvidenceContent } from '../../../shared/ledger/evidenceContent.ts';
import { CONFIDENCES, IMAGE_QUESTIONS } from '../../../shared/ledger/evidenceKinds.ts';

type Answers = NonNullable<EvidenceContent['image']>;
type Answer = NonNullable<Answers[keyof Answers]>;

export interface ImageAnswersProps {
  /** What the file says of itself is in it already. */
  answers: Answers;
  onChange(answers: Answers): void;
}

const UNANSWERED: Answer = { answer: '', confidence: 'medium' };

export function ImageAnswers({ answers, onChange }: ImageAnswersProps) {
  const { t } = useTranslation('checking');
  return (
    <fieldset className="evidence-answers">
      <legend>{t('imageTitle')}</legend>
      {IMAGE_QUESTIONS.map((question) => {
        const said = answers[question] ?? UNANSWERED;
        const set = (change: Partial<Answer>) => onChange({ ...answers, [question]: { ...said, ...change } });
        const asked = t(`image_${question}`);
        return (
          <div key={question} className="evidence-answer">
            <TextInput
              label={asked}
              value={said.answer}
              maxLength={5_000}
              onChange={({ currentTarget }) => set({ answer: currentTarget.value })}
            />
            {said.answer.trim() !== '' && (
              <>
                <NativeSelect
                  aria-label={t('imageSure', { question: asked })}
                  value={said.confidence}
                  data={CONFIDENCES.map((value) => ({ value, label: t(`confidence_${value}`) }))}
                  onChange={({ currentTarget }) => set({ confidence: currentTarget.value as Answer['confidence'] })}
                />
                <TextInput
                  aria-label={t('imageHow', { question: asked })}
                  placeholder={t('imageHowHint')}
                  value={said.how ?? ''}
                  maxLength={5_000}
                  onChange={({ currentTarget }) => set({ how: currentTarget.value })}
                />
              </>
            )}
          </div>
        );
      })}
    </fieldset>
  );
}
