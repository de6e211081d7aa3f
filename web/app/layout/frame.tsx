import type { ReactNode } from 'react';
import { Link, useRoute } from 'wouter';
import { BottomBar, Icon, type IconName, ToastArea } from '../../kit/index.ts';
import { pageAddress } from '../routes.ts';
import { useApp } from '../state/app-context.tsx';
import { useStore } from '../state/store.ts';
import type { WordKey } from '../words/en.ts';

/** Says how the connection is, for as long as it is not good. Polite: it interrupts nobody. */
function ConnectionLine(): ReactNode {
  const { device, say } = useApp();
  const connection = useStore(device.connection);
  return (
    <p className="connection" role="status">
      {connection === 'none' && say('connection.offline')}
      {connection === 'weak' && say('connection.weak')}
    </p>
  );
}

interface BarLinkProps {
  readonly to: string;
  readonly icon: IconName;
  readonly word: Extract<WordKey, `nav.${string}`>;
  readonly isMain?: boolean;
}

function BarLink({ to, icon, word, isMain = false }: BarLinkProps): ReactNode {
  const { say } = useApp();
  const [isHere] = useRoute(to);
  return (
    <li>
      <Link
        href={to}
        aria-current={isHere ? 'page' : undefined}
        className={isMain ? 'bottom-bar-main' : ''}
      >
        <Icon name={icon} />
        {say(word)}
      </Link>
    </li>
  );
}

/** While a payment is open, the bar leads to it instead of inviting another. */
function TopupLink(): ReactNode {
  const { device } = useApp();
  useStore(device.attemptChanges);
  const open = device.attempts.unfinishedOrder();
  if (!open) return <BarLink to={pageAddress('newTopup')} icon="add" word="nav.topup" isMain />;
  const { topup } = open;
  const to = topup === null ? pageAddress('home') : pageAddress('topup', { topup });
  return <BarLink to={to} icon="clock" word="nav.open" isMain />;
}

/** What stands around every page. Care mode has one way through, so it needs no bar. */
export function Frame({ children }: { readonly children: ReactNode }): ReactNode {
  const { say, isCareMode } = useApp();
  return (
    <div className="app">
      <ConnectionLine />
      <ToastArea>{children}</ToastArea>
      {!isCareMode && (
        <BottomBar label={say('nav.label')}>
          <BarLink to={pageAddress('home')} icon="home" word="nav.home" />
          <TopupLink />
          <BarLink to={pageAddress('records')} icon="list" word="nav.records" />
          <BarLink to={pageAddress('settings')} icon="more" word="nav.settings" />
        </BottomBar>
      )}
    </div>
  );
}
