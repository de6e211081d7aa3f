import { once } from 'node:events';
import type { Readable, Writable } from 'node:stream';
import pg from 'pg';

/** What pg's connection has for COPY, and its types leave out. */
interface CopyConnection {
  readonly stream: NodeJS.WriteStream;
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
  sendCopyFail(why: string): void;
}

type Done = (error: Error | undefined, result?: pg.QueryResult) => void;

/** A COPY … TO STDOUT whose rows go into a stream, as fast as that takes them. */
class CopyOut extends pg.Query {
  readonly #to: Writable;

  constructor(text: string, to: Writable, done: Done) {
    super({ text }, done);
    this.#to = to;
  }

  handleCopyData({ chunk }: { readonly chunk: Buffer }, { stream }: CopyConnection): void {
    // The parser writes over its buffer while ours waits to be written.
    if (this.#to.write(Buffer.from(chunk))) return;
    stream.pause();
    this.#to.once('drain', () => stream.resume());
  }
}

/** A COPY … FROM STDIN whose rows come out of a stream. */
class CopyBack extends pg.Query {
  readonly #from: Readable;
  #isOver = false;

  constructor(text: string, from: Readable, done: Done) {
    super({ text }, (error, result) => {
      this.#isOver = true;
      done(error, result);
    });
    this.#from = from;
  }

  handleCopyInResponse(connection: CopyConnection): void {
    void this.#send(connection);
  }

  async #send(connection: CopyConnection): Promise<void> {
    try {
      for await (const chunk of this.#from) {
        // The server has refused a row: it takes no more.
        if (this.#isOver) return;
        connection.sendCopyFromChunk(chunk as Buffer);
        if (connection.stream.writableNeedDrain) await once(connection.stream, 'drain');
      }
      connection.endCopyFrom();
    } catch (error) {
      if (!this.#isOver) connection.sendCopyFail(String(error));
    }
  }
}

/** Runs a COPY … TO STDOUT; how many rows went into the stream, which stays open. */
export function copyOut(client: pg.Client, text: string, to: Writable): Promise<number> {
  return run(client, (done) => new CopyOut(text, to, done));
}

/** Runs a COPY … FROM STDIN to the end of the stream; how many rows there were. */
export function copyBack(client: pg.Client, text: string, from: Readable): Promise<number> {
  return run(client, (done) => new CopyBack(text, from, done));
}

function run(client: pg.Client, made: (done: Done) => pg.Query): Promise<number> {
  return new Promise((resolve, reject) => {
    client.query(
      made((error, result) => {
        if (error) reject(error);
        else resolve(result?.rowCount ?? 0);
      }),
    );
  });
}
