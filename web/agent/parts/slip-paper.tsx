import type { ReactNode } from 'react';
import { SlipPaper as Paper } from '../../counter/index.ts';
import { translated } from '../../language/index.ts';
import type { Sale } from '../state/till-channel.ts';
import { useTill } from '../state/till-context.tsx';

interface SlipPaperProps {
  readonly sale: Pick<Sale, 'shop' | 'till' | 'value'>;
  readonly isCopy: boolean;
  readonly children: ReactNode;
}

export function SlipPaper({ sale, isCopy, children }: SlipPaperProps): ReactNode {
  const { say, format, session, language } = useTill();
  const { brand } = session;
  return (
    <Paper
      label={say('receipt')}
      brand={translated(brand.name, language)}
      place={say('tillOf', { shop: sale.shop, till: String(sale.till) })}
      copy={isCopy ? say('copy') : undefined}
      amount={format.money(sale.value)}
      thanks={say('slipThanks', { hotline: brand.hotline })}
    >
      {children}
    </Paper>
  );
}
