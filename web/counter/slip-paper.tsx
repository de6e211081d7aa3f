import type { ReactNode } from 'react';
import { Amount } from '../kit/index.ts';

interface SlipPaperProps {
  /** What it is called aloud. */
  readonly label: string;
  readonly brand: string;
  readonly place: string;
  /** How it says that it was looked up later, or printed before; undefined for the first. */
  readonly copy: string | undefined;
  readonly amount: string;
  readonly thanks: string;
  readonly children: ReactNode;
}

/** What every slip says: whose it is, where it was sold, how much it is about, and whom to ask. */
export function SlipPaper({ children, ...says }: SlipPaperProps): ReactNode {
  return (
    <section className="slip stack" aria-label={says.label}>
      <p>
        <strong>{says.brand}</strong>
        <br />
        {says.place}
      </p>
      {says.copy && <p className="slip-copy">{says.copy}</p>}
      <Amount text={says.amount} size="medium" />
      {children}
      <p className="slip-foot">{says.thanks}</p>
    </section>
  );
}
