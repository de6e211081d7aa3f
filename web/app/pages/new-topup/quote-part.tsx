import type { ReactNode } from 'react';
import type { PaymentMethod, Quote } from '../../../client/index.ts';
import { Amount, TileGroup } from '../../../kit/index.ts';
import { useApp } from '../../state/app-context.tsx';
import { translated } from '../../../language/index.ts';

interface ChangeProps {
  readonly name: string;
  readonly before: string | undefined;
  readonly after: string;
}

function Change({ name, before, after }: ChangeProps): ReactNode {
  const { say } = useApp();
  return (
    <div className="change">
      <dt className="soft">{name}</dt>
      <dd>
        {before === undefined && <strong>{after}</strong>}
        {before === after && <strong>{say('topup.stays', { value: after })}</strong>}
        {before !== undefined && before !== after && (
          <>
            <span className="unseen">{say('topup.fromTo', { before, after })}</span>
            <span className="change-values" aria-hidden="true">
              <span className="soft">{before} →</span>
              <strong>{after}</strong>
            </span>
          </>
        )}
      </dd>
    </div>
  );
}

/** What a top-up changes, before it is paid: the balance and the day until which the line lives. */
export function Changes({ quote }: { readonly quote: Quote }): ReactNode {
  const { say, format } = useApp();
  const { balanceBefore, balanceAfter, validUntilBefore, validUntilAfter } = quote;
  return (
    <dl className="changes">
      {balanceAfter && (
        <Change
          name={say('topup.balance')}
          before={balanceBefore ? format.money(balanceBefore) : undefined}
          after={format.money(balanceAfter)}
        />
      )}
      <Change
        name={say('topup.validUntil')}
        before={validUntilBefore ? format.day(validUntilBefore) : undefined}
        after={format.day(validUntilAfter)}
      />
    </dl>
  );
}

/** One method may stand there twice: saved, and in the usual way. */
export function methodKey({ code, mandate }: PaymentMethod): string {
  return mandate?.id ?? code;
}

function Method({ method }: { readonly method: PaymentMethod }): ReactNode {
  const { say, format, language } = useApp();
  const { fee, bonus, reason, mandate } = method;
  const saved = mandate?.label
    ? say('topup.savedAs', { label: mandate.label })
    : say('topup.saved');
  const facts = [
    ...(mandate ? [saved] : []),
    fee.amountMinor > 0 ? say('topup.fee', { fee: format.money(fee) }) : say('topup.noFee'),
    bonus.amountMinor > 0
      ? say('topup.bonus', { bonus: format.money(bonus) })
      : say('topup.noBonus'),
    say('topup.promise', { duration: format.duration(method.promisedSeconds) }),
  ];
  return (
    <span className="method">
      <strong>{translated(method.name, language)}</strong>
      <Amount text={format.money(method.pays)} />
      <span className="method-facts">
        {reason && <span>{translated(reason, language)}</span>}
        {!reason && facts.map((fact) => <span key={fact}>{fact}</span>)}
      </span>
    </span>
  );
}

interface MethodPartProps {
  readonly quote: Quote;
  readonly chosen: string | null;
  /** By its key. */
  readonly onChoose: (method: string) => void;
}

/**
 * Each way to pay with its fee, its bonus and when the value will be there, before it is chosen.
 */
export function MethodPart({ quote, chosen, onChoose }: MethodPartProps): ReactNode {
  const { say, language } = useApp();
  return (
    <TileGroup
      legend={say('topup.method')}
      isWide
      chosen={chosen}
      onChoose={onChoose}
      options={[
        ...quote.methods.map((method) => ({
          value: methodKey(method),
          isOff: !method.isAvailable,
          content: <Method method={method} />,
        })),
        ...quote.unpricedMethods.map(({ code, name, reason }) => ({
          value: code,
          isOff: true,
          content: (
            <span className="method">
              <strong>{translated(name, language)}</strong>
              <span className="method-facts">{translated(reason, language)}</span>
            </span>
          ),
        })),
      ]}
    />
  );
}
