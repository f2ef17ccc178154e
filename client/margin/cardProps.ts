/** What every card of the margin is given beside its annotation. */
import type { Role } from '../../shared/permissions.ts';
import type { MarginModel } from './marginModel.ts';
import type { Person } from './usePeople.ts';

export interface CardProps {
  active: boolean;
  /** True in the tray, which tells of the words that are gone. */
  detached: boolean;
  /** Person id of the reader. */
  me: string;
  role: Role;
  model: MarginModel;
  person(id: string): Person;
  onTakeBack(command: string): void;
}
