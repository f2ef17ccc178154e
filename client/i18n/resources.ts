/** All texts: per language, per area. The Dutch files are typed by the English ones, so a missing key does not compile. */
import { audit } from './en/audit.ts';
import { checking } from './en/checking.ts';
import { checkroom } from './en/checkroom.ts';
import { coverage } from './en/coverage.ts';
import { desk } from './en/desk.ts';
import { document } from './en/document.ts';
import { errors } from './en/errors.ts';
import { exports } from './en/exports.ts';
import { filters } from './en/filters.ts';
import { history } from './en/history.ts';
import { hooks } from './en/hooks.ts';
import { inbox } from './en/inbox.ts';
import { intake } from './en/intake.ts';
import { margin } from './en/margin.ts';
import { passport } from './en/passport.ts';
import { people } from './en/people.ts';
import { proposals } from './en/proposals.ts';
import { search } from './en/search.ts';
import { settings } from './en/settings.ts';
import { shell } from './en/shell.ts';
import { threads } from './en/threads.ts';
import { tray } from './en/tray.ts';
import { workspace } from './en/workspace.ts';
import { audit as auditNl } from './nl/audit.ts';
import { checking as checkingNl } from './nl/checking.ts';
import { checkroom as checkroomNl } from './nl/checkroom.ts';
import { coverage as coverageNl } from './nl/coverage.ts';
import { desk as deskNl } from './nl/desk.ts';
import { document as documentNl } from './nl/document.ts';
import { errors as errorsNl } from './nl/errors.ts';
import { exports as exportsNl } from './nl/exports.ts';
import { filters as filtersNl } from './nl/filters.ts';
import { history as historyNl } from './nl/history.ts';
import { hooks as hooksNl } from './nl/hooks.ts';
import { inbox as inboxNl } from './nl/inbox.ts';
import { intake as intakeNl } from './nl/intake.ts';
import { margin as marginNl } from './nl/margin.ts';
import { passport as passportNl } from './nl/passport.ts';
import { people as peopleNl } from './nl/people.ts';
import { proposals as proposalsNl } from './nl/proposals.ts';
import { search as searchNl } from './nl/search.ts';
import { settings as settingsNl } from './nl/settings.ts';
import { shell as shellNl } from './nl/shell.ts';
import { threads as threadsNl } from './nl/threads.ts';
import { tray as trayNl } from './nl/tray.ts';
import { workspace as workspaceNl } from './nl/workspace.ts';

const en = {
  audit,
  checking,
  checkroom,
  coverage,
  shell,
  errors,
  desk,
  passport,
  settings,
  document,
  exports,
  filters,
  history,
  hooks,
  inbox,
  intake,
  margin,
  people,
  proposals,
  search,
  threads,
  tray,
  workspace,
};
const nl: Record<keyof typeof en, Record<string, string>> = {
  audit: auditNl,
  checking: checkingNl,
  checkroom: checkroomNl,
  coverage: coverageNl,
  shell: shellNl,
  errors: errorsNl,
  desk: deskNl,
  passport: passportNl,
  settings: settingsNl,
  document: documentNl,
  exports: exportsNl,
  filters: filtersNl,
  history: historyNl,
  hooks: hooksNl,
  inbox: inboxNl,
  intake: intakeNl,
  margin: marginNl,
  people: peopleNl,
  proposals: proposalsNl,
  search: searchNl,
  threads: threadsNl,
  tray: trayNl,
  workspace: workspaceNl,
};

export const resources = { en, nl };

/** Gives `t` its keys. */
declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'shell';
    keySeparator: false;
    resources: typeof en;
  }
}
