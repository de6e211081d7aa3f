/** What is drawn to be scanned; apart from the kit, which every page of the app carries. */
export { QrCode } from './qr-code.tsx';
