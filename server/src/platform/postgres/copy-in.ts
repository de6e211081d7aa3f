import pg from 'pg';

/**
 * A COPY whose rows are sent along with it, not waiting to be called for, so that it takes its
 * place among the statements of a unit of work. The server passes over the rows of a COPY that it
 * refused (PostgreSQL, "COPY Operations"), as it does over all that follows a failed statement.
 */
export class CopyIn extends pg.Query {
  override readonly submit: (connection: pg.Connection) => void;

  constructor(text: string, body: Buffer, done: (error: Error | undefined) => void) {
    super({ text }, done);
    this.submit = (connection) => {
      connection.stream.cork();
      connection.query(text);
      connection.stream.write(body);
      connection.stream.uncork();
    };
  }

  /** pg would answer that it has no rows. */
  handleCopyInResponse(): void {}
}
