import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { Topup } from '../../../client/index.ts';
import { Banner, buttonClass } from '../../../kit/index.ts';
import { pageAddress } from '../../routes.ts';
import { useApp } from '../../state/app-context.tsx';
import { useLines } from '../../state/use-lines.ts';
import { useLoaded } from '../../state/use-loaded.ts';
import { translated } from '../../../language/index.ts';

/**
 * A top-up alone brings no pack back, and people wonder why there is no data: so the pack that
 * ended is offered here, once its line has money again.
 */
export function PackReminder({ topup }: { readonly topup: Topup }): ReactNode {
  const { device, say, format, language } = useApp();
  const lines = useLines();
  const line = lines.value?.lines.find(({ numbers }) =>
    numbers.some(({ number }) => number === topup.receiver.number),
  );
  const { value } = useLoaded(line && `packs ${line.id}`, () =>
    device.channel.call('listPacks', { params: { line: line?.id ?? '' } }),
  );
  const ended = value?.offers.find(({ endedAt }) => endedAt !== null);
  if (!ended?.isAffordable) return null;
  const name = translated(ended.name, language);
  return (
    <Banner kind="action" icon="refresh" title={say('packs.afterTopup')}>
      <p>{say('packs.afterTopupText', { name, price: format.roundMoney(ended.price) })}</p>
      <Link href={pageAddress('packs')} className={buttonClass('secondary')}>
        {say('packs.show')}
      </Link>
    </Banner>
  );
}
