import type { ReactNode } from 'react';
import type { Money } from '../client/index.ts';
import { Row, Rows } from '../kit/index.ts';
import type { Format } from '../language/index.ts';

interface StatementRowsProps {
  readonly statement: {
    readonly opening: Money;
    readonly closing: Money;
    readonly totals: readonly {
      readonly code: string;
      readonly count: number;
      readonly in: Money;
      readonly out: Money;
    }[];
  };
  readonly format: Pick<Format, 'money'>;
  readonly opening: string;
  readonly closing: string;
  /** What moved it, in the reader's words or as programs know it. */
  readonly nameOf: (code: string) => string;
}

/** A day of a float: what was in it, what moved it by its reason, and what is in it then. */
export function StatementRows(props: StatementRowsProps): ReactNode {
  const { statement, format, opening, closing, nameOf } = props;
  return (
    <Rows>
      <Row name={opening}>{format.money(statement.opening)}</Row>
      {statement.totals.map(({ code, count, in: came, out }) => (
        <Row key={code} name={`${nameOf(code)} × ${count}`}>
          {came.amountMinor > 0 && `+ ${format.money(came)} `}
          {out.amountMinor > 0 && `− ${format.money(out)}`}
        </Row>
      ))}
      <Row name={closing}>{format.money(statement.closing)}</Row>
    </Rows>
  );
}
