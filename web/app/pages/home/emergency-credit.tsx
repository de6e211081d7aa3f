import type { ReactNode } from 'react';
import type { Line } from '../../../client/index.ts';
import { Banner, Button, Card, Row, Rows, useToast } from '../../../kit/index.ts';
import { ProblemNote } from '../../layout/problem-note.tsx';
import { useApp } from '../../state/app-context.tsx';
import { useOnce } from '../../state/use-once.ts';

interface EmergencyCreditProps {
  readonly line: Line;
  readonly onLent: () => void;
}

/** One tap when the money has ended; afterwards, what is owed and how it is repaid. */
export function EmergencyCredit({ line, onLent }: EmergencyCreditProps): ReactNode {
  const { device, say, format } = useApp();
  const tell = useToast();
  const { canBorrow, owed, amount } = line.emergencyCredit;
  const { isSending, problem, send } = useOnce(
    (key) => device.channel.call('borrow', { key, params: { line: line.id } }),
    ({ lent }) => {
      tell(say('loan.taken', { amount: format.roundMoney(lent) }));
      onLent();
    },
  );
  if (owed) {
    return (
      <Card>
        <Rows>
          <Row name={say('loan.owed')}>
            {format.money(owed)}
            <div className="soft small">{say('loan.owedText')}</div>
          </Row>
        </Rows>
      </Card>
    );
  }
  if (!canBorrow) return null;
  const money = format.roundMoney(amount);
  return (
    <Banner kind="action" icon="add" title={say('loan.title')}>
      <p>{say('loan.text', { amount: money })}</p>
      {problem && <ProblemNote problem={problem} />}
      <Button
        kind="secondary"
        busyLabel={isSending ? say('action.working') : undefined}
        onClick={send}
      >
        {say('loan.take', { amount: money })}
      </Button>
    </Banner>
  );
}
