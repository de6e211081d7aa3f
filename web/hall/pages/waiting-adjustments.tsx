import type { ReactNode } from 'react';
import { Banner, Button, Card, Row, Rows } from '../../kit/index.ts';
import { useRead } from '../../reading/index.ts';
import type { Adjustment } from '../state/hall-channel.ts';
import { useHall } from '../state/hall-context.tsx';
import { useCalling } from '../state/use-calling.ts';

/** Corrections that wait to be decided by somebody else than who proposed them. */
export function WaitingAdjustments(): ReactNode {
  const { channel } = useHall();
  const waiting = useRead('adjustments', () => channel.call('listAdjustments', {}));
  return waiting.value?.adjustments.map((one) => (
    <AdjustmentCard key={one.id} adjustment={one} onDecided={waiting.readAgain} />
  ));
}

interface AdjustmentCardProps {
  readonly adjustment: Adjustment;
  readonly onDecided: () => void;
}

function AdjustmentCard({ adjustment, onDecided }: AdjustmentCardProps): ReactNode {
  const { channel, say, format } = useHall();
  const { isBusy, problem, run } = useCalling();
  const { id, maskedNumber, reason, amount, note, proposedBy, proposedAt } = adjustment;
  const decide = async (isApproved: boolean): Promise<void> => {
    const given = { params: { adjustment: id }, body: { isApproved } };
    if (await run(channel.call('decideAdjustment', given))) onDecided();
  };
  return (
    <Card title={say('adjust')}>
      <Rows>
        <Row name={say('number')}>{maskedNumber}</Row>
        <Row name={say('adjustWhy')}>{say(`adjust.${reason}`)}</Row>
        <Row name={say('amount')}>{format.money(amount)}</Row>
        <Row name={say('adjustNote')}>{note}</Row>
        <Row name={say('proposedBy')}>
          {proposedBy} · {format.dayAndTime(proposedAt)}
        </Row>
      </Rows>
      {problem && <Banner kind="attention" title={problem} isNews />}
      <Button busyLabel={isBusy ? say('deciding') : undefined} onClick={() => void decide(true)}>
        {say('approve')}
      </Button>
      <Button kind="secondary" onClick={() => void decide(false)}>
        {say('refuse')}
      </Button>
    </Card>
  );
}
