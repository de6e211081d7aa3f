import { type ReactNode, useState } from 'react';
import { Banner, Button, Card, Field, Row, Rows } from '../../kit/index.ts';
import { useRead } from '../../reading/index.ts';
import type { Swap } from '../state/hall-channel.ts';
import { useHall } from '../state/hall-context.tsx';
import { useCalling } from '../state/use-calling.ts';

/** New SIMs that wait: a second person lets one through, or anybody stops it. */
export function HeldSwaps(): ReactNode {
  const { channel } = useHall();
  const held = useRead('swaps', () => channel.call('listSwaps', {}));
  return held.value?.swaps.map((swap) => (
    <SwapCard key={swap.id} swap={swap} onEnded={held.readAgain} />
  ));
}

interface SwapCardProps {
  readonly swap: Swap;
  readonly onEnded: () => void;
}

function SwapCard({ swap, onEnded }: SwapCardProps): ReactNode {
  const { channel, say, format } = useHall();
  const [why, setWhy] = useState('');
  const { isBusy, problem, complain, run } = useCalling();
  const params = { swap: swap.id };
  const hasten = async (): Promise<void> => {
    if (await run(channel.call('hastenSwap', { params }))) onEnded();
  };
  const stop = async (): Promise<void> => {
    if (why.trim() === '') return complain(say('whyNeeded'));
    if (await run(channel.call('stopSwap', { params, body: { why } }))) onEnded();
    return undefined;
  };
  return (
    <Card title={say('anotherSim')}>
      <Rows>
        <Row name={say('number')}>{swap.maskedNumber}</Row>
        <Row name={say('imsi')}>{swap.imsi}</Row>
        <Row name={say('swapReason')}>{say(`swap.${swap.reason as 'lost'}`)}</Row>
        <Row name={say('note')}>{swap.note}</Row>
        <Row name={say('proposedBy')}>
          {swap.askedBy} · {format.dayAndTime(swap.askedAt)}
        </Row>
        <Row name={say('swapDue')}>{format.dayAndTime(swap.dueAt)}</Row>
      </Rows>
      {problem && <Banner kind="attention" title={problem} isNews />}
      <Button busyLabel={isBusy ? say('deciding') : undefined} onClick={() => void hasten()}>
        {say('hasten')}
      </Button>
      <Field label={say('whyStop')} value={why} onValue={setWhy} maxLength={200} />
      <Button kind="loss" onClick={() => void stop()}>
        {say('stopSwap')}
      </Button>
    </Card>
  );
}
