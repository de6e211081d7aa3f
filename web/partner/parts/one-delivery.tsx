import { type ReactNode, useState } from 'react';
import { Banner, Button } from '../../kit/index.ts';
import type { Delivery, Try } from '../state/portal-channel.ts';
import { usePortal } from '../state/portal-context.tsx';
import { useCalling, useRead } from '../state/use-calling.ts';
import { Command } from './command.tsx';
import { Reading } from './reading.tsx';

interface OneDeliveryProps {
  readonly endpoint: string;
  readonly delivery: Delivery;
  readonly onSent: () => void;
}

/** One event on its way: what it is about, how it stands, and what was sent. */
export function OneDelivery({ endpoint, delivery: of, onSent }: OneDeliveryProps): ReactNode {
  const { channel, say, format } = usePortal();
  const { isBusy, problem, run } = useCalling();
  const [isOpen, setIsOpen] = useState(false);
  const { delivery, type, state, about, happenedAt, queuedAt, isReplay } = of;
  const replay = async (): Promise<void> => {
    const params = { endpoint, delivery };
    if (await run(channel.call('replayOwnDelivery', { params }))) onSent();
  };
  return (
    <li className="stack stack-close">
      <div className="portal-bar">
        <strong>
          {type}
          {isReplay && <span className="portal-mark">{say('replayMark')}</span>}
        </strong>
        <span>{say(`delivery.${state}`)}</span>
      </div>
      {about && (
        <div className="portal-bar">
          <span className="portal-secret">{about.reference}</span>
          <span>{about.number}</span>
        </div>
      )}
      <p className="soft">
        {isReplay
          ? say('deliveryReplayed', {
              at: format.timeInSeconds(queuedAt),
              time: format.timeInSeconds(happenedAt),
            })
          : format.timeInSeconds(happenedAt)}
      </p>
      <Standing of={of} />
      {problem && <Banner kind="attention" title={problem} isNews />}
      {isOpen && <Sent endpoint={endpoint} delivery={of} />}
      <div className="portal-acts">
        <Button
          kind="plain"
          isWide={false}
          aria-expanded={isOpen}
          onClick={() => setIsOpen(!isOpen)}
        >
          {say(isOpen ? 'deliveryHide' : 'deliveryShow')}
        </Button>
        <Button kind="plain" isWide={false} isOff={isBusy} onClick={() => void replay()}>
          {say('replay')}
        </Button>
      </div>
    </li>
  );
}

/** How often it was tried, what came of the last time, and when it is tried next. */
function Standing({ of: { attempts, last, nextAt } }: { readonly of: Delivery }): ReactNode {
  const { say, format } = usePortal();
  // Nothing has been tried yet: that it waits to be sent stands above.
  if (attempts === 0) return null;
  return (
    <p className="soft">
      {say('deliveryTries', { count: String(attempts) })}
      {last && ` · ${answered(say, last)}`}
      {nextAt && ` · ${say('deliveryNext', { time: format.timeInSeconds(nextAt) })}`}
    </p>
  );
}

/** What the receiver said, and how long it took: `204 after 0.04 s`. */
function answered(say: ReturnType<typeof usePortal>['say'], one: Try): string {
  const seconds = (one.tookMs / 1_000).toFixed(2);
  if (one.status !== null) return say('deliveryAnswer', { answer: String(one.status), seconds });
  return say('deliveryNoAnswer', { why: one.reason ?? '', seconds });
}

interface SentProps {
  readonly endpoint: string;
  readonly delivery: Delivery;
}

/** Headers, bytes and each attempt, read anew whenever another has been made. */
function Sent({ endpoint, delivery: { delivery, attempts, state } }: SentProps): ReactNode {
  const { channel, say, format } = usePortal();
  const { answer, problem } = useRead(`delivery ${delivery} ${attempts} ${state}`, () =>
    channel.call('readOwnDelivery', { params: { endpoint, delivery } }),
  );
  if (problem) return <Banner kind="attention" title={problem} isNews />;
  if (!answer) return <Reading of={{ answer, problem }} bars={3} />;
  const { headers, body, tries } = answer;
  const shown = [
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    `webhook-timestamp: ${tries.at(-1)?.timestamp ?? '…'}`,
    'webhook-signature: v1,…',
  ];
  return (
    <>
      <Command name={say('deliveryHeaders')} text={shown.join('\n')} />
      <p className="soft">{say('deliverySignature')}</p>
      <Command name={say('deliveryBody')} text={body} />
      {tries.length > 0 && (
        <ol className="portal-points portal-tries" aria-label={say('deliveryAttempts')}>
          {tries.map((one) => (
            <li key={one.at}>
              {format.timeInSeconds(one.at)} · {answered(say, one)}
            </li>
          ))}
        </ol>
      )}
    </>
  );
}
