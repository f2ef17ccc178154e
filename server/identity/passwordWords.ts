/** Sentences for what is wrong with a new account or password. */
import type { PasswordFault } from './passwords.ts';

export const FAULT_WORDS: Record<PasswordFault | 'email.taken' | 'password.wrong', string> = {
  'password.tooShort': 'Use a password of at least 12 characters.',
  'password.tooLong': 'Use a password of at most 256 characters.',
  'password.guessable': 'That password is easily guessed; use another.',
  'password.wrong': 'The current password is not right.',
  'email.taken': 'There is an account with this address already.',
};
