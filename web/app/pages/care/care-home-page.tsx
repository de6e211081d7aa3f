import type { ReactNode } from 'react';
import { Link, useSearch } from 'wouter';
import { Icon } from '../../../kit/index.ts';
import { brand } from '../../brand.ts';
import { Page } from '../../layout/page.tsx';
import { OpenTopup, UnansweredOrder } from '../../parts/open-topup.tsx';
import { newTopupAddress, pageAddress } from '../../routes.ts';
import { useApp } from '../../state/app-context.tsx';
import { useStore } from '../../state/store.ts';
import { CareBalance } from './care-balance.tsx';
import './care.css';

const balanceAddress = `${pageAddress('home')}?show=balance`;

/** Three buttons, and whatever top-up is still open, because that comes first. */
function Menu(): ReactNode {
  const { device, say } = useApp();
  useStore(device.attemptChanges);
  const unanswered = device.attempts.unansweredOrder();
  const open = device.attempts.unfinishedOrder()?.topup;
  return (
    <Page title={say('home.title')}>
      {unanswered && <UnansweredOrder attempt={unanswered} />}
      {!unanswered && open && <OpenTopup topup={open} />}
      <nav className="care-buttons" aria-label={say('nav.label')}>
        <Link href={balanceAddress} className="care-button">
          <Icon name="list" isLarge />
          {say('care.balance')}
        </Link>
        <Link href={newTopupAddress(undefined)} className="care-button">
          <Icon name="add" isLarge />
          {say('care.topup')}
        </Link>
        <a href={`tel:${brand.helpline}`} className="care-button">
          <Icon name="phone" isLarge />
          {say('care.help')}
        </a>
      </nav>
      <p className="care-more">
        <Link href={pageAddress('settings')}>{say('nav.settings')}</Link>
      </p>
    </Page>
  );
}

export function CareHomePage(): ReactNode {
  const isBalance = new URLSearchParams(useSearch()).get('show') === 'balance';
  return isBalance ? <CareBalance /> : <Menu />;
}
