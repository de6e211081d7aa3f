import type { ReactNode } from 'react';
import { SlipPaper as Paper } from '../../counter/index.ts';
import { translated } from '../../language/index.ts';
import type { Place, Sale } from '../state/hall-channel.ts';
import { useHall } from '../state/hall-context.tsx';

interface SlipPaperProps {
  readonly sale: Pick<Sale, 'place' | 'value'>;
  readonly brand: Place['brand'];
  readonly isCopy: boolean;
  readonly children: ReactNode;
}

export function SlipPaper({ sale, brand, isCopy, children }: SlipPaperProps): ReactNode {
  const { say, format, language } = useHall();
  return (
    <Paper
      label={say('receipt')}
      brand={translated(brand.name, language)}
      place={say('service', { place: sale.place })}
      copy={isCopy ? say('copy') : undefined}
      amount={format.money(sale.value)}
      thanks={say('slipThanks', { hotline: brand.hotline })}
    >
      {children}
    </Paper>
  );
}
