import { type ReactNode, useState } from 'react';
import { groupedNumber, isOutcomeUnknown } from '../../client/index.ts';
import { Amount, Banner, Button, Row, Rows } from '../../kit/index.ts';
import { translated } from '../../language/index.ts';
import { OfferRows } from '../parts/offer-rows.tsx';
import { PinField } from '../parts/pin-field.tsx';
import { type PendingSale, sentenceOf } from '../../counter/index.ts';
import { useOwnFix } from '../state/own-fix.ts';
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
 * What the customer reads on the turned screen, and the PIN of who sells.
 */
export function Confirm(props: ConfirmProps): ReactNode {
  const { echo, amountMinor, onChange } = props;
  const { say, format } = useTill();
  const [pin, setPin] = useState('');
  const { isBusy, problem, isTwin, sell } = useSale(props, pin, setPin);
  const value = format.money({ amountMinor, currency: 'HKD' });
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

/** Sells; the key is kept on the device before the first byte is sent. */
function useSale(props: ConfirmProps, pin: string, setPin: (pin: string) => void) {
  const { echo, amountMinor, promotionCode, newKey, onSold, onLost } = props;
  const { channel, pendingSales, say, session, onSession } = useTill();
  const ownFix = useOwnFix();
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const [isTwin, setTwin] = useState(false);
  const sell = async (isTwinIntended: boolean): Promise<void> => {
    if (!/^\d{6}$/.test(pin)) return setProblem(say('digitsNeeded'));
    setBusy(true);
    setProblem(undefined);
    const fix = await ownFix.read();
    const { number } = echo;
    const pending = { key: newKey(), number, amountMinor };
    pendingSales.keep(pending);
    const price = echo.offer && { priceMinor: echo.offer.price.amountMinor };
    const code = promotionCode && { promotionCode };
    const at = fix && { fix };
    const body = { number, amountMinor, pin, isTwinIntended, ...price, ...code, ...at };
    const result = await channel.call('sellTopup', { body }, pending.key);
    setBusy(false);
    if (result.isOk) return onSold(result.answer);
    if (isOutcomeUnknown(result.problem)) return onLost(pending);
    pendingSales.keep(null);
    setPin('');
    if (result.problem.kind === 'refused' && result.problem.status === 401) {
      onSession({ ...session, till: null });
    }
    ownFix.learn(result.problem);
    setTwin(result.problem.kind === 'refused' && result.problem.code === 'topup_twin');
    setProblem(sentenceOf(result.problem, say));
    return undefined;
  };
  return { isBusy, problem, isTwin, sell };
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
