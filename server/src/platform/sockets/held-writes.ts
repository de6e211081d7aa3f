import type { Socket } from 'node:net';
import process from 'node:process';

/** Writes so that all that is written in one turn leaves together. After the end it is lost. */
export function heldWrites(socket: Socket): (octets: Buffer) => void {
  let isHeld = false;
  return (octets) => {
    // A call into the kernel costs more than fifty small messages do together.
    if (!isHeld) {
      isHeld = true;
      socket.cork();
      process.nextTick(() => {
        isHeld = false;
        socket.uncork();
      });
    }
    if (socket.writable) socket.write(octets);
  };
}
