import { type ReactNode, useState } from 'react';
import { Banner, Tabs } from '../../kit/index.ts';
import type { Developer, Keys } from '../state/portal-channel.ts';
import { usePortal } from '../state/portal-context.tsx';
import { Guide } from './guide.tsx';
import { KeysPage } from './keys.tsx';
import { StatementPage } from './statement.tsx';
import { StatusPage } from './status.tsx';
import { TopupsPage } from './topups.tsx';
import { WebhooksPage } from './webhooks.tsx';

/** What a developer does here, from the first command to the books. */
export function Desk({ developer }: { readonly developer: Developer }): ReactNode {
  const { say } = usePortal();
  const [shown, setShown] = useState('keys');
  // Kept here and nowhere else, so that the guide can name them until the page is left.
  const [keys, setKeys] = useState<Keys>();
  const tabs = [
    { name: 'keys', label: say('keys') },
    { name: 'guide', label: say('guide') },
    { name: 'webhooks', label: say('webhooks') },
    { name: 'topups', label: say('topups') },
    { name: 'statement', label: say('statement') },
    { name: 'status', label: say('status') },
  ];
  return (
    <>
      <Suspended at={developer.suspendedAt} />
      <Tabs label={say('title')} tabs={tabs} shown={shown} onShow={setShown}>
        {shown === 'keys' && (
          <KeysPage keys={keys} onKeys={setKeys} onGuide={() => setShown('guide')} />
        )}
        {shown === 'guide' && (
          <div className="stack">
            <h1>{say('guide')}</h1>
            <Guide keys={keys} />
          </div>
        )}
        {shown === 'webhooks' && <WebhooksPage />}
        {shown === 'topups' && <TopupsPage />}
        {shown === 'statement' && <StatementPage />}
        {shown === 'status' && <StatusPage />}
      </Tabs>
    </>
  );
}

/** That it may not sell, by whose rule, what goes on all the same, and whom to ask. */
function Suspended({ at }: { readonly at: Developer['suspendedAt'] }): ReactNode {
  const { session, say, format } = usePortal();
  if (at === null) return null;
  return (
    <Banner kind="attention" title={say('suspendedTitle')}>
      <p>{say('suspendedRule', { time: format.dayAndTime(at) })}</p>
      <p>{say('suspendedStill')}</p>
      <p>{say('suspendedAsk', { hotline: session.brand.hotline })}</p>
    </Banner>
  );
}
