import { type ReactNode, useEffect, useEffectEvent, useRef, useState } from 'react';
import { Banner, Button, Skeleton } from '../../kit/index.ts';
import { Command } from '../parts/command.tsx';
import type { Delivery } from '../state/portal-channel.ts';
import { usePortal } from '../state/portal-context.tsx';
import { useCalling } from '../state/use-calling.ts';
import { usePages } from '../state/use-pages.ts';

/** What was sent to an endpoint and how it went, the newest first. */
export function Deliveries({ endpoint }: { readonly endpoint: string }): ReactNode {
  const { channel, say } = usePortal();
  const params = { endpoint };
  const { list, hasMore, problem, readOn, again } = usePages(
    `deliveries ${endpoint}`,
    (page) => channel.call('listOwnDeliveries', { params, query: { limit: '20', ...page } }),
    ({ deliveries }) => deliveries,
  );
  useSoonAgain(list, again);
  return (
    <section className="stack" aria-label={say('deliveries')}>
      {problem && <Banner kind="attention" title={problem} isNews />}
      {!list && !problem && <Skeleton words={say('reading')} bars={3} />}
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

const lookEachMs = 1_500;
const mostLooks = 8;

/** Whoever has just sent something waits to see it go: it is looked again, for a while. */
function useSoonAgain(list: readonly Delivery[] | undefined, again: () => void): void {
  const looks = useRef(0);
  const look = useEffectEvent(() => {
    looks.current += 1;
    again();
  });
  useEffect(() => {
    const isMoving = list?.some(({ state, attempts }) => {
      return (state === 'queued' || state === 'sending') && attempts < 2;
    });
    if (!isMoving || looks.current >= mostLooks) return;
    const timer = setTimeout(look, lookEachMs);
    return () => clearTimeout(timer);
  }, [list]);
}

interface OneDeliveryProps {
  readonly endpoint: string;
  readonly delivery: Delivery;
  readonly onSent: () => void;
}

function OneDelivery({ endpoint, delivery: of, onSent }: OneDeliveryProps): ReactNode {
  const { channel, say, format } = usePortal();
  const { problem, run } = useCalling();
  const [body, setBody] = useState<string>();
  const { delivery, type, state, happenedAt, attempts, last, nextAt } = of;
  const params = { endpoint, delivery };
  const look = async (): Promise<void> => {
    const found = await run(channel.call('readOwnDelivery', { params }));
    if (found) setBody(found.body);
  };
  const replay = async (): Promise<void> => {
    if (await run(channel.call('replayOwnDelivery', { params }))) onSent();
  };
  const answered = last && (last.status === null ? last.reason : String(last.status));
  return (
    <li className="stack">
      <div className="portal-bar">
        <strong>{type}</strong>
        <span>{say(`delivery.${state}`)}</span>
        <span>{format.dayAndTime(happenedAt)}</span>
      </div>
      <p className="soft">
        {say('deliveryTries', { count: String(attempts) })}
        {answered && ` · ${say('deliveryAnswer', { answer: answered })}`}
        {nextAt && ` · ${say('deliveryNext', { time: format.dayAndTime(nextAt) })}`}
      </p>
      {problem && <Banner kind="attention" title={problem} isNews />}
      {body !== undefined && <Command name={delivery} text={body} />}
      <div className="portal-bar">
        <Button kind="plain" isWide={false} onClick={() => void look()}>
          {say('deliveryShow')}
        </Button>
        <Button kind="plain" isWide={false} onClick={() => void replay()}>
          {say('deliveryAgain')}
        </Button>
      </div>
    </li>
  );
}
