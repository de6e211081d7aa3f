import { type ReactNode, useEffect, useEffectEvent, useRef } from 'react';
import { Banner, Button } from '../../kit/index.ts';
import { OneDelivery } from '../parts/one-delivery.tsx';
import { Reading } from '../parts/reading.tsx';
import type { Delivery } from '../state/portal-channel.ts';
import { usePortal } from '../state/portal-context.tsx';
import { usePages } from '../state/use-pages.ts';

/** What was sent to an endpoint and how it went, the newest first. */
export function Deliveries({ endpoint }: { readonly endpoint: string }): ReactNode {
  const { channel, say } = usePortal();
  const params = { endpoint };
  const { list, hasMore, isReadOn, problem, readOn, again } = usePages(
    `deliveries ${endpoint}`,
    (page) => channel.call('listOwnDeliveries', { params, query: { limit: '20', ...page } }),
    ({ deliveries }) => deliveries,
  );
  useLookedAgain(isReadOn ? undefined : list, again);
  return (
    <section className="stack" aria-label={say('deliveries')}>
      {problem && <Banner kind="attention" title={problem} isNews />}
      <Reading of={{ answer: list, problem }} bars={3} />
      {list?.length === 0 && <p>{say('noDeliveries')}</p>}
      <ul className="portal-list">
        {list?.map((delivery) => (
          <OneDelivery
            key={delivery.delivery}
            endpoint={endpoint}
            delivery={delivery}
            onSent={again}
          />
        ))}
      </ul>
      <div className="portal-bar">
        <Button kind="plain" isWide={false} onClick={again}>
          {say('lookAgain')}
        </Button>
        {hasMore && (
          <Button kind="plain" isWide={false} onClick={() => void readOn()}>
            {say('more')}
          </Button>
        )}
      </div>
    </section>
  );
}

const soonMs = 1_500;
const soonLooks = 8;
const laterMs = 10_000;

/**
 * While something is on its way what is shown of it goes stale, so it is looked at again: soon for
 * whoever has just sent it, and then at leisure for as long as this is open.
 */
function useLookedAgain(list: readonly Delivery[] | undefined, again: () => void): void {
  const looks = useRef(0);
  const look = useEffectEvent(() => {
    looks.current += 1;
    again();
  });
  useEffect(() => {
    const isMoving = list?.some(({ state }) => state === 'queued' || state === 'sending');
    if (!isMoving) {
      looks.current = 0;
      return;
    }
    const timer = setTimeout(look, looks.current < soonLooks ? soonMs : laterMs);
    return () => clearTimeout(timer);
  }, [list]);
}
