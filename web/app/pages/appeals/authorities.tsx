import type { ReactNode } from 'react';
import type { Appeal } from '../../../client/index.ts';
import { Card, Row, Rows } from '../../../kit/index.ts';
import { translated } from '../../../language/index.ts';
import { useLineApp } from '../../state/line-words.tsx';

type Authority = Appeal['authorities'][number];

/** What an authority wants, and whether it has it: by words, and not by a colour alone. */
function Conditions({ conditions }: Pick<Authority, 'conditions'>): ReactNode {
  const { say, format, language } = useLineApp();
  return (
    <ul className="appeal-conditions small">
      {conditions.map(({ words, verdict, day }) => (
        <li key={words.en}>
          {translated(words, language)}{' '}
          <strong>
            {verdict === 'not_yet'
              ? say('appeal.not_yet', { day: day === null ? '' : format.day(day) })
              : say(`appeal.${verdict}`)}
          </strong>
        </li>
      ))}
    </ul>
  );
}

/** Where else a person can turn to, by the regions of their numbers, and whether already. */
export function Authorities({ authorities }: Pick<Appeal, 'authorities'>): ReactNode {
  const { say, language } = useLineApp();
  if (authorities.length === 0) return null;
  return (
    <Card title={say('appeal.where')}>
      {authorities.map(({ code, name, does, reach, costs, isOpen, conditions }) => (
        <details key={code} className="why">
          <summary>{translated(name, language)}</summary>
          <div className="stack stack-close">
            <p>{translated(does, language)}</p>
            <Rows>
              <Row name={say(isOpen ? 'appeal.whereOpen' : 'appeal.whereShut')}>
                {translated(reach, language)}
              </Row>
              {costs && <Row name={say('appeal.costs')}>{translated(costs, language)}</Row>}
            </Rows>
            <Conditions conditions={conditions} />
          </div>
        </details>
      ))}
    </Card>
  );
}
