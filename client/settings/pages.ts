/** The pages of settings, which are loaded together: whoever opens one goes on to the next. */
export { AccountPage } from './AccountPage.tsx';
export { AccountsPage } from './AccountsPage.tsx';
export { AuditPage } from './AuditPage.tsx';
export { DeskSettingsPage } from './DeskSettingsPage.tsx';
export { HooksPage } from './hooks/HooksPage.tsx';
export { PeoplePage } from './PeoplePage.tsx';
export { TagsPage } from './TagsPage.tsx';
