import type { ReactNode } from 'react';
import { Link, Redirect, Route, Switch } from 'wouter';
import { Page } from './layout/page.tsx';
import { ProblemNote } from './layout/problem-note.tsx';
import { AppealPage } from './pages/appeal-page.tsx';
import { AppealsPage } from './pages/appeals-page.tsx';
import { BankPage } from './pages/bank-page.tsx';
import { BreakPage } from './pages/break-page.tsx';
import { CreditPage } from './pages/credit-page.tsx';
import { DevelopersPage } from './pages/developers-page.tsx';
import { DevicesPage } from './pages/devices-page.tsx';
import { ErasuresPage } from './pages/erasures-page.tsx';
import { FindPage } from './pages/find-page.tsx';
import { LinePage } from './pages/line-page.tsx';
import { MachineryPage } from './pages/machinery-page.tsx';
import { MandatesPage } from './pages/mandates-page.tsx';
import { MessagesPage } from './pages/messages-page.tsx';
import { OwnPage } from './pages/own-page.tsx';
import { OutletsPage } from './pages/outlets-page.tsx';
import { PaymentPage } from './pages/payment-page.tsx';
import { PaymentsOfPage } from './pages/payments-of-page.tsx';
import { PaymentsPage } from './pages/payments-page.tsx';
import { PromotionsPage } from './pages/promotions-page.tsx';
import { RatesPage } from './pages/rates-page.tsx';
import { ReceiptsPage } from './pages/receipts-page.tsx';
import { ReconciliationDayPage } from './pages/reconciliation-day-page.tsx';
import { ReconciliationPage } from './pages/reconciliation-page.tsx';
import { ReviewsPage } from './pages/reviews-page.tsx';
import { NewShopPage } from './pages/new-shop-page.tsx';
import { ShopPage } from './pages/shop-page.tsx';
import { ShopStockPage } from './pages/shop-stock-page.tsx';
import { ShopsPage } from './pages/shops-page.tsx';
import { SignInPage } from './pages/sign-in-page.tsx';
import { TiersPage } from './pages/tiers-page.tsx';
import { TopupPage } from './pages/topup-page.tsx';
import { TrailPage } from './pages/trail-page.tsx';
import { VouchersPage } from './pages/vouchers-page.tsx';
import { pageAddress, patternOf } from './routes.ts';
import { useConsole } from './state/console-context.tsx';
import { isAttemptState } from './state/attempt-state.ts';
import { openTargets } from './state/targets.ts';

/** What an address names. */
type Named = Readonly<Record<string, string | undefined>>;

function NoSuchPage(): ReactNode {
  const { say } = useConsole();
  return (
    <Page title={say('title.nowhere')}>
      <Link href={pageAddress('find')}>{say('title.find')}</Link>
    </Page>
  );
}

const paymentRoutes = (
  <>
    <Route path={patternOf('payments')} component={PaymentsPage} />
    <Route path={patternOf('payment')}>
      {({ payment = '' }: Named) => <PaymentPage key={payment} payment={payment} />}
    </Route>
    <Route path={patternOf('paymentsOf')}>
      {({ connector = '', state = '' }: Named) =>
        isAttemptState(state) ? (
          <PaymentsOfPage key={`${connector} ${state}`} connector={connector} state={state} />
        ) : (
          <NoSuchPage />
        )
      }
    </Route>
  </>
);

const reconciliationRoutes = (
  <>
    <Route path={patternOf('reconciliation')} component={ReconciliationPage} />
    <Route path={patternOf('reconciliationDay')}>
      {({ connector = '', day = '' }: Named) => (
        <ReconciliationDayPage key={`${connector} ${day}`} connector={connector} day={day} />
      )}
    </Route>
    <Route path={patternOf('break')}>
      {({ break: id = '' }: Named) => <BreakPage key={id} id={id} />}
    </Route>
    <Route path={patternOf('banking')} component={BankPage} />
    <Route path={patternOf('credit')}>
      {({ entry = '' }: Named) => <CreditPage key={entry} id={entry} />}
    </Route>
  </>
);

const shopRoutes = (
  <>
    <Route path={patternOf('shops')} component={ShopsPage} />
    <Route path={patternOf('shopStock')} component={ShopStockPage} />
    <Route path={patternOf('tiers')} component={TiersPage} />
    <Route path={patternOf('newShop')} component={NewShopPage} />
    <Route path={patternOf('shop')}>
      {({ shop = '' }: Named) => <ShopPage key={shop} shop={shop} part="about" />}
    </Route>
    <Route path={patternOf('shopPart')}>
      {({ shop = '', part = '' }: Named) => <ShopPage key={shop} shop={shop} part={part} />}
    </Route>
  </>
);

/** Where work begins: whoever may not look for lines begins with what is theirs. */
function FirstPage(): ReactNode {
  const { session } = useConsole();
  const [first = 'find'] = openTargets(session?.staff);
  return first === 'find' ? <FindPage /> : <Redirect to={pageAddress(first)} replace />;
}

/** Whoever is not signed in signs in where they are, and goes on there. */
export function Pages(): ReactNode {
  const { say, session, read, readAgain } = useConsole();
  if (!read.isOk) {
    return (
      <Page title={say('title.console')}>
        <ProblemNote problem={read.problem} onRetry={() => void readAgain()} />
      </Page>
    );
  }
  if (!session?.staff) return <SignInPage />;
  return (
    <Switch>
      <Route path={patternOf('find')} component={FirstPage} />
      <Route path={patternOf('line')}>
        {({ line = '' }: Named) => <LinePage key={line} line={line} />}
      </Route>
      <Route path={patternOf('topup')}>
        {({ topup = '' }: Named) => <TopupPage key={topup} topup={topup} />}
      </Route>
      <Route path={patternOf('receipts')} component={ReceiptsPage} />
      {paymentRoutes}
      {reconciliationRoutes}
      <Route path={patternOf('mandates')} component={MandatesPage} />
      <Route path={patternOf('messages')} component={MessagesPage} />
      <Route path={patternOf('appeals')} component={AppealsPage} />
      <Route path={patternOf('appeal')}>
        {({ number = '' }: Named) => <AppealPage key={number} number={number} />}
      </Route>
      <Route path={patternOf('reviews')} component={ReviewsPage} />
      <Route path={patternOf('erasures')} component={ErasuresPage} />
      {shopRoutes}
      <Route path={patternOf('developers')} component={DevelopersPage} />
      <Route path={patternOf('vouchers')} component={VouchersPage} />
      <Route path={patternOf('outlets')} component={OutletsPage} />
      <Route path={patternOf('devices')} component={DevicesPage} />
      <Route path={patternOf('rates')} component={RatesPage} />
      <Route path={patternOf('promotions')} component={PromotionsPage} />
      <Route path={patternOf('trail')} component={TrailPage} />
      <Route path={patternOf('machinery')} component={MachineryPage} />
      <Route path={patternOf('own')} component={OwnPage} />
      <Route component={NoSuchPage} />
    </Switch>
  );
}
