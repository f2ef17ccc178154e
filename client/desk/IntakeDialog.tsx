/** The dialog in which an article is made: from a headline, from pasted text, or from what was recognised. */
import { useTranslation } from 'react-i18next';
import { Dialog } from '../ui/Dialog.tsx';
import { CreateForm } from './CreateForm.tsx';
import { PasteField } from './PasteField.tsx';
import type { IntakeState } from './useIntake.ts';

export function IntakeDialog({ desk, state }: { desk: string; state: IntakeState }) {
  const { t } = useTranslation(['desk', 'shell']);
  const { intake, setIntake, takeOffer } = state;
  const close = () => setIntake({ kind: 'closed' });
  if (intake.kind === 'closed') return null;
  return (
    <Dialog title={t('takeInTitle')} close={close} size="lg">
      {intake.kind === 'paste' ? (
        <PasteField take={takeOffer} cancel={close} />
      ) : (
        <CreateForm
          key={intake.kind}
          desk={desk}
          source={intake}
          cancel={close}
          other={() => setIntake({ kind: 'paste' })}
        />
      )}
    </Dialog>
  );
}
