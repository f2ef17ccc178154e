import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { usePasskeySignIn } from '../api/passkeys.ts';
import { useProblemWords } from '../ui/problemWords.ts';

/** Signs in with a key that a device of the person's keeps. */
export function PasskeyButton({ done }: { done: () => void }) {
  const { t } = useTranslation('people');
  const words = useProblemWords();
  const signIn = usePasskeySignIn();
  return (
    <>
      {signIn.error && (
        <p className="form-problem" role="alert">
          {words(signIn.error)}
        </p>
      )}
      <Button
        variant="default"
        fullWidth
        loading={signIn.isPending}
        onClick={() => signIn.mutate(undefined, { onSuccess: done })}
      >
        {t('passkeySignIn')}
      </Button>
    </>
  );
}
