import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { type Advice, groupedNumber } from '../../../client/index.ts';
import { buttonClass, Card, Row, Rows } from '../../../kit/index.ts';
import { translated } from '../../../language/index.ts';
import { pageAddress } from '../../routes.ts';
import { useLineApp } from '../../state/line-words.tsx';

/** What the verdict means for this very order; of a charge, how it comes about. */
function VerdictText({ advice }: { readonly advice: Advice }): ReactNode {
  const { say, format } = useLineApp();
  const { verdict, topup, charge } = advice;
  if (verdict === 'explained') return <p>{charge?.why}</p>;
  const number = groupedNumber(topup?.receiver.number ?? '');
  const value = topup ? format.money(topup.value) : '';
  switch (verdict) {
    case 'credited':
    case 'cannot_undo':
      return <p>{say(`appeal.verdictText.${verdict}`, { value, number })}</p>;
    case 'by_hand': {
      const at = topup ? format.dayAndTime(topup.orderedAt) : '';
      return <p>{say('appeal.verdictText.by_hand', { at, number })}</p>;
    }
    default:
      return <p>{say(`appeal.verdictText.${verdict}`)}</p>;
  }
}

/** Whoever cannot be written to must know where it will be said. */
function Told({ advice: { verdict, topup } }: { readonly advice: Advice }): ReactNode {
  const { say } = useLineApp();
  if (!topup || (verdict !== 'being_asked' && verdict !== 'held')) return null;
  const { isTold, reference } = topup;
  return <p>{isTold ? say('appeal.verdictTold') : say('appeal.verdictUntold', { reference })}</p>;
}

function Log({ log }: Pick<Advice, 'log'>): ReactNode {
  const { say, format, language } = useLineApp();
  if (log.length === 0) return null;
  return (
    <Rows>
      {log.map(({ at, event, amount, why }) => (
        <Row key={`${at} ${event}`} name={format.dayAndTime(at)}>
          {say(`autoTopup.event.${event}`)}
          {amount && ` ${format.money(amount)}`}
          {why && `: ${translated(why, language)}`}
        </Row>
      ))}
    </Rows>
  );
}

/** What the system says at once, with the way to where something can be done about it. */
export function VerdictCard({ advice }: { readonly advice: Advice }): ReactNode {
  const { say } = useLineApp();
  const { verdict, topup, log } = advice;
  return (
    <Card title={say(`appeal.verdict.${verdict}`)}>
      <div role="status" className="stack">
        <VerdictText advice={advice} />
        <Told advice={advice} />
      </div>
      <Log log={log} />
      {verdict === 'by_rule' && (
        <Link href={pageAddress('autoTopup')} className={buttonClass('secondary')}>
          {say('appeal.toRule')}
        </Link>
      )}
      {topup && verdict !== 'by_rule' && (
        <Link href={pageAddress('topup', { topup: topup.id })} className={buttonClass('secondary')}>
          {say('appeal.toOrder')}
        </Link>
      )}
    </Card>
  );
}
