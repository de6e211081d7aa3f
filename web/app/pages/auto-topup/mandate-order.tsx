import type { ReactNode } from 'react';
import type { AutoTopup } from '../../../client/index.ts';
import { Button } from '../../../kit/index.ts';
import { translated } from '../../../language/index.ts';
import { useLineApp } from '../../state/line-words.tsx';

export type WaysToPay = AutoTopup['mandates'];

/** What pays, the first of them before the others. */
export function PaysBy({ mandates }: { readonly mandates: WaysToPay }): ReactNode {
  const { say, language } = useLineApp();
  const names = mandates.map(({ method }) => translated(method, language));
  const methods = names.join(' → ');
  if (names.length === 0) return null;
  return (
    <p className="soft small">
      {names.length === 1
        ? say('autoTopup.paysByOne', { method: methods })
        : say('autoTopup.paysBy', { methods })}
    </p>
  );
}

interface MandateOrderProps {
  /** All that are saved. */
  readonly saved: WaysToPay;
  /** Those that the rule is to be paid by, in their order. */
  readonly used: WaysToPay;
  /** Whether it can pay for what is chosen. */
  readonly isFit: (one: WaysToPay[number]) => boolean;
  readonly onChange: (used: WaysToPay) => void;
}

/** Which way to pay is asked first, the others only where it declines, and which is not at all. */
export function MandateOrder(props: MandateOrderProps): ReactNode {
  const { saved, used, isFit, onChange } = props;
  const { say, language } = useLineApp();
  const paying = used.filter(isFit);
  const others = saved.filter(({ id }) => used.every((one) => one.id !== id));
  const without = (left: WaysToPay[number]): WaysToPay => used.filter((one) => one !== left);
  const button = (
    does: 'first' | 'alsoUse' | 'doNotUse',
    one: WaysToPay[number],
    wanted: WaysToPay,
  ): ReactNode => (
    <Button key={`${does} ${one.id}`} kind="secondary" onClick={() => onChange(wanted)}>
      {say(`autoTopup.${does}`, { method: translated(one.method, language) })}
    </Button>
  );
  return (
    <div role="group" className="stack stack-close" aria-label={say('autoTopup.order')}>
      <PaysBy mandates={paying} />
      {[...used, ...others]
        .filter((one) => !isFit(one))
        .map((one) => (
          <p key={one.id} className="soft small">
            {say('autoTopup.leftOut', { method: translated(one.method, language) })}
          </p>
        ))}
      {paying.slice(1).map((one) => button('first', one, [one, ...without(one)]))}
      {paying.length > 1 && paying.map((one) => button('doNotUse', one, without(one)))}
      {others.filter(isFit).map((one) => button('alsoUse', one, [...used, one]))}
    </div>
  );
}
