import process from 'node:process';
import pg from 'pg';
import { type Asked, type Field, type Found, SentStatement, type Wire } from './sent-statement.ts';

/**
 * Statements of one transaction that are asked for in one turn: they go together, with one Sync at
 * the end (PostgreSQL, "Pipelining"). Where one fails, the server passes over all behind it, which
 * fail with it; as a transaction that has failed they could do nothing any more.
 *
 * pg ends every statement with a Sync of its own, which has the server answer each by itself: a
 * call into its kernel, one into ours, and both sides wake up. And it has each described anew,
 * makes an emitter, a timer and two promises for it. A batch has thirty statements.
 */
class StatementGroup {
  readonly #statements: readonly SentStatement[];
  /** Which of them the server is at. */
  #at = 0;

  constructor(statements: readonly SentStatement[]) {
    this.#statements = statements;
  }

  /** pg notes under these what has been prepared, or has failed. */
  get name(): string | undefined {
    return this.#statements[this.#at]?.of.name;
  }

  get text(): string | undefined {
    return this.#statements[this.#at]?.of.text;
  }

  submit(connection: unknown): null {
    const wire = connection as Wire;
    wire.stream.cork();
    for (const statement of this.#statements) statement.write(wire);
    wire.sync();
    wire.stream.uncork();
    return null;
  }

  handleRowDescription({ fields }: { readonly fields: readonly Field[] }): void {
    this.#statements[this.#at]?.takeFields(fields);
  }

  handleDataRow({ fields }: { readonly fields: readonly (string | null)[] }): void {
    this.#statements[this.#at]?.takeRow(fields);
  }

  handleCommandComplete({ text }: { readonly text: string }): void {
    this.#statements[this.#at]?.end(text);
    this.#at += 1;
  }

  /** The rows of a COPY are on their way already. */
  handleCopyInResponse(): void {}

  handleError(error: unknown, connection: unknown): void {
    const { submittedNamedStatements } = connection as Wire;
    for (const { isNew, of } of this.#statements.slice(this.#at + 1)) {
      if (isNew) delete submittedNamedStatements[of.name];
    }
    this.#fail(error);
  }

  /** Each statement has ended by itself. */
  handleReadyForQuery(): void {}

  #fail(error: unknown): void {
    for (const statement of this.#statements.slice(this.#at)) statement.fail(error);
    this.#at = this.#statements.length;
  }
}

// With a pipeline pg takes queries of its own kind only, whose constructor does what this leaves.
Object.setPrototypeOf(StatementGroup.prototype, pg.Query.prototype as object);

/** Sends a statement, or a COPY with its rows. */
export type Send = (of: Asked, values: readonly unknown[], body?: Buffer) => Promise<Found>;

/** Sends what is asked for in one turn of the event loop together; for one transaction. */
export function openSender(client: pg.ClientBase): Send {
  let waiting: SentStatement[] = [];
  const leave = (): void => {
    const group = new StatementGroup(waiting);
    waiting = [];
    client.query(group);
  };
  return (of, values, body) => {
    const statement = new SentStatement(of, values, body);
    waiting.push(statement);
    if (waiting.length === 1) process.nextTick(leave);
    return statement.found;
  };
}
