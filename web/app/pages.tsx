import { type ReactNode, Suspense, useEffect } from 'react';
import { Link, Route, Switch, useLocation } from 'wouter';
import { buttonClass, Skeleton } from '../kit/index.ts';
import { Boundary } from './layout/boundary.tsx';
import { Page } from './layout/page.tsx';
import { loadCarePage, loadPage, prepareFor } from './page-loaders.ts';
import { pageAddress, patternOf } from './routes.ts';
import { useApp } from './state/app-context.tsx';
import { lazyPage } from './state/lazy-page.ts';
import { WithLineWords } from './state/line-words.tsx';

const HomePage = lazyPage(loadPage.home);
const NewTopupPage = lazyPage(loadPage.newTopup);
const TopupPage = lazyPage(loadPage.topup);
const SignInPage = lazyPage(loadPage.signIn);
const VoucherPage = lazyPage(loadPage.voucher);
const PacksPage = lazyPage(loadPage.packs);
const OutletsPage = lazyPage(loadPage.outlets);
const RatesPage = lazyPage(loadPage.rates);
const UsagePage = lazyPage(loadPage.usage);
const ClosingPage = lazyPage(loadPage.closing);
const GuardsPage = lazyPage(loadPage.guards);
const RemindersPage = lazyPage(loadPage.reminders);
const AutoTopupPage = lazyPage(loadPage.autoTopup);
const MandatesPage = lazyPage(loadPage.mandates);
const MessagesPage = lazyPage(loadPage.messages);
const MessageSettingsPage = lazyPage(loadPage.messageSettings);
const RecordsPage = lazyPage(loadPage.records);
const ReceiptPage = lazyPage(loadPage.receipt);
const NewAppealPage = lazyPage(loadPage.newAppeal);
const AppealsPage = lazyPage(loadPage.appeals);
const AppealPage = lazyPage(loadPage.appeal);
const HelpPage = lazyPage(loadPage.help);
const SettingsPage = lazyPage(loadPage.settings);
const CareHomePage = lazyPage(loadCarePage.home);
const CareTopupPage = lazyPage(loadCarePage.newTopup);

/** What is about one line, about who has it, or less often wanted: more to say than paying has. */
const linePages = {
  voucher: VoucherPage,
  packs: PacksPage,
  outlets: OutletsPage,
  rates: RatesPage,
  usage: UsagePage,
  guards: GuardsPage,
  reminders: RemindersPage,
  autoTopup: AutoTopupPage,
  mandates: MandatesPage,
  messages: MessagesPage,
  messageSettings: MessageSettingsPage,
  closing: ClosingPage,
  newAppeal: NewAppealPage,
  appeals: AppealsPage,
  appeal: AppealPage,
  receipt: ReceiptPage,
  help: HelpPage,
  settings: SettingsPage,
} as const;

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
  useEffect(() => prepareFor(address, isCareMode), [address, isCareMode]);
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
          {Object.entries(linePages).map(([page, LinePage]) => (
            <Route key={page} path={patternOf(page as keyof typeof linePages)}>
              <WithLineWords>
                <LinePage />
              </WithLineWords>
            </Route>
          ))}
          <Route path={patternOf('records')} component={RecordsPage} />
          <Route component={NoSuchPage} />
        </Switch>
      </Suspense>
    </Boundary>
  );
}
