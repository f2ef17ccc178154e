/** Pages that are loaded when one is opened: the desk page needs no editor, and an article none of the settings. */
import { type ComponentType, type FunctionComponent, lazy, Suspense } from 'react';
import { Loading } from './Loading.tsx';

function later<Props extends object>(load: () => Promise<ComponentType<Props>>): FunctionComponent<Props> {
  const Page = lazy(async () => ({ default: await load() })) as ComponentType<Props>;
  return (props) => (
    <Suspense fallback={<Loading />}>
      <Page {...props} />
    </Suspense>
  );
}

const settingsPages = () => import('../settings/pages.ts');

export const AccountPage = later(async () => (await settingsPages()).AccountPage);
export const AccountsPage = later(async () => (await settingsPages()).AccountsPage);
export const ArticlePage = later(async () => (await import('../workspace/Workspace.tsx')).Workspace);
export const AuditPage = later(async () => (await settingsPages()).AuditPage);
export const DeskPage = later(async () => (await import('../desk/DeskPage.tsx')).DeskPage);
export const DeskSettingsPage = later(async () => (await settingsPages()).DeskSettingsPage);
export const HistoryPage = later(async () => (await import('../history/HistoryPage.tsx')).HistoryPage);
export const HooksPage = later(async () => (await settingsPages()).HooksPage);
export const PassportPage = later(async () => (await import('../passport/PassportPage.tsx')).PassportPage);
export const PeoplePage = later(async () => (await settingsPages()).PeoplePage);
export const ReplayPage = later(async () => (await import('../checkroom/ReplayPage.tsx')).ReplayPage);
export const SessionsPage = later(async () => (await import('../checkroom/SessionsPage.tsx')).SessionsPage);
export const TagsPage = later(async () => (await settingsPages()).TagsPage);
export const WallPage = later(async () => (await import('../checkroom/WallPage.tsx')).WallPage);
