import type { ReactNode } from 'react';
import { Banner, Button } from '../../kit/index.ts';
import { Reading } from '../parts/reading.tsx';
import type { Topups } from '../state/portal-channel.ts';
import { usePortal } from '../state/portal-context.tsx';
import { usePages } from '../state/use-pages.ts';
import { WaitingPart } from './waiting-part.tsx';

type Topup = Topups['topups'][number];

/** What the programs have sold, newest first. */
export function TopupsPage(): ReactNode {
  const { channel, say } = usePortal();
  const { list, hasMore, problem, readOn } = usePages(
    'topups',
    (query) => channel.call('listOwnTopups', { query }),
    ({ topups }) => topups,
  );
  return (
    <div className="stack">
      <h1>{say('topups')}</h1>
      {problem && <Banner kind="attention" title={problem} isNews />}
      <Reading of={{ answer: list, problem }} bars={5} />
      {list?.length === 0 && <p>{say('noTopups')}</p>}
      <WaitingPart />
      <ul className="portal-list">
        {list?.map((topup) => (
          <OneTopup key={topup.topup} topup={topup} />
        ))}
      </ul>
      {hasMore && (
        <Button kind="secondary" onClick={() => void readOn()}>
          {say('more')}
        </Button>
      )}
    </div>
  );
}

function OneTopup({ topup }: { readonly topup: Topup }): ReactNode {
  const { say, format } = usePortal();
  const { number, value, reference, soldAt, commission, undoneAt } = topup;
  return (
    <li>
      <div className="portal-bar">
        <strong>{format.money(value)}</strong>
        <span>{number}</span>
        <span>{format.dayAndTime(soldAt)}</span>
      </div>
      <div className="portal-bar">
        <span className="portal-secret">{reference}</span>
        <span>
          {undoneAt === null
            ? say('earned', { commission: format.money(commission) })
            : say('undone')}
        </span>
      </div>
    </li>
  );
}
