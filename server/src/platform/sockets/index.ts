export { listenForSockets, type Listening, type ServedSocket } from './listen.ts';
export {
  openSocket,
  type SocketConnection,
  type SocketEvents,
  type SocketPlace,
} from './sockets.ts';
export { type RealTimer, startTimer } from './timers.ts';
