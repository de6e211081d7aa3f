import { type ReactNode, useEffect, useEffectEvent, useState } from 'react';
import type { Result } from '../../client/index.ts';
import { sentenceOf } from '../../counter/index.ts';
import { Banner, Button, Card, Row, Rows } from '../../kit/index.ts';
import { People } from '../parts/people.tsx';
import type { Floats } from '../state/till-channel.ts';
import { useTill } from '../state/till-context.tsx';
import { MoveFloat } from './move-float.tsx';
import { Statement } from './statement.tsx';

interface FloatsPageProps {
  readonly onBack: () => void;
  readonly onFloat: (amountMinor: number) => void;
}

/** For a supervisor: what the float has, what moves between it and others, and its days. */
export function FloatsPage({ onBack, onFloat }: FloatsPageProps): ReactNode {
  const { channel, say } = useTill();
  const [floats, setFloats] = useState<Floats>();
  const [problem, setProblem] = useState<string>();
  // How it stands is read first; the form, which grows with the shops, opens by a press.
  const [isMoving, setIsMoving] = useState(false);
  const take = useEffectEvent((result: Result<Floats>) => {
    if (result.isOk) setFloats(result.answer);
    else setProblem(sentenceOf(result.problem, say));
  });
  useEffect(() => {
    let isHere = true;
    const load = async (): Promise<void> => {
      const result = await channel.call('readFloats', {});
      if (isHere) take(result);
    };
    void load();
    return () => {
      isHere = false;
    };
  }, [channel]);
  const loadAgain = async (amountMinor: number): Promise<void> => {
    onFloat(amountMinor);
    const result = await channel.call('readFloats', {});
    if (result.isOk) setFloats(result.answer);
  };
  const canMove = floats && (floats.shops.length > 0 || floats.chain !== null);
  return (
    <>
      <h1>{say('floats')}</h1>
      {problem && <Banner kind="attention" title={problem} isNews />}
      {!floats && !problem && <p>{say('loading')}</p>}
      {floats && <InFloat floats={floats} />}
      {floats && <WaitingStock floats={floats} />}
      {floats && <Moves floats={floats} />}
      {floats && canMove && (
        <Button kind="secondary" aria-expanded={isMoving} onClick={() => setIsMoving(!isMoving)}>
          {say('moveTitle')}
        </Button>
      )}
      {floats && canMove && isMoving && (
        <MoveFloat floats={floats} onMoved={(amountMinor) => void loadAgain(amountMinor)} />
      )}
      {floats && <People />}
      {floats?.isOwn && <Statement today={floats.today} />}
      <Button kind="secondary" onClick={onBack}>
        {say('back')}
      </Button>
    </>
  );
}

function InFloat({ floats }: { readonly floats: Floats }): ReactNode {
  const { say, format } = useTill();
  const { total, held, shops, isOwn } = floats;
  return (
    <>
      <Card>
        <Rows>
          <Row name={say('floatTotal')}>{format.money(total)}</Row>
          {held.amountMinor > 0 && <Row name={say('floatHeld')}>{format.money(held)}</Row>}
        </Rows>
        {!isOwn && <p>{say('floatOfChain')}</p>}
      </Card>
      {shops.length > 0 && (
        <Card title={say('shopsTitle')}>
          <Rows>
            {shops.map(({ id, name, isSuspended, total: has }) => (
              <Row key={id} name={isSuspended ? `${name} (${say('suspended')})` : name}>
                {format.money(has)}
              </Row>
            ))}
          </Rows>
        </Card>
      )}
    </>
  );
}

/** Stock that was ordered and is not all done: what it waits for, and what the shop can do. */
function WaitingStock({ floats: { stock } }: { readonly floats: Floats }): ReactNode {
  const { say, format } = useTill();
  if (stock.length === 0) return null;
  return (
    <Card title={say('stockWaits')}>
      <ul className="till-moves">
        {stock.map(({ id, state, amount, paidBy, paymentReference: reference, wantedAt }) => {
          const isByBank = (paidBy === 'bank' || paidBy === 'cheque') && reference !== '';
          const toPay = isByBank ? say('stockToPay', { reference }) : say('stockToPayThem');
          return (
            <li key={id}>
              <span>
                {state === 'proposed' ? say('stockProposed') : toPay}
                <br />
                <small>{format.dayAndTime(wantedAt)}</small>
              </span>
              <strong>{format.money(amount)}</strong>
            </li>
          );
        })}
      </ul>
    </Card>
  );
}

const toldOf = { down: 'movedDown', withdraw: 'movedWithdraw', return: 'movedReturn' } as const;

function Moves({ floats }: { readonly floats: Floats }): ReactNode {
  const { say, format } = useTill();
  if (floats.moves.length === 0) return null;
  return (
    <Card title={say('movesTitle')}>
      <ul className="till-moves">
        {floats.moves.map(({ id, move, shop, by, amount, movedAt }) => (
          <li key={id}>
            <span>
              {say(toldOf[move], { shop, by })}
              <br />
              <small>{format.dayAndTime(movedAt)}</small>
            </span>
            <strong>{format.money(amount)}</strong>
          </li>
        ))}
      </ul>
    </Card>
  );
}
