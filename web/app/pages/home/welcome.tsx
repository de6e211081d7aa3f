import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { buttonClass } from '../../../kit/index.ts';
import { LinkRow } from '../../parts/link-row.tsx';
import { newTopupAddress, pageAddress } from '../../routes.ts';
import { useApp } from '../../state/app-context.tsx';

/** The first page for somebody who has not signed in: paying needs no account. */
export function Welcome(): ReactNode {
  const { say } = useApp();
  return (
    <>
      <div className="welcome stack stack-close">
        <h2>{say('welcome.title')}</h2>
        <p className="soft">{say('welcome.text')}</p>
      </div>
      <Link href={newTopupAddress(undefined)} className={buttonClass('primary')}>
        {say('welcome.topup')}
      </Link>
      <Link href={pageAddress('signIn')} className={buttonClass('secondary')}>
        {say('welcome.signIn')}
      </Link>
      <nav className="card links" aria-label={say('nav.records')}>
        <LinkRow to={pageAddress('records')} icon="list">
          {say('welcome.records')}
        </LinkRow>
        <LinkRow to={pageAddress('outlets')} icon="home">
          {say('outlets.title')}
        </LinkRow>
        <LinkRow to={pageAddress('help')} icon="help">
          {say('help.title')}
        </LinkRow>
      </nav>
    </>
  );
}
