import { Socket } from 'node:net';
import process from 'node:process';

/**
 * A way to the server on which all that is sent in one turn leaves in one write. pg holds a
 * statement's messages back while it makes them (`cork`) and lets them go at its end; here they go
 * once whoever runs has ended. Each write is a call into the kernel that wakes PostgreSQL up, 25 µs
 * of a busy core: begin and a first statement, or the writes of a unit of work and its commit, need
 * one of them.
 */
export class OneWriteSocket extends Socket {
  override uncork(): void {
    process.nextTick(() => super.uncork());
  }
}
