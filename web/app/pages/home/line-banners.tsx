import type { ReactNode } from 'react';
import type { Line, LineNumber, LineState } from '../../../client/index.ts';
import { Banner } from '../../../kit/index.ts';
import { brand } from '../../brand.ts';
import { useApp } from '../../state/app-context.tsx';

const lost: ReadonlySet<LineState> = new Set(['quarantine', 'recycled']);

/** What is not as it should be with the line, what that means, and what to do. */
export function LineBanner({ line }: { readonly line: Line }): ReactNode {
  const { say, format } = useApp();
  const { state, stateEnds, balance } = line;
  if (state === 'active') {
    if (!balance.isLow) return null;
    return (
      <Banner kind="attention" title={say('state.low.title')}>
        <p>{say('state.low.text')}</p>
      </Banner>
    );
  }
  const texts = {
    inactive: say('state.inactive.text'),
    one_way: say('state.one_way.text'),
    locked: say('state.locked.text'),
    quarantine: say('state.quarantine.text', { helpline: brand.helpline }),
    recycled: say('state.recycled.text', { helpline: brand.helpline }),
  };
  return (
    <Banner kind={lost.has(state) ? 'loss' : 'attention'} title={say(`state.${state}.title`)}>
      <p>{texts[state]}</p>
      {stateEnds && <p>{say('state.until', { day: format.day(stateEnds) })}</p>}
    </Banner>
  );
}

/**
 * Each number of a line has a registration of its own: one may be suspended while the other works.
 */
export function RegistrationBanner({ number }: { readonly number: LineNumber }): ReactNode {
  const { say } = useApp();
  const { registration } = number;
  if (registration === 'registered') return null;
  return (
    <Banner kind="attention" title={say(`registration.${registration}.title`)}>
      <p>{say(`registration.${registration}.text`)}</p>
    </Banner>
  );
}
