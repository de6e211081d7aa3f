import { type ReactNode, useState } from 'react';
import { Tabs } from '../../kit/index.ts';
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
    <Tabs label={say('title')} tabs={tabs} shown={shown} onShow={setShown}>
      {shown === 'keys' && (
        <KeysPage
          developer={developer}
          keys={keys}
          onKeys={setKeys}
          onGuide={() => setShown('guide')}
        />
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
  );
}
