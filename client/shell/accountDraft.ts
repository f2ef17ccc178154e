/** What a new account needs before it is sent; the server has the last word. */
export interface AccountDraft {
  name: string;
  email: string;
  password: string;
}

/** As the server asks (characters, not bytes). */
const PASSWORD_LEAST = 12;

export interface AccountFaults {
  name?: 'required';
  email?: 'required' | 'emailWrong';
  password?: 'passwordShort';
}

/** The faults of a draft by field; an empty object when it may be sent. */
export function accountFaults({ name, email, password }: AccountDraft): AccountFaults {
  const faults: AccountFaults = {};
  if (name.trim() === '') faults.name = 'required';
  if (email.trim() === '') faults.email = 'required';
  else if (!/^[^\s@]+@[^\s@]+$/u.test(email.trim())) faults.email = 'emailWrong';
  if ([...password].length < PASSWORD_LEAST) faults.password = 'passwordShort';
  return faults;
}
