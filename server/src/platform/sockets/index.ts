export {
  listenForSockets,
  type Listening,
  type ListenTls,
  type ServedSocket,
  tlsProblem,
} from './listen.ts';
export {
  openSocket,
  type SocketConnection,
  type SocketEvents,
  type SocketPlace,
} from './sockets.ts';
export { type RealTimer, startTimer } from './timers.ts';
