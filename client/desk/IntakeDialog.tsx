/** The dialog in which an article is made: from a headline, from pasted text, or from what was recognised. */
import { useTranslation } from 'react-i18next';
import { Dialog } from '../ui/Dialog.tsx';
import { CreateForm } from './CreateForm.tsx';
import { FileForm } from './FileForm.tsx';
import { FilesForm } from './FilesForm.tsx';
import type { Intake } from './intake.ts';
import { PasteField } from './PasteField.tsx';
import type { IntakeState } from './useIntake.ts';

export function IntakeDialog({ desk, state }: { desk: string; state: IntakeState }) {
  const { t } = useTranslation(['desk', 'intake']);
  const { intake, setIntake, takeOffer } = state;
  const close = () => setIntake({ kind: 'closed' });
  if (intake.kind === 'closed') return null;
  const count = intake.kind === 'files' ? intake.files.length : 1;
  return (
    <Dialog title={count > 1 ? t('intake:many', { count }) : t('takeInTitle')} close={close} size="lg">
      <IntakeForm desk={desk} intake={intake} takeOffer={takeOffer} close={close} setIntake={setIntake} />
    </Dialog>
  );
}

type IntakeFormProps = Pick<IntakeState, 'takeOffer' | 'setIntake'> & {
  desk: string;
  intake: Exclude<Intake, { kind: 'closed' }>;
  close(): void;
};

function IntakeForm({ desk, intake, takeOffer, setIntake, close }: IntakeFormProps) {
  const other = () => setIntake({ kind: 'paste' });
  if (intake.kind === 'paste') return <PasteField take={takeOffer} cancel={close} />;
  if (intake.kind !== 'files') {
    return <CreateForm key={intake.kind} desk={desk} source={intake} cancel={close} other={other} />;
  }
  const [file, ...others] = intake.files;
  if (!file) return null;
  return others.length === 0 ? (
    <FileForm desk={desk} file={file} cancel={close} other={other} />
  ) : (
    <FilesForm desk={desk} files={intake.files} cancel={close} />
  );
}
