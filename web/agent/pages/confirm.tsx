import { type ReactNode, useState } from 'react';
import { groupedNumber, isOutcomeUnknown } from '../../client/index.ts';
import { Amount, Banner, Button, Row, Rows } from '../../kit/index.ts';
import { translated } from '../../language/index.ts';
import { OfferRows } from '../parts/offer-rows.tsx';
import { PinField } from '../parts/pin-field.tsx';
import { type PendingSale, sentenceOf } from '../../counter/index.ts';
import type { Echo, Sale } from '../state/till-channel.ts';
import { useTill } from '../state/till-context.tsx';

interface ConfirmProps {
  readonly echo: Echo;
  readonly amountMinor: number;
  readonly promotionCode: string | undefined;
  readonly newKey: () => string;
  readonly onChange: () => void;
  readonly onSold: (sale: Sale) => void;
  readonly onLost: (pending: PendingSale) => void;
}

/**
 * What the customer reads on the turned screen, and the PIN of who sells. The key is kept on the
 * device before the first byte is sent.
 */
export function Confirm(props: ConfirmProps): ReactNode {
  const { echo, amountMinor, promotionCode, newKey, onChange, onSold, onLost } = props;
  const { channel, pendingSales, say, format, session, onSession } = useTill();
  const [pin, setPin] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const [isTwin, setTwin] = useState(false);
  const value = format.money({ amountMinor, currency: 'HKD' });
  const sell = async (isTwinIntended: boolean): Promise<void> => {
    if (!/^\d{6}$/.test(pin)) return setProblem(say('digitsNeeded'));
    setBusy(true);
    setProblem(undefined);
    const { number } = echo;
    const pending = { key: newKey(), number, amountMinor };
    pendingSales.keep(pending);
    const price = echo.offer && { priceMinor: echo.offer.price.amountMinor };
    const code = promotionCode && { promotionCode };
    const body = { number, amountMinor, pin, isTwinIntended, ...price, ...code };
    const result = await channel.call('sellTopup', { body }, pending.key);
    setBusy(false);
    if (result.isOk) return onSold(result.answer);
    if (isOutcomeUnknown(result.problem)) return onLost(pending);
    pendingSales.keep(null);
    setPin('');
    if (result.problem.kind === 'refused' && result.problem.status === 401) {
      onSession({ ...session, till: null });
    }
    setTwin(result.problem.kind === 'refused' && result.problem.code === 'topup_twin');
    setProblem(sentenceOf(result.problem, say));
    return undefined;
  };
  return (
    <>
      <Turned echo={echo} value={value} />
      <p>{say('confirmHint')}</p>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void sell(false);
        }}
      >
        <PinField label={say('pin')} value={pin} onValue={setPin} takesFocus />
        {problem && <Banner kind="attention" title={problem} isNews />}
        <Button type="submit" busyLabel={isBusy ? say('selling') : undefined}>
          {say('sell', { value })}
        </Button>
      </form>
      {isTwin && (
        <Button kind="secondary" onClick={() => void sell(true)}>
          {say('sellOnce')}
        </Button>
      )}
      <Button kind="plain" onClick={onChange}>
        {say('change')}
      </Button>
    </>
  );
}

/** For the customer, on the turned screen. */
function Turned({ echo, value }: { readonly echo: Echo; readonly value: string }): ReactNode {
  const { say, language } = useTill();
  return (
    <>
      <h1>{say('confirmTitle')}</h1>
      <div className="till-turned stack">
        <p className="till-number">{groupedNumber(echo.number)}</p>
        <Amount text={value} size="large" />
        <Rows>
          <Row name={say('owner')}>{echo.maskedOwner}</Row>
          <Row name={say('plan')}>{translated(echo.plan, language)}</Row>
        </Rows>
        {echo.offer && <OfferRows offer={echo.offer} />}
      </div>
    </>
  );
}
