import { type ReactNode, useEffect, useEffectEvent, useState } from 'react';
import { isFinal, newAttemptKey, type Result } from '../../client/index.ts';
import { QrCode } from '../../codes/index.ts';
import { Banner, Button } from '../../kit/index.ts';
import { translated } from '../../language/index.ts';
import { Foot } from '../parts/foot.tsx';
import type { SlipContent } from '../parts/slip.tsx';
import type { Order, Quote } from '../state/kiosk-channel.ts';
import { sentenceOf, useKiosk, useWhenLeft } from '../state/kiosk-context.tsx';
import type { Chosen } from '../state/chosen.ts';

interface CodePageProps {
  readonly chosen: Chosen;
  readonly amountMinor: number;
  readonly onBack: () => void;
  readonly onSlip: (slip: SlipContent) => void;
}

type Method = Quote['methods'][number];

/** The methods that are paid with a phone, and then the code of the one that was chosen. */
export function CodePage({ chosen, amountMinor, onBack, onSlip }: CodePageProps): ReactNode {
  const { machine, say } = useKiosk();
  const [quote, setQuote] = useState<Quote>();
  const [order, setOrder] = useState<Order>();
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const { number } = chosen;
  const [keys] = useState(() => new Map<string, string>());
  const take = useEffectEvent((result: Result<Quote>) => {
    if (result.isOk) setQuote(result.answer);
    else setProblem(sentenceOf(result.problem, say));
  });
  useEffect(() => {
    let isHere = true;
    const load = async (): Promise<void> => {
      const body = { number, amountMinor };
      const result = await machine.channel.call('quoteTopup', { body });
      if (isHere) take(result);
    };
    void load();
    return () => {
      isHere = false;
    };
  }, [machine, number, amountMinor]);
  const choose = async ({ code: method }: Method): Promise<void> => {
    if (!quote || isBusy) return;
    setBusy(true);
    // Whoever touches it again after a lost answer gets the same order.
    const key = keys.get(method) ?? newAttemptKey();
    keys.set(method, key);
    const body = { quote: quote.id, method };
    const result = await machine.channel.call('orderTopup', { body }, key);
    setBusy(false);
    if (result.isOk) setOrder(result.answer);
    else setProblem(sentenceOf(result.problem, say));
  };
  if (order) return <Paying first={order} onSlip={onSlip} />;
  return (
    <>
      <h1>{say('methodTitle')}</h1>
      {problem && <Banner kind="attention" title={problem} isNews />}
      {!quote && !problem && <p role="status">{say('checking')}</p>}
      {quote?.methods.length === 0 && <Banner kind="attention" title={say('noMethods')} />}
      <Methods methods={quote?.methods ?? []} onChosen={(method) => void choose(method)} />
      <Foot>
        <Button kind="secondary" onClick={onBack}>
          {say('back')}
        </Button>
      </Foot>
    </>
  );
}

interface MethodsProps {
  readonly methods: readonly Method[];
  readonly onChosen: (method: Method) => void;
}

function Methods({ methods, onChosen }: MethodsProps): ReactNode {
  const { say, format, language } = useKiosk();
  return methods.map((method) => (
    <button key={method.code} type="button" className="kiosk-way" onClick={() => onChosen(method)}>
      <strong>
        {translated(method.name, language)} · {format.money(method.pays)}
      </strong>
      <span>
        {method.fee.amountMinor === 0
          ? say('noFee')
          : say('fee', { value: format.money(method.fee) })}
      </span>
    </button>
  ));
}

const lookMs = 3_000;

function Paying({
  first,
  onSlip,
}: {
  readonly first: Order;
  readonly onSlip: (slip: SlipContent) => void;
}): ReactNode {
  const { machine, say, format } = useKiosk();
  const [order, setOrder] = useState(first);
  const take = useEffectEvent((next: Order) => {
    if (isFinal(next.state)) onSlip(orderSlip(next, new Date(machine.nowMs()).toISOString()));
    else setOrder(next);
  });
  const params = { topup: first.topup };
  const look = useEffectEvent(async () => {
    const result = await machine.channel.call('readTopup', { params });
    if (result.isOk) take(result.answer);
  });
  useEffect(() => {
    const timer = setInterval(() => void look(), lookMs);
    return () => clearInterval(timer);
  }, []);
  const leave = async (): Promise<void> => {
    const result = await machine.channel.call('cancelTopup', { params });
    const last = result.isOk ? result.answer : order;
    onSlip(orderSlip(last, new Date(machine.nowMs()).toISOString()));
  };
  useWhenLeft(() => void leave());
  const pays = format.money(order.pays);
  return (
    <>
      <h1>{say('codeTitle')}</h1>
      <p className="kiosk-number">{pays}</p>
      {order.code !== null && (
        <QrCode
          content={order.code}
          label={say('codeLabel', { value: pays })}
          className="kiosk-code"
        />
      )}
      <p role="status">
        {order.code === null ? say('codeConfirming') : say('codeWaits')}{' '}
        {order.code !== null && say('codeBefore', { time: format.time(order.payBefore) })}
      </p>
      <Foot>
        <Button kind="secondary" onClick={() => void leave()}>
          {say('leave')}
        </Button>
      </Foot>
    </>
  );
}

function orderSlip(order: Order, at: string): SlipContent {
  const kinds = { credited: 'paid', not_charged: 'not_charged' } as const;
  const { state, maskedNumber: number, reference, receipt, validUntil } = order;
  const { pays: money, fee, rate, method, bonus } = order;
  return {
    kind: state === 'credited' || state === 'not_charged' ? kinds[state] : 'pending',
    at,
    number,
    valueMinor: order.value.amountMinor,
    ...(state === 'credited' && { bonus, paid: { money, fee, rate, method } }),
    reference,
    receipt,
    validUntil,
  };
}
