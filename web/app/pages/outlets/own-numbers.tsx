import type { ReactNode } from 'react';
import { nationalNumber } from '../../../client/index.ts';
import { Card, Row, Rows } from '../../../kit/index.ts';
import { useLineApp } from '../../state/line-words.tsx';
import { numbersOf, useLines } from '../../state/use-lines.ts';

/**
 * What one types at a machine, for whoever is signed in: the number, and the digit that checks it.
 */
export function OwnNumbers(): ReactNode {
  const { say } = useLineApp();
  const numbers = numbersOf(useLines().value?.lines ?? []);
  if (numbers.length === 0) return null;
  return (
    <Card title={say('outlets.ownNumbers')}>
      <Rows>
        {numbers.map(({ number: { number, home, checkDigit } }) => (
          <Row key={number} name={say(`zone.${home}`)}>
            <strong className="nowrap">
              {nationalNumber(number)}-{checkDigit}
            </strong>
          </Row>
        ))}
      </Rows>
      <p className="soft small">{say('outlets.ownNumbersText')}</p>
    </Card>
  );
}
