import { type ReactNode, useEffect } from 'react';
import { Link } from 'wouter';
import { buttonClass, Icon, Skeleton } from '../../../kit/index.ts';
import { Page } from '../../layout/page.tsx';
import { ProblemNote } from '../../layout/problem-note.tsx';
import { LinkRow } from '../../parts/link-row.tsx';
import { OpenTopup, UnansweredOrder } from '../../parts/open-topup.tsx';
import { UnknownSession } from '../../parts/unknown-session.tsx';
import { newTopupAddress, pageAddress } from '../../routes.ts';
import { useApp } from '../../state/app-context.tsx';
import type { Device } from '../../state/device.ts';
import { useStore } from '../../state/store.ts';
import { type ChosenNumber, numbersOf, useChosenNumber, useLines } from '../../state/use-lines.ts';
import { LineBalance, LineValidity } from './line-balance.tsx';
import { EmergencyCredit } from './emergency-credit.tsx';
import { LineBanner, RegistrationBanner } from './line-banners.tsx';
import { LineUnits } from './line-units.tsx';
import { NumberSwitcher } from './number-switcher.tsx';
import { Welcome } from './welcome.tsx';
import './home.css';

function Links(): ReactNode {
  const { say } = useApp();
  return (
    <nav className="card links" aria-label={say('nav.records')}>
      <LinkRow to={pageAddress('packs')} icon="add">
        {say('packs.title')}
      </LinkRow>
      <LinkRow to={pageAddress('usage')} icon="clock">
        {say('usage.title')}
      </LinkRow>
      <LinkRow to={pageAddress('rates')} icon="more">
        {say('rates.title')}
      </LinkRow>
      <LinkRow to={pageAddress('guards')} icon="shield">
        {say('guards.title')}
      </LinkRow>
      <LinkRow to={pageAddress('reminders')} icon="attention">
        {say('reminders.title')}
      </LinkRow>
      <LinkRow to={pageAddress('autoTopup')} icon="clock">
        {say('autoTopup.title')}
      </LinkRow>
      <LinkRow to={pageAddress('messages')} icon="speak">
        {say('messages.title')}
      </LinkRow>
      <LinkRow to={pageAddress('records')} icon="list">
        {say('records.orders')}
      </LinkRow>
      <LinkRow to={`${pageAddress('records')}?show=receipts`} icon="receipt">
        {say('records.receipts')}
      </LinkRow>
      <LinkRow to={pageAddress('outlets')} icon="home">
        {say('outlets.title')}
      </LinkRow>
      <LinkRow to={pageAddress('help')} icon="help">
        {say('help.title')}
      </LinkRow>
    </nav>
  );
}

/**
 * In the order in which people ask: how much, what is left, until when, what is wrong, what to do.
 */
function LineView({
  line,
  number,
  onChange,
}: ChosenNumber & { readonly onChange: () => void }): ReactNode {
  const { say } = useApp();
  return (
    <>
      {line.openTopup && <OpenTopup topup={line.openTopup} />}
      <RegistrationBanner number={number} />
      {line.zone && (
        <Link href={pageAddress('rates')} className="zone-chip">
          {say('home.seenIn', { zone: say(`zone.${line.zone}`) })}
          <Icon name="next" />
        </Link>
      )}
      <LineBalance line={line} />
      <LineUnits units={line.units} />
      <LineValidity line={line} />
      <LineBanner line={line} />
      <EmergencyCredit key={line.id} line={line} onLent={onChange} />
      {!line.openTopup && (
        <Link href={newTopupAddress(number.number)} className={buttonClass('primary')}>
          {say('home.topup')}
        </Link>
      )}
    </>
  );
}

function Lines(): ReactNode {
  const { say } = useApp();
  const lines = useLines();
  const choices = numbersOf(lines.value?.lines ?? []);
  const [chosen, choose] = useChosenNumber(choices);
  return (
    <>
      {lines.problem && <ProblemNote problem={lines.problem} onRetry={lines.readAgain} />}
      {!lines.value && !lines.problem && <Skeleton words={say('waiting.long')} bars={6} />}
      {lines.value && !chosen && <p className="soft">{say('home.noLines')}</p>}
      {chosen && (
        <NumberSwitcher choices={choices} chosen={chosen} onChoose={choose}>
          <LineView {...chosen} onChange={lines.readAgain} />
        </NumberSwitcher>
      )}
      <Links />
    </>
  );
}

/** Where one can top up in person is needed when the network is gone, so it is read before. */
async function keepEverywhereLater(device: Device): Promise<void> {
  const { keepEverywhere } = await import('../outlets/keep-everywhere.ts');
  await keepEverywhere(device);
}

export function HomePage(): ReactNode {
  const { device, session, say } = useApp();
  useStore(device.attemptChanges);
  useEffect(() => {
    if (session) void keepEverywhereLater(device);
  }, [device, session]);
  const unanswered = device.attempts.unansweredOrder();
  return (
    <Page title={say('home.title')}>
      {unanswered && <UnansweredOrder attempt={unanswered} />}
      {!session && <UnknownSession />}
      {session && (session.isSignedIn ? <Lines /> : <Welcome />)}
    </Page>
  );
}
