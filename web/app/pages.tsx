import { type ReactNode, Suspense } from 'react';
import { Link, Route, Switch, useLocation } from 'wouter';
import { buttonClass, Skeleton } from '../kit/index.ts';
import { Boundary } from './layout/boundary.tsx';
import { Page } from './layout/page.tsx';
import { pageAddress, patternOf } from './routes.ts';
import { useApp } from './state/app-context.tsx';
import { lazyPage } from './state/lazy-page.ts';
import { HomePage } from './pages/home/home-page.tsx';
import { NewTopupPage } from './pages/new-topup/new-topup-page.tsx';
import { TopupPage } from './pages/topup/topup-page.tsx';

// What one needs to pay is there at once; the rest comes when it is asked for.
const SignInPage = lazyPage(
  async () => (await import('./pages/sign-in/sign-in-page.tsx')).SignInPage,
);
const RecordsPage = lazyPage(
  async () => (await import('./pages/records/records-page.tsx')).RecordsPage,
);
const ReceiptPage = lazyPage(
  async () => (await import('./pages/receipt/receipt-page.tsx')).ReceiptPage,
);
const HelpPage = lazyPage(async () => (await import('./pages/help/help-page.tsx')).HelpPage);
const SettingsPage = lazyPage(
  async () => (await import('./pages/settings/settings-page.tsx')).SettingsPage,
);
const CareHomePage = lazyPage(
  async () => (await import('./pages/care/care-home-page.tsx')).CareHomePage,
);
const CareTopupPage = lazyPage(
  async () => (await import('./pages/care/care-topup-page.tsx')).CareTopupPage,
);

function NoSuchPage(): ReactNode {
  const { say } = useApp();
  return (
    <Page title={say('problem.notFound')} back={pageAddress('home')}>
      <Link href={pageAddress('home')} className={buttonClass('primary')}>
        {say('nav.home')}
      </Link>
    </Page>
  );
}

function Coming(): ReactNode {
  const { say } = useApp();
  return (
    <main className="page">
      <Skeleton words={say('waiting.long')} bars={6} />
    </main>
  );
}

export function Pages(): ReactNode {
  const { isCareMode } = useApp();
  const [address] = useLocation();
  return (
    <Boundary name={address}>
      <Suspense fallback={<Coming />}>
        <Switch>
          <Route path={patternOf('home')}>{isCareMode ? <CareHomePage /> : <HomePage />}</Route>
          <Route path={patternOf('newTopup')}>
            {isCareMode ? <CareTopupPage /> : <NewTopupPage />}
          </Route>
          <Route path={patternOf('topup')} component={TopupPage} />
          <Route path={patternOf('signIn')} component={SignInPage} />
          <Route path={patternOf('records')} component={RecordsPage} />
          <Route path={patternOf('receipt')} component={ReceiptPage} />
          <Route path={patternOf('help')} component={HelpPage} />
          <Route path={patternOf('settings')} component={SettingsPage} />
          <Route component={NoSuchPage} />
        </Switch>
      </Suspense>
    </Boundary>
  );
}
