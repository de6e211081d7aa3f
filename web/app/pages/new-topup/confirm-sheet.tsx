import { type ReactNode, useState } from 'react';
import { Link } from 'wouter';
import {
  groupedNumber,
  lastDigits,
  type PaymentMethod,
  type Quote,
} from '../../../client/index.ts';
import {
  Banner,
  Button,
  buttonClass,
  CodeField,
  Row,
  Rows,
  Sheet,
  SheetFoot,
} from '../../../kit/index.ts';
import { ProblemNote } from '../../layout/problem-note.tsx';
import { pageAddress } from '../../routes.ts';
import { useApp } from '../../state/app-context.tsx';
import { useOrder } from '../../state/use-order.ts';
import { Changes } from './quote-part.tsx';
import { translated } from '../../../language/index.ts';

interface ConfirmSheetProps {
  readonly quote: Quote;
  readonly method: PaymentMethod;
  /** Somebody else's number that nobody on this phone has topped up before. */
  readonly isStrange: boolean;
  readonly onClose: () => void;
}

function Facts({ quote, method }: Pick<ConfirmSheetProps, 'quote' | 'method'>): ReactNode {
  const { say, format, language } = useApp();
  const { bonusExpiresAt, rate, receiver } = quote;
  const bonus = format.money(method.bonus);
  return (
    <Rows>
      <Row name={say('confirm.owner')}>{receiver.owner}</Row>
      <Row name={say('confirm.plan')}>{translated(receiver.plan, language)}</Row>
      <Row name={say('confirm.value')}>{format.money(quote.value)}</Row>
      {method.bonus.amountMinor > 0 && (
        <Row name={say('confirm.bonus')}>
          {bonusExpiresAt
            ? say('confirm.bonusUntil', { bonus, day: format.dayOf(bonusExpiresAt) })
            : bonus}
        </Row>
      )}
      {rate && <Row name={say('confirm.rate')}>{rate.text}</Row>}
      <Row name={say('confirm.fee')}>{format.money(method.fee)}</Row>
      <div className="row confirm-total">
        <dt className="facts">
          <span>{say('confirm.total')}</span>
          <span>{translated(method.name, language)}</span>
        </dt>
        <dd>{format.money(method.pays)}</dd>
      </div>
    </Rows>
  );
}

interface TwinQuestionProps {
  readonly twin: NonNullable<Quote['recentTwin']>;
  readonly onAgain: () => void;
}

/** The same number and amount minutes ago is more often a second tap than a second wish: so ask. */
function TwinQuestion({ twin, onAgain }: TwinQuestionProps): ReactNode {
  const { say, format } = useApp();
  const address = pageAddress('topup', { topup: twin.topup });
  return (
    <Banner kind="attention" title={say('confirm.twinTitle')}>
      <p>{say('confirm.twinText', { time: format.time(twin.at) })}</p>
      <Link href={address} className={buttonClass('primary')}>
        {say('confirm.twinShow')}
      </Link>
      <Button kind="secondary" onClick={onAgain}>
        {say('confirm.twinAgain')}
      </Button>
    </Banner>
  );
}

/** Everything a person must have seen before paying; only then can be paid. */
export function ConfirmSheet({ quote, method, isStrange, onClose }: ConfirmSheetProps): ReactNode {
  const { say, format } = useApp();
  const { isSending, isUnsure, refusal, order } = useOrder(quote);
  const [ending, setEnding] = useState('');
  const [isTwinIntended, setIsTwinIntended] = useState(false);
  const isTwinOpen = quote.recentTwin !== null && !isTwinIntended;
  const isEndingRight = !isStrange || ending === lastDigits(quote.receiver.number, 4);
  const pay = (): void => order(method, isTwinIntended);
  const busyLabel = isSending ? say('action.working') : undefined;

  if (isUnsure) {
    return (
      <Sheet title={say('sending.title')} closeLabel={say('action.close')} onClose={onClose}>
        <Banner kind="attention" icon="clock" isNews title={say('sending.unsureTitle')}>
          <p>{say('sending.unsureText')}</p>
        </Banner>
        <Button busyLabel={busyLabel} onClick={pay}>
          {say('sending.again')}
        </Button>
      </Sheet>
    );
  }
  return (
    <Sheet title={say('confirm.title')} closeLabel={say('action.close')} onClose={onClose}>
      <p className="confirm-number">{groupedNumber(quote.receiver.number)}</p>
      {quote.recentTwin && isTwinOpen && (
        <TwinQuestion twin={quote.recentTwin} onAgain={() => setIsTwinIntended(true)} />
      )}
      {quote.reviewHours !== null && (
        <Banner kind="attention" icon="clock" title={say('confirm.reviewTitle')}>
          <p>{say('confirm.reviewText', { hours: String(quote.reviewHours) })}</p>
        </Banner>
      )}
      <Facts quote={quote} method={method} />
      <Changes quote={quote} />
      {isStrange && !isTwinOpen && (
        <CodeField
          digits={4}
          label={say('confirm.lastFour')}
          hint={say('confirm.lastFourHint')}
          problem={ending.length === 4 && !isEndingRight ? say('confirm.lastFourWrong') : undefined}
          value={ending}
          onValue={setEnding}
        />
      )}
      {refusal && <ProblemNote problem={refusal} />}
      {!isTwinOpen && (
        <>
          <SheetFoot>
            <Button busyLabel={busyLabel} isOff={!isEndingRight} onClick={pay}>
              {say('confirm.pay', { amount: format.money(method.pays) })}
            </Button>
          </SheetFoot>
          <p className="soft small">{say('confirm.once')}</p>
        </>
      )}
    </Sheet>
  );
}
