import { Table, type TableColumnsType } from 'antd';
import type { Key, ReactNode, TdHTMLAttributes } from 'react';

export interface Column<Row> {
  readonly title: string;
  readonly render: (row: Row) => ReactNode;
  /** Amounts stand at the right, so that their cents stand below each other. */
  readonly isAmount?: boolean;
  /** Text that may run over several lines. */
  readonly isFree?: boolean;
}

/** What says nothing says that it does. */
function orDash(content: ReactNode): ReactNode {
  return content === '' ? '–' : content;
}

interface RowsProps<Row> {
  readonly label: string;
  readonly rows: readonly Row[];
  readonly columns: readonly Column<Row>[];
  readonly keyOf: (row: Row) => Key;
  readonly none: string;
}

/**
 * A table that says what it is, and can be moved by the keyboard where it is too wide. Where the
 * screen is narrow, each row is a card: nothing is reached by moving sideways there.
 */
export function Rows<Row extends object>(props: RowsProps<Row>): ReactNode {
  const { label, rows, columns, keyOf, none } = props;
  const drawn: TableColumnsType<Row> = columns.map(({ title, render, isAmount, isFree }) => ({
    key: title,
    title,
    // On a narrow screen a row is a card, and each cell says itself what it is.
    onCell: () => ({ 'data-title': title }) as TdHTMLAttributes<HTMLTableCellElement>,
    render: (_: unknown, row: Row) => <div className="cell">{orDash(render(row))}</div>,
    ...(isAmount ? { align: 'right' as const } : {}),
    ...(isFree ? { className: 'free' } : {}),
  }));
  return (
    <div className="card card-flush">
      <div className="table-room" role="region" aria-label={label} tabIndex={0}>
        <Table<Row>
          columns={drawn}
          dataSource={[...rows]}
          rowKey={keyOf}
          pagination={false}
          locale={{ emptyText: <span className="soft">{none}</span> }}
        />
      </div>
    </div>
  );
}
