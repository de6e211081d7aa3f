import { createRequire } from 'node:module';
import type { Statement } from './statements.ts';
import { typeParsers } from './types.ts';

/** What pg's connection has, and its types leave out. */
export interface Wire {
  readonly stream: { cork(): void; uncork(): void; write(bytes: Buffer): boolean };
  /** By their names: those that the server knows, and those it was told and has not answered. */
  readonly parsedStatements: Record<string, string>;
  readonly submittedNamedStatements: Record<string, string>;
  parse(statement: Pick<Statement, 'name' | 'text'>): void;
  bind(given: { readonly statement: string; readonly values: readonly unknown[] }): void;
  describe(what: { readonly type: 'P'; readonly name: '' }): void;
  execute(): void;
  flush(): void;
  sync(): void;
}

/** As the server describes a column. */
export interface Field {
  readonly name: string;
  readonly dataTypeID: number;
  readonly format?: 'text' | 'binary';
}

export interface Found {
  readonly fields: readonly Pick<Field, 'name'>[];
  readonly rows: readonly (readonly unknown[])[];
  /** What the server calls what it has done: `COMMIT`, `SELECT 5`. */
  readonly command: string;
}

interface Columns {
  readonly fields: readonly Field[];
  readonly parsers: readonly ((text: string) => unknown)[];
}

/** pg's own way to write a value, which it keeps to itself. */
const { prepareValue } = createRequire(import.meta.url)('pg/lib/utils') as {
  prepareValue(value: unknown): unknown;
};

const noColumns: Columns = { fields: [], parsers: [] };
/** A prepared statement has the same columns each time: the server is asked for them once. */
const described = new WeakMap<Pick<Statement, 'name' | 'text'>, Columns>();

/** What is asked of the server. */
export interface Asked extends Pick<Statement, 'name' | 'text'> {
  /** The server is to answer what stands before this first, and not all at the end of the group. */
  readonly comesApart?: true;
}

/** A statement on its way, or a COPY with its rows behind it, and what comes of it. */
export class SentStatement {
  readonly of: Asked;
  readonly #values: readonly unknown[];
  readonly #body: Buffer | undefined;
  #columns: Columns | undefined;
  readonly #rows: unknown[][] = [];
  readonly #ending = Promise.withResolvers<Found>();
  /** It is to be prepared on the way: the server may not come to that. */
  isNew = false;

  constructor(of: Asked, values: readonly unknown[], body?: Buffer) {
    this.of = of;
    this.#values = values.map(prepareValue);
    this.#body = body;
    this.#columns = body ? noColumns : described.get(of);
  }

  get found(): Promise<Found> {
    return this.#ending.promise;
  }

  write(wire: Wire): void {
    const { name, text, comesApart } = this.of;
    if (comesApart) wire.flush();
    const { parsedStatements, submittedNamedStatements } = wire;
    this.isNew =
      parsedStatements[name] === undefined && submittedNamedStatements[name] === undefined;
    if (this.isNew) {
      wire.parse({ name, text });
      submittedNamedStatements[name] = text;
    }
    wire.bind({ statement: name, values: this.#values });
    if (!this.#columns) wire.describe({ type: 'P', name: '' });
    wire.execute();
    if (this.#body) wire.stream.write(this.#body);
  }

  takeFields(fields: readonly Field[]): void {
    const parsers = fields.map(({ dataTypeID, format }) =>
      typeParsers.getTypeParser(dataTypeID, format),
    );
    this.#describe({ fields, parsers });
  }

  takeRow(texts: readonly (string | null)[]): void {
    const { parsers } = this.#columns ?? noColumns;
    const row = texts.map((text, index) => (text === null ? null : parsers[index]?.(text)));
    this.#rows.push(row);
  }

  end(command: string): void {
    const { fields } = this.#columns ?? this.#describe(noColumns);
    this.#ending.resolve({ fields, rows: this.#rows, command });
  }

  fail(error: unknown): void {
    this.#ending.reject(error);
  }

  #describe(columns: Columns): Columns {
    this.#columns = columns;
    described.set(this.of, columns);
    return columns;
  }
}
