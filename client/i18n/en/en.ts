/** All English texts, by area: an area is a namespace of i18next. */
import { audit } from './audit.ts';
import { checking } from './checking.ts';
import { checkroom } from './checkroom.ts';
import { coverage } from './coverage.ts';
import { desk } from './desk.ts';
import { document } from './document.ts';
import { errors } from './errors.ts';
import { exports } from './exports.ts';
import { filters } from './filters.ts';
import { history } from './history.ts';
import { hooks } from './hooks.ts';
import { inbox } from './inbox.ts';
import { intake } from './intake.ts';
import { margin } from './margin.ts';
import { passport } from './passport.ts';
import { people } from './people.ts';
import { proposals } from './proposals.ts';
import { search } from './search.ts';
import { settings } from './settings.ts';
import { shell } from './shell.ts';
import { threads } from './threads.ts';
import { tray } from './tray.ts';
import { workspace } from './workspace.ts';

export const en = {
  audit,
  checking,
  checkroom,
  coverage,
  desk,
  document,
  errors,
  exports,
  filters,
  history,
  hooks,
  inbox,
  intake,
  margin,
  passport,
  people,
  proposals,
  search,
  settings,
  shell,
  threads,
  tray,
  workspace,
};
