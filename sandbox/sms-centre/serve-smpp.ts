import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { giveWaiting, takeFrom } from './deliver.ts';
import { type Pdu, type Session, smpp, status } from './smpp-library.ts';
import { takeSubmit } from './take-submit.ts';
import { count, type World } from './world.ts';

export interface SmppServer {
  readonly port: number;
  /** Cuts every connection; new ones may come at once. */
  disconnect(): void;
  stop(): Promise<void>;
}

/** Listens for clients on loopback. One that sends garbage is cut off, and no other. */
export async function serveSmpp(world: World, port: number): Promise<SmppServer> {
  const sessions = new Set<Session>();
  const server = smpp.createServer({}, (session) => {
    sessions.add(session);
    count(world, 'connections');
    session.socket.setNoDelay();
    const leave = (): void => {
      sessions.delete(session);
      world.bound.delete(session);
      takeFrom(world, session);
    };
    session.on('close', leave);
    session.on('error', () => {
      leave();
      session.destroy();
    });
    session.on('pdu', (pdu) => take(world, session, pdu));
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const disconnect = (): void => {
    for (const session of sessions) session.destroy();
  };
  return {
    port: (server.address() as AddressInfo).port,
    disconnect,
    async stop() {
      disconnect();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function take(world: World, session: Session, pdu: Pdu): void {
  switch (pdu.command) {
    case 'bind_transceiver':
      return bind(world, session, pdu);
    case 'submit_sm':
      void takeSubmit(world, session, pdu);
      return;
    case 'enquire_link':
      return void session.send(pdu.response());
    case 'unbind':
      world.bound.delete(session);
      session.send(pdu.response());
      return session.close();
    default:
      return;
  }
}

function bind(world: World, session: Session, pdu: Pdu): void {
  const isKnown = pdu['system_id'] === world.systemId && pdu['password'] === world.password;
  count(world, isKnown ? 'binds' : 'wrongBinds');
  if (!isKnown) {
    session.send(pdu.response({ command_status: status.invalidPassword }));
    return session.close();
  }
  session.send(pdu.response({ system_id: 'centre', sc_interface_version: 0x34 }));
  world.bound.add(session);
  giveWaiting(world);
}
