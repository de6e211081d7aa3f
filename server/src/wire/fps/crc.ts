/**
 * CRC-16 as EMVCo codes end with (polynomial 0x1021, begun with 0xFFFF, nothing reflected or
 * inverted), over the bytes of the text in UTF-8. Four upper-case hexadecimal digits, with leading
 * zeros. EMV QR Code Specification, Merchant-Presented Mode, 4.7.3.
 */
export function crcOf(text: string): string {
  let crc = 0xffff;
  for (const byte of Buffer.from(text, 'utf8')) {
    crc ^= byte << 8;
    for (let bit = 0; bit < 8; bit += 1) {
      crc = (crc & 0x8000) === 0 ? crc << 1 : (crc << 1) ^ 0x1021;
    }
    crc &= 0xffff;
  }
  return crc.toString(16).toUpperCase().padStart(4, '0');
}
