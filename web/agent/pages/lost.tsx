import type { ReactNode } from 'react';
import { groupedNumber } from '../../client/index.ts';
import { hkd, type PendingSale } from '../../counter/index.ts';
import { Row } from '../../kit/index.ts';
import { LostAnswer } from '../parts/lost-answer.tsx';
import type { Sale } from '../state/till-channel.ts';
import { useTill } from '../state/till-context.tsx';

interface LostProps {
  readonly pending: PendingSale;
  readonly onSold: (sale: Sale, floatMinor: number) => void;
  readonly onNotSold: (floatMinor: number) => void;
}

/** The answer of a top-up's sale was lost. */
export function Lost({ pending, ...on }: LostProps): ReactNode {
  const { channel, say, format } = useTill();
  const { key, number, amountMinor } = pending;
  return (
    <LostAnswer
      {...on}
      onAsk={() => channel.call('answerSale', { body: { number, amountMinor } }, key)}
    >
      <Row name={say('number')}>{groupedNumber(number)}</Row>
      <Row name={say('amount')}>{format.money(hkd(amountMinor))}</Row>
    </LostAnswer>
  );
}
