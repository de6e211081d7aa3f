import type { ReactNode } from 'react';
import { Banner, Card, Row, Rows } from '../../kit/index.ts';
import type { Shift } from '../state/hall-channel.ts';
import { useHall } from '../state/hall-context.tsx';
import { sayDifference } from '../words/say-difference.ts';

interface ShiftCardProps {
  readonly shift: Shift;
  readonly children?: ReactNode;
}

/** A shift that was closed: what was counted, what the books had, and what differs. */
export function ShiftCard({ shift, children }: ShiftCardProps): ReactNode {
  const { say, format } = useHall();
  const { till, number, opening, end } = shift;
  if (!end) return null;
  return (
    <Card title={say('tillOf', { till, number: String(number) })}>
      {shift.isUnsettled ? (
        <Banner kind="attention" title={say('unsettled')} />
      ) : (
        <Banner kind="action" icon="done" title={say('settled')} />
      )}
      <Rows>
        <Row name={say('closedBy')}>
          {end.closedBy} · {format.dayAndTime(end.closedAt)}
        </Row>
        {opening.difference.amountMinor !== 0 && (
          <Row name={say('openingDifference')}>
            {sayDifference(say, format, opening.difference)} · {opening.reason}
          </Row>
        )}
        <Row name={say('expected')}>{format.money(end.expected)}</Row>
        <Row name={say('counted')}>{format.money(end.counted)}</Row>
        <Row name={say('difference')}>
          {sayDifference(say, format, end.difference)}
          {end.reason && ` · ${end.reason}`}
        </Row>
        <Row name={say('toSafe')}>{format.money(end.delivered)}</Row>
      </Rows>
      {children}
    </Card>
  );
}
