import type { ReactNode } from 'react';
import type { Term } from '../../../client/index.ts';
import { Card } from '../../../kit/index.ts';
import { ChangeButton } from '../../layout/change-button.tsx';
import { type LineApp, useLineApp } from '../../state/line-words.tsx';
import { translated } from '../../../language/index.ts';

interface TermsProps {
  readonly line: string;
  readonly terms: readonly Term[];
  /** The last day of the line. */
  readonly validUntil: string | null;
  readonly onChange: () => void;
}

function isFee({ kind }: Term): boolean {
  return kind === 'monthly_fee' || kind === 'mainland_number';
}

/** How a term stands, in one line. */
function standing(term: Term, { say, format }: LineApp): string {
  const day = format.dayOf(term.endsAt);
  const price = format.roundMoney(term.price);
  switch (term.state) {
    case 'running':
      if (isFee(term)) return say('packs.feeNext', { day });
      return term.renews ? say('packs.renewsOn', { price, day }) : say('packs.endsOn', { day });
    case 'owed':
      return say('packs.owed');
    case 'lapsed':
      return say(`packs.lapsed.${term.why ?? 'balance'}`, { day });
    case 'renewed':
      return say('packs.until', { day });
    case 'ended':
      return say('packs.ended', { day });
  }
}

/** Starts and stops with one tap each: what was begun in a moment is ended in one. */
function RenewalButton({
  line,
  term,
  onChange,
}: Omit<TermsProps, 'terms' | 'validUntil'> & {
  readonly term: Term;
}) {
  const { device, say } = useLineApp();
  const given = { params: { line, term: term.id }, body: { renews: !term.renews } };
  return (
    <ChangeButton
      kind="plain"
      isWide={false}
      send={() => device.channel.call('setRenewal', given, { isRepeatable: true })}
      onChange={() => onChange()}
    >
      {say(term.renews ? 'packs.renewOff' : 'packs.renewOn')}
    </ChangeButton>
  );
}

function TermItem({
  term,
  validUntil,
  ...rest
}: Omit<TermsProps, 'terms'> & { readonly term: Term }): ReactNode {
  const app = useLineApp();
  const isAmiss = term.state === 'owed' || term.state === 'lapsed';
  return (
    <li className="pack">
      <div className="pack-head">
        <span className="pack-name">{translated(term.name, app.language)}</span>
        {isFee(term) && <span>{app.format.roundMoney(term.price)}</span>}
      </div>
      <p className={isAmiss ? 'tag-attention small' : 'soft small'}>{standing(term, app)}</p>
      {term.outlivesLine && validUntil && (
        <p className="tag-attention small">
          {app.say('packs.outlives', { day: app.format.day(validUntil) })}
        </p>
      )}
      {term.canChangeRenewal && <RenewalButton term={term} {...rest} />}
    </li>
  );
}

/** What the line has now, then what it has had and lost in the last days. */
export function Terms({ terms, ...rest }: TermsProps): ReactNode {
  const { say } = useLineApp();
  const shown = terms.filter(({ state }) => state !== 'renewed');
  const order = [...shown].sort((one, other) => Number(isOver(one)) - Number(isOver(other)));
  return (
    <Card title={say('packs.yours')}>
      {!shown.some((term) => !isOver(term) && !isFee(term)) && (
        <p className="soft">{say('packs.none')}</p>
      )}
      <ul className="packs">
        {order.map((term) => (
          <TermItem key={term.id} term={term} {...rest} />
        ))}
      </ul>
    </Card>
  );
}

function isOver({ state }: Term): boolean {
  return state === 'ended' || state === 'lapsed';
}
